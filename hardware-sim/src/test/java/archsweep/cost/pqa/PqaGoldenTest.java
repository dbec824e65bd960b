package archsweep.cost.pqa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import archsweep.config.Yaml;
import archsweep.cost.Csv;
import archsweep.device.Devices;
import archsweep.device.PqaAccelerator;
import archsweep.testing.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Against the comparison table of the authors' analytical model. */
class PqaGoldenTest {

  private final List<String> differences = new ArrayList<>();

  @Test
  void cyclesEqualTheAnalyticalModel() throws IOException {
    Path file = Fixtures.golden("pqa").resolve("comparison_table.csv");
    assumeTrue(Files.exists(file), "There is no " + file);
    List<Map<String, String>> rows = Csv.rows(file);
    for (Map<String, String> row : rows) {
      compare(row);
    }
    assertThat(rows).isNotEmpty();
    assertThat(differences).isEmpty();
  }

  private void compare(Map<String, String> row) throws IOException {
    int length = setting(row, "PROTO_LENGTH_LAYER", 0);
    int prototypes = setting(row, "NUM_PROTO_LAYER", 0);
    int prototypeBits = setting(row, "PROTO_TABLE_ENTRY", 8);
    int tableBits = setting(row, "PQ_TABLE_ENTRY", 16);
    PqaAccelerator device = device(row);
    long initialisation = 0;
    long search = 0;
    long lookup = 0;
    double calculation = 0;
    double total = 0;
    long baseline = 0;
    for (PublishedLayer layer : network(row.get("Network"))) {
      PqCycles cycles =
          PqCycles.of(device, layer.quantised(length, prototypes, prototypeBits, tableBits));
      initialisation += cycles.initialisation();
      search += cycles.search();
      lookup += cycles.lookup();
      calculation += cycles.calculation();
      total += cycles.total();
      baseline += ConvolutionalBaseline.cycles(layer, device.dramBitsPerCycle());
    }
    compare(row, "Initialization Cycles", initialisation);
    compare(row, "Calculation Cycles Proto", search);
    compare(row, "Calculation Cycles PQ", lookup);
    compare(row, "Calculation Cycles", calculation);
    compare(row, "Total Cycles", total);
    compare(row, "DLA Cycles", baseline);
  }

  private static PqaAccelerator device(Map<String, String> row) throws IOException {
    String name = "pqa-agilex-" + row.get("Memory").toLowerCase(Locale.ROOT);
    String yaml =
        Files.readString(Fixtures.projectRoot().resolve("conf/devices/" + name + ".yaml"));
    String vectors =
        "vectors: {outputs: %s, subspaces: %s, prototypes: %s, length: %s}"
            .formatted(
                row.get("num_out_vec"),
                row.get("num_subspace_vec"),
                row.get("num_proto_vec"),
                row.get("proto_length_vec"));
    return (PqaAccelerator)
        Devices.parse(Yaml.parse(yaml.replaceFirst("vectors: .*", vectors), name));
  }

  private static List<PublishedLayer> network(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "resnet-20" -> PublishedNetworks.resNet20();
      case "kws" -> PublishedNetworks.keywordSpotting();
      case "emnist" -> PublishedNetworks.emnist();
      case "vgg-small" -> PublishedNetworks.vggSmall();
      default -> throw new IllegalArgumentException("There is no network " + name);
    };
  }

  private static int setting(Map<String, String> row, String key, int otherwise) {
    Matcher matcher = Pattern.compile("'" + key + "': (\\d+)").matcher(row.get("Config"));
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : otherwise;
  }

  private void compare(Map<String, String> row, String column, double ours) {
    if (ours != Double.parseDouble(row.get(column))) {
      differences.add("%s: %s in %s".formatted(column, ours, row));
    }
  }
}
