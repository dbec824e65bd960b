package archsweep.cost.butterfly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import archsweep.cost.Csv;
import archsweep.cost.butterfly.Fabnet.LayerCycles;
import archsweep.device.ButterflyAccelerator;
import archsweep.device.Devices;
import archsweep.testing.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Against runs of the authors' simulator. */
class ButterflyGoldenTest {

  private static final Devices DEVICES =
      Devices.load(Fixtures.projectRoot().resolve("conf/devices"));

  private final List<String> differences = new ArrayList<>();

  @Test
  void cyclesEqualTheSimulator() throws IOException {
    Path file = Fixtures.golden("butterfly").resolve("cycles.csv");
    assumeTrue(Files.exists(file), "There is no " + file);
    List<Map<String, String>> rows = Csv.rows(file);
    for (Map<String, String> row : rows) {
      compare(row);
    }
    assertThat(rows).isNotEmpty();
    assertThat(differences).isEmpty();
  }

  private void compare(Map<String, String> row) {
    Fabnet network =
        new Fabnet(
            integer(row, "num_layer"), integer(row, "hidden_pow2"), integer(row, "ffn_pow2"));
    ButterflyAccelerator device = device(row);
    int tokens = integer(row, "seq_len");
    LayerCycles cycles = network.layer(device, tokens);
    compare(row, "fft1_cycles", cycles.firstFft());
    compare(row, "fft2_cycles", cycles.secondFft());
    compare(row, "bfly1_cycles", cycles.expansion());
    compare(row, "bfly2_cycles", cycles.contraction());
    compare(row, "cycles_per_layer", cycles.total());
    compare(row, "multipliers", device.engines().multipliers());
    double latencyMs = Double.parseDouble(row.get("latency_ms_200MHz_eff0.85"));
    if (Math.abs(network.latencyMs(device, tokens) / latencyMs - 1) > 1e-9) {
      differences.add("latency: %s in %s".formatted(network.latencyMs(device, tokens), row));
    }
  }

  private static ButterflyAccelerator device(Map<String, String> row) {
    String name =
        row.get("mem").equals("hbm") ? "butterfly-vcu128-be120" : "butterfly-zynq7045-be20";
    ButterflyAccelerator device = (ButterflyAccelerator) DEVICES.named(name);
    return device.withEngines(integer(row, "BE"), integer(row, "BU_per_BE"));
  }

  private void compare(Map<String, String> row, String column, double ours) {
    if (ours != Double.parseDouble(row.get(column))) {
      differences.add("%s: %s in %s".formatted(column, ours, row));
    }
  }

  private static int integer(Map<String, String> row, String column) {
    return Integer.parseInt(row.get(column));
  }
}
