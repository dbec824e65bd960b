package archsweep.fidelity;

import archsweep.config.CsvTable.Row;
import archsweep.cost.pqa.NetworkCycles;
import archsweep.cost.pqa.PqArea;
import archsweep.cost.pqa.PublishedNetworks;
import archsweep.device.Devices;
import archsweep.device.PqaAccelerator;
import archsweep.device.PqaAccelerator.PqaVectors;
import archsweep.fidelity.FidelityLine.Checked;
import archsweep.fidelity.FidelityLine.NotReproducible;
import archsweep.fidelity.FidelityLine.Plausible;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PQA: the comparison table of its analytical model, and what follows from it. */
final class PqaFidelity {

  private static final String SYSTEM = "PQA";
  private static final String MODEL = "run of abdelfattah-lab/PQA, print_comparison_table";
  private static final String FORMULAS = "inferred from the cycles and the area regression";
  private static final int PROTOTYPE_BITS = 8;
  private static final int TABLE_BITS = 16;

  private final Devices devices;
  private final List<FidelityLine> lines = new ArrayList<>();

  private PqaFidelity(Devices devices) {
    this.devices = devices;
  }

  static List<FidelityLine> lines(Devices devices) {
    PqaFidelity fidelity = new PqaFidelity(devices);
    fidelity.table();
    fidelity.baselines();
    fidelity.others();
    return fidelity.lines;
  }

  private void table() {
    for (String memory : List.of("DDR", "HBM")) {
      List<Row> rows = rows(memory);
      lines.add(
          new Checked(
              SYSTEM,
              "settings of ResNet-20, %s, whose six cycle counts are equal".formatted(memory),
              rows.size(),
              (double) rows.stream().filter(this::equal).count(),
              Tolerance.EXACT,
              MODEL));
    }
    for (Row row : rows("DDR").subList(0, 3)) {
      lines.add(
          new Checked(
              SYSTEM,
              "cycles of ResNet-20, DDR, L_s 3, N_p 64, outputs %s, subspaces %s"
                  .formatted(row.text("num_out_vec"), row.text("num_subspace_vec")),
              row.number("Total Cycles"),
              cycles(row).total(),
              Tolerance.EXACT,
              MODEL));
    }
  }

  private void baselines() {
    baseline("ResNet-20", "DDR", 17763);
    baseline("ResNet-20", "HBM", 17664);
    baseline("KWS", "DDR", 1888);
    baseline("KWS", "HBM", 1888);
  }

  private void baseline(String network, String memory, double reference) {
    NetworkCycles cycles =
        NetworkCycles.of(
            device(memory), PublishedNetworks.named(network), 9, 16, PROTOTYPE_BITS, TABLE_BITS);
    lines.add(
        new Checked(
            SYSTEM,
            "cycles of the convolutional baseline, %s, %s".formatted(network, memory),
            reference,
            cycles.baseline(),
            Tolerance.EXACT,
            MODEL));
  }

  private void others() {
    PqArea area = PqArea.of(narrow("DDR"));
    PqArea withoutDsps = new PqArea(area.logic(), area.m20ks(), 0);
    NetworkCycles ddr = narrowCycles("DDR");
    plausible("cycles, DDR", 17408, 17408, ddr.total(), FORMULAS);
    double gain = ddr.performancePerAreaGain(area);
    plausible("performance per area, DDR", 2.385, 2.395, gain, FORMULAS);
    plausible(
        "performance per area without DSPs, DDR",
        5.855,
        5.865,
        ddr.performancePerAreaGain(withoutDsps),
        FORMULAS);
    plausible("performance per area", 3.1 / 2, 3.1 * 2, gain, "a factor of two around 3.1");
    lines.add(
        new NotReproducible(
            SYSTEM,
            "performance per area of ResNet-20 over the convolutional baseline",
            "3.1 x",
            "its areas are measured on synthesised designs"));
    lines.add(
        new NotReproducible(
            SYSTEM,
            "performance per area over earlier product quantisation",
            "4 x",
            "the earlier work's cycles and area are not given"));
  }

  private void plausible(String quantity, double low, double high, double ours, String source) {
    lines.add(
        new Plausible(
            SYSTEM,
            quantity + ", ResNet-20, L_s 9, N_p 8, outputs and subspaces 16",
            low,
            high,
            ours,
            source));
  }

  private NetworkCycles narrowCycles(String memory) {
    return NetworkCycles.of(
        narrow(memory), PublishedNetworks.resNet20(), 9, 8, PROTOTYPE_BITS, TABLE_BITS);
  }

  private PqaAccelerator narrow(String memory) {
    return device(memory).withVectors(new PqaVectors(16, 16, 8, 9));
  }

  private static List<Row> rows(String memory) {
    return Figures.rows("golden/pqa/comparison_table.csv").stream()
        .filter(row -> row.text("Memory").equals(memory))
        .toList();
  }

  private boolean equal(Row row) {
    NetworkCycles cycles = cycles(row);
    return cycles.initialisation() == row.number("Initialization Cycles")
        && cycles.search() == row.number("Calculation Cycles Proto")
        && cycles.lookup() == row.number("Calculation Cycles PQ")
        && cycles.calculation() == row.number("Calculation Cycles")
        && cycles.total() == row.number("Total Cycles")
        && cycles.baseline() == row.number("DLA Cycles");
  }

  private NetworkCycles cycles(Row row) {
    return NetworkCycles.of(
        device(row),
        PublishedNetworks.named(row.text("Network")),
        setting(row, "PROTO_LENGTH_LAYER", 1),
        setting(row, "NUM_PROTO_LAYER", 1),
        setting(row, "PROTO_TABLE_ENTRY", PROTOTYPE_BITS),
        setting(row, "PQ_TABLE_ENTRY", TABLE_BITS));
  }

  private PqaAccelerator device(Row row) {
    return device(row.text("Memory"))
        .withVectors(
            new PqaVectors(
                (int) row.integer("num_out_vec"),
                (int) row.integer("num_subspace_vec"),
                (int) row.integer("num_proto_vec"),
                (int) row.integer("proto_length_vec")));
  }

  private PqaAccelerator device(String memory) {
    return (PqaAccelerator) devices.named("pqa-agilex-" + memory.toLowerCase(Locale.ROOT));
  }

  private static int setting(Row row, String key, int otherwise) {
    Matcher matcher = Pattern.compile("'" + key + "': (\\d+)").matcher(row.text("Config"));
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : otherwise;
  }
}
