package archsweep.fidelity;

import archsweep.config.CsvTable.Row;
import archsweep.fidelity.FidelityLine.Checked;
import archsweep.fidelity.FidelityLine.NotReproducible;
import archsweep.network.Network;
import archsweep.precision.BitOperations;
import archsweep.precision.Formats;
import archsweep.precision.LayerPrecision;
import archsweep.precision.PrecisionAssignment;
import archsweep.space.MobileNetV2;
import archsweep.space.ResNet;
import archsweep.space.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The bit operations that FLIQS published for networks of one format. */
final class BitOperationFidelity {

  private static final String SYSTEM = "FLIQS";
  private static final String SOURCE = "plotting scripts of arXiv 2308.03290";

  private BitOperationFidelity() {}

  static List<FidelityLine> lines() {
    Map<String, BitOperations> costs = new HashMap<>();
    Map<String, Network> networks = new HashMap<>();
    List<FidelityLine> lines = new ArrayList<>();
    for (Row row : Figures.rows("fidelity/fliqs_gbops.csv")) {
      String name = "%s, width %s".formatted(row.text("network"), row.text("width"));
      Network network =
          networks.computeIfAbsent(name, key -> network(row.text("network"), row.number("width")));
      LayerPrecision format = LayerPrecision.of(Formats.named(row.text("format")));
      lines.add(
          new Checked(
              SYSTEM,
              "%s, %s, GBOPs".formatted(name, row.text("format")),
              row.number("gbops"),
              costs
                  .computeIfAbsent(name, key -> new BitOperations(network))
                  .gbops(PrecisionAssignment.uniform(network, format)),
              lastDigit(row.number("gbops"), row.text("gbops")),
              SOURCE));
    }
    lines.add(
        new NotReproducible(
            SYSTEM,
            "MobileNetV2 in e2m1, GBOPs",
            "1.55 to 18.2",
            "the list is shifted by a column in the script: it is not a quarter of e4m3"));
    lines.add(
        new NotReproducible(
            SYSTEM,
            "GBOPs of the searched assignments",
            "FLIQS-S and FLIQS-L",
            "the formats of their layers are not given"));
    return lines;
  }

  /** A unit of the last digit: figures have at most four, and some were cut off, not rounded. */
  private static Tolerance lastDigit(double value, String text) {
    int point = text.indexOf('.');
    double written = point < 0 ? 1 : Math.pow(10, point + 1 - text.length());
    return new Tolerance(Math.max(written, Math.pow(10, Math.floor(Math.log10(value)) - 3)), false);
  }

  /** FLIQS projects the first shortcut of ResNet-18, which follows from its figures. */
  private static Network network(String name, double width) {
    return switch (name) {
      case "ResNet-18" ->
          new ResNet(name, List.of(2, 2, 2, 2), false, width, true).network(Task.IMAGENET);
      case "ResNet-50" ->
          new ResNet(name, List.of(3, 4, 6, 3), true, width, false).network(Task.IMAGENET);
      case "MobileNetV2" -> new MobileNetV2(name, width).network(Task.IMAGENET);
      default -> throw new IllegalArgumentException("There is no network " + name);
    };
  }
}
