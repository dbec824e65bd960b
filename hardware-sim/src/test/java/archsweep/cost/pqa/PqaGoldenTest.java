package archsweep.cost.pqa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import archsweep.cost.Csv;
import archsweep.device.Devices;
import archsweep.device.PqaAccelerator;
import archsweep.device.PqaAccelerator.PqaVectors;
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

  private static final Devices DEVICES =
      Devices.load(Fixtures.projectRoot().resolve("conf/devices"));

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

  private void compare(Map<String, String> row) {
    int length = setting(row, "PROTO_LENGTH_LAYER", 0);
    int prototypes = setting(row, "NUM_PROTO_LAYER", 0);
    int prototypeBits = setting(row, "PROTO_TABLE_ENTRY", 8);
    int tableBits = setting(row, "PQ_TABLE_ENTRY", 16);
    NetworkCycles cycles =
        NetworkCycles.of(
            device(row),
            PublishedNetworks.named(row.get("Network")),
            length,
            prototypes,
            prototypeBits,
            tableBits);
    compare(row, "Initialization Cycles", cycles.initialisation());
    compare(row, "Calculation Cycles Proto", cycles.search());
    compare(row, "Calculation Cycles PQ", cycles.lookup());
    compare(row, "Calculation Cycles", cycles.calculation());
    compare(row, "Total Cycles", cycles.total());
    compare(row, "DLA Cycles", cycles.baseline());
  }

  private static PqaAccelerator device(Map<String, String> row) {
    String name = "pqa-agilex-" + row.get("Memory").toLowerCase(Locale.ROOT);
    PqaVectors vectors =
        new PqaVectors(
            Integer.parseInt(row.get("num_out_vec")),
            Integer.parseInt(row.get("num_subspace_vec")),
            Integer.parseInt(row.get("num_proto_vec")),
            Integer.parseInt(row.get("proto_length_vec")));
    PqaAccelerator device = (PqaAccelerator) DEVICES.named(name);
    return device.withVectors(vectors);
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
