package archsweep.cli;

import archsweep.cost.Folding;
import archsweep.cost.scalesim.ScaleSimConfig;
import archsweep.cost.scalesim.ScaleSimReport;
import archsweep.cost.scalesim.TopologyLayer;
import java.util.List;

/** What SCALE-Sim would report for a topology on a configuration, layer by layer and in total. */
final class ScaleSimTable {

  /** What the names of configurations end with. */
  static final String CONFIGURATION = ".cfg";

  private ScaleSimTable() {}

  static TextTable of(List<TopologyLayer> layers, ScaleSimConfig config, boolean each) {
    TextTable table =
        new TextTable(
            "layer",
            "runs",
            "cycles",
            "stall_cycles",
            "scale_sim_cycles",
            "utilisation",
            "mapping_efficiency",
            "ifmap_sram_reads",
            "filter_sram_reads",
            "ofmap_sram_writes",
            "ifmap_dram_reads",
            "filter_dram_reads",
            "ofmap_dram_writes");
    long[] sums = new long[10];
    double macs = 0;
    double mapped = 0;
    for (TopologyLayer layer : layers) {
      ScaleSimReport report = ScaleSimReport.of(config, layer);
      Folding folding = report.folding();
      long runs = layer.product().products();
      long[] counts = counts(report, runs);
      for (int i = 0; i < counts.length; i++) {
        sums[i] += counts[i];
      }
      double layerMacs = layer.product().macs();
      macs += layerMacs;
      mapped += folding.mappingEfficiency() * counts[1];
      if (each) {
        add(table, layer.name(), counts, layerMacs, folding.mappingEfficiency(), config);
      }
    }
    add(table, "all layers", sums, macs, mapped / sums[1], config);
    return table;
  }

  private static long[] counts(ScaleSimReport report, long runs) {
    Folding folding = report.folding();
    return new long[] {
      runs,
      runs * folding.cycles(),
      runs * report.stallCycles(),
      runs * report.totalCycles(),
      runs * folding.ifmapSramReads(),
      runs * folding.filterSramReads(),
      runs * ScaleSimReport.ofmapSramWrites(folding),
      runs * report.ifmapDramReads(),
      runs * report.filterDramReads(),
      runs * report.ofmapDramWrites()
    };
  }

  private static void add(
      TextTable table,
      String name,
      long[] counts,
      double macs,
      double mapped,
      ScaleSimConfig config) {
    double peak = (double) (counts[1] + counts[2]) * config.rows() * config.columns();
    table.add(
        name,
        counts[0],
        counts[1],
        counts[2],
        counts[3],
        macs / peak,
        mapped,
        counts[4],
        counts[5],
        counts[6],
        counts[7],
        counts[8],
        counts[9]);
  }
}
