package archsweep.cost.scalesim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import archsweep.cost.Csv;
import archsweep.cost.Folding;
import archsweep.device.Dataflow;
import archsweep.testing.Fixtures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Against SCALE-Sim v2's own runs, and against third parties' runs of it. */
class ScaleSimGoldenTest {

  private final List<String> differences = new ArrayList<>();

  /** Tables of the demand matrices: cycles and buffer accesses without a memory system. */
  @Test
  void closedFormsEqualTheDemandMatrices() throws IOException {
    int compared = 0;
    for (Map<String, String> row : rows("rows_tool")) {
      if (!row.get("rows_tool").matches("\\d+")) {
        continue;
      }
      ScaleSimConfig config =
          config(
              (int) number(row, "array_h"),
              (int) number(row, "array_w"),
              Dataflow.valueOf(row.get("dataflow").toUpperCase(Locale.ROOT)));
      Folding folding =
          config.fold(number(row, "M_ofmap_px"), number(row, "N_filters"), number(row, "K_window"));
      compare(row, "rows_tool", folding.cycles());
      compareBuffers(row, folding);
      compared++;
    }
    assertThat(compared).isPositive();
    assertThat(differences).isEmpty();
  }

  /** Tables of complete runs: the tool's report of each layer of a topology. */
  @Test
  void reportsEqualTheTool() throws IOException {
    for (Map<String, String> row : rows("tool_total_cycles")) {
      ScaleSimConfig config = ScaleSimConfig.read(file("configs/" + row.get("config") + ".cfg"));
      TopologyLayer layer = layer(row);
      ScaleSimReport report = ScaleSimReport.of(config, layer);
      compare(row, "M", layer.product().m());
      compare(row, "N", layer.product().n());
      compare(row, "K", layer.product().k());
      compareBuffers(row, report.folding());
      // The compute part is exact everywhere; the stalls of the prefetcher only where it has none.
      compare(
          row,
          "tool_total_cycles",
          report.folding().cycles() - 1 + number(row, "tool_stall_cycles"));
      if (!config.bandwidthIsBounded()) {
        compare(row, "tool_total_cycles", report.totalCycles());
        compareDram(row, config, layer, report);
      } else if (fits(config, layer, report)) {
        compare(row, "tool_total_cycles", report.totalCycles());
      }
    }
    assertThat(differences).isEmpty();
  }

  /** 512 matrix products on 128 x 128 PEs that SCALE-Sim's validation ran in either dataflow. */
  @Test
  void closedFormsEqualThirdPartyRuns() throws IOException {
    Path file = Fixtures.data("hardware/tpu_matmul_scalesim_vs_measured_mnk.csv");
    int weightStationary = 0;
    int inputStationary = 0;
    for (Map<String, String> row : Csv.rows(file)) {
      long cycles = (long) Double.parseDouble(row.get("total_cycles")) + 1;
      if (cycles == tpuCycles(Dataflow.WS, row)) {
        weightStationary++;
      } else if (cycles == tpuCycles(Dataflow.IS, row)) {
        inputStationary++;
      }
    }
    assertThat(weightStationary).isEqualTo(288);
    assertThat(inputStationary).isEqualTo(224);
  }

  private static long tpuCycles(Dataflow dataflow, Map<String, String> row) {
    return config(128, 128, dataflow)
        .fold(number(row, "M"), number(row, "N"), number(row, "K"))
        .cycles();
  }

  private void compareBuffers(Map<String, String> row, Folding folding) {
    compare(row, "ifmap_sram_reads", folding.ifmapSramReads());
    compare(row, "filter_sram_reads", folding.filterSramReads());
    compare(row, "ofmap_sram_writes", ScaleSimReport.ofmapSramWrites(folding));
    double efficiency = Double.parseDouble(row.get("mapping_eff_pct"));
    if (Math.abs(efficiency - 100 * folding.mappingEfficiency()) > 1e-6) {
      differences.add("mapping_eff_pct: %s in %s".formatted(folding.mappingEfficiency(), row));
    }
  }

  /**
   * Operands that the tool's active buffer, 50 of 100 sets of floor(size / 100) words, never throws
   * out are read once each. Results are written once each as long as the output buffer does not
   * drain early; after that the tool counts the gaps of lines that it cut short.
   */
  private void compareDram(
      Map<String, String> row, ScaleSimConfig config, TopologyLayer layer, ScaleSimReport report) {
    if (layer.product().ifmapElements() < 50 * (config.ifmapBufferBytes() / 100)) {
      compare(row, "dram_ifmap_reads", report.ifmapDramReads());
    }
    if (layer.product().k() * layer.product().n() < 50 * (config.filterBufferBytes() / 100)) {
      compare(row, "dram_filter_reads", report.filterDramReads());
    }
    long drains = report.ofmapDramWrites() / (config.ofmapBufferBytes() / 2);
    long gaps = number(row, "dram_ofmap_writes") - report.ofmapDramWrites();
    if (gaps < 0 || gaps > drains * (config.columns() - 1)) {
      differences.add("dram_ofmap_writes: %s in %s".formatted(report.ofmapDramWrites(), row));
    }
  }

  /** The tool numbers each channel of a depthwise layer as a layer of its own. */
  private static TopologyLayer layer(Map<String, String> row) {
    return Topology.read(file(row.get("topology") + ".csv")).stream()
        .flatMap(layer -> Collections.nCopies((int) layer.product().products(), layer).stream())
        .toList()
        .get((int) number(row, "layer_id"));
  }

  private static boolean fits(ScaleSimConfig config, TopologyLayer layer, ScaleSimReport report) {
    return layer.product().m() * layer.product().k() <= config.ifmapBufferBytes() / 2
        && layer.product().k() * layer.product().n() <= config.filterBufferBytes() / 2
        && report.ofmapDramWrites() <= config.ofmapBufferBytes() / 2;
  }

  private void compare(Map<String, String> row, String column, long ours) {
    if (ours != number(row, column)) {
      differences.add("%s: %d in %s".formatted(column, ours, row));
    }
  }

  private static List<Map<String, String>> rows(String column) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    for (Path file : Fixtures.golden("systolic", ".csv")) {
      if (Csv.hasColumn(file, column)) {
        rows.addAll(Csv.rows(file));
      }
    }
    assumeTrue(!rows.isEmpty(), "No table of systolic arrays has the column " + column);
    return rows;
  }

  private static Path file(String name) {
    return Fixtures.golden("systolic").resolve(name);
  }

  private static ScaleSimConfig config(int rows, int columns, Dataflow dataflow) {
    return new ScaleSimConfig("test", rows, columns, dataflow, 1024, 1024, 1024, 0);
  }

  private static long number(Map<String, String> row, String column) {
    return Long.parseLong(row.get(column));
  }
}
