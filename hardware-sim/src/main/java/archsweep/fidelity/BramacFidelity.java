package archsweep.fidelity;

import archsweep.config.CsvTable.Row;
import archsweep.cost.bramac.DesignPoint;
import archsweep.cost.bramac.DesignSearch;
import archsweep.cost.bramac.PeakThroughput;
import archsweep.cost.bramac.PublishedNetworks;
import archsweep.cost.bramac.TiledLayer;
import archsweep.cost.bramac.TiledNetwork;
import archsweep.cost.bramac.TilingCycles;
import archsweep.device.ComputeInBram;
import archsweep.fidelity.FidelityLine.Checked;
import archsweep.fidelity.FidelityLine.NotReproducible;
import archsweep.fidelity.FidelityLine.Plausible;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** BRAMAC: peak gains, designs found, speedups, areas, and the cycles of each layer. */
final class BramacFidelity {

  private static final String SYSTEM = "BRAMAC";
  private static final String ABSTRACT = "arXiv 2304.03974, abstract";
  private static final String SIMULATOR = "run of abdelfattah-lab/BRAMAC, dlabramac";
  private static final int DSPS = 1518;
  private static final int BRAMS = 1500;
  private static final int[] WIDTHS = {2, 4, 8};

  private record Designs(
      TiledNetwork network,
      DesignPoint baseline,
      DesignPoint reference,
      Map<ComputeInBram, DesignPoint> computing) {}

  private final List<FidelityLine> lines = new ArrayList<>();
  private final Map<String, Designs> designs = new HashMap<>();

  static List<FidelityLine> lines() {
    BramacFidelity fidelity = new BramacFidelity();
    fidelity.peaks();
    fidelity.designs();
    fidelity.layers();
    fidelity.others();
    return fidelity.lines;
  }

  private void peaks() {
    peaks(ComputeInBram.TWO_SYNCHRONOUS, 586, 2.6, 2.3, 1.9);
    peaks(ComputeInBram.ONE_DOUBLE_PUMPED, 500, 2.1, 2.0, 1.7);
  }

  private void peaks(ComputeInBram memories, double clockMhz, double... published) {
    for (int i = 0; i < WIDTHS.length; i++) {
      lines.add(
          new Checked(
              SYSTEM,
              "gain of peak throughput, Arria 10, %s, %d bits".formatted(memories, WIDTHS[i]),
              published[i],
              PeakThroughput.ARRIA_10.gain(memories, WIDTHS[i], clockMhz),
              Tolerance.decimals(1),
              ABSTRACT + "; logic and DSPs fitted to the six, memories and clocks recalled"));
    }
  }

  private void designs() {
    Map<String, Double> speedups = new HashMap<>();
    for (Row row : Figures.rows("fidelity/bramac_designs.csv")) {
      int bits = (int) row.integer("bits");
      Designs found = found(row.text("network"), bits);
      String of = "%s, %d bits, ".formatted(row.text("network"), bits);
      equal(of + "DLA cycles", row.number("dla_cycles"), found.baseline().cycles());
      equal(of + "DLA memories", row.number("dla_brams"), found.baseline().brams());
      equal(of + "DLA DSPs", row.number("dla_dsps"), found.baseline().design().dsps());
      found
          .computing()
          .forEach(
              (memories, point) -> {
                equal(of + memories + " cycles", row.number(memories + "_cycles"), point.cycles());
                equal(of + memories + " memories", row.number(memories + "_brams"), point.brams());
                equal(
                    of + memories + " DSPs", row.number(memories + "_dsps"), point.design().dsps());
                double speedup = point.speedup(found.reference());
                rounded(of + memories + " speedup", row.number(memories + "_speedup"), speedup);
                rounded(
                    of + memories + " area ratio",
                    row.number(memories + "_area"),
                    point.areaRatio(found.reference()));
                speedups.merge(
                    row.text("network") + memories, speedup / WIDTHS.length, Double::sum);
              });
    }
    average("AlexNet", ComputeInBram.TWO_SYNCHRONOUS, 2.05, speedups);
    average("AlexNet", ComputeInBram.ONE_DOUBLE_PUMPED, 1.7, speedups);
    average("ResNet-34", ComputeInBram.TWO_SYNCHRONOUS, 1.33, speedups);
    average("ResNet-34", ComputeInBram.ONE_DOUBLE_PUMPED, 1.52, speedups);
  }

  private void average(
      String network, ComputeInBram memories, double published, Map<String, Double> speedups) {
    lines.add(
        new Checked(
            SYSTEM,
            "%s, %s average speedup".formatted(network, memories),
            published,
            speedups.get(network + memories),
            Tolerance.decimals(2),
            ABSTRACT));
  }

  private void layers() {
    for (String variant : List.of("2sa", "1da")) {
      for (String network : List.of("alexnet", "resnet34")) {
        String table = "golden/bramac/%s_%s.csv".formatted(variant, network);
        List<Row> rows = Figures.rows(table);
        long equal = rows.stream().filter(this::equal).count();
        lines.add(
            new Checked(
                SYSTEM,
                "layers of %s, %s, whose vectors, DSPs and cycles are equal"
                    .formatted(network, variant),
                rows.size(),
                equal,
                Tolerance.EXACT,
                SIMULATOR));
      }
    }
  }

  private boolean equal(Row row) {
    Designs found =
        found(
            row.text("net").equals("alexnet") ? "AlexNet" : "ResNet-34",
            (int) row.integer("precision"));
    DesignPoint computing = found.computing().get(memories(row.text("variant")));
    int layer = (int) row.integer("layer");
    return equal(row, "dla", found.baseline(), found.network().layers().get(layer))
        && equal(row, "bramac", computing, found.network().computedLayers().get(layer))
        && row.integer("bramac_fcache_bram") == computing.filterBrams();
  }

  private static boolean equal(Row row, String which, DesignPoint point, TiledLayer layer) {
    return row.integer(which + "_qvec") == point.design().vectors().qvec()
        && row.integer(which + "_cvec") == point.design().vectors().cvec()
        && row.integer(which + "_kvec") == point.design().vectors().kvec()
        && row.integer(which + "_dsp") == point.design().dsps()
        && row.integer(which + "_cycles") == new TilingCycles(point.design()).of(layer);
  }

  private void others() {
    double[][] bands = {{14.05, 14.66}, {6.01, 6.38}, {2.72, 3.04}};
    double[] used = {
      PeakThroughput.ARRIA_10.baseline2BitTeraMacs(),
      PeakThroughput.ARRIA_10.baseline4BitTeraMacs(),
      PeakThroughput.ARRIA_10.baseline8BitTeraMacs()
    };
    for (int i = 0; i < WIDTHS.length; i++) {
      lines.add(
          new Plausible(
              SYSTEM,
              "logic and DSPs of an Arria 10 at %d bits, TMAC/s".formatted(WIDTHS[i]),
              bands[i][0],
              bands[i][1],
              used[i],
              "inferred: where all six published gains hold"));
    }
    lines.add(
        new NotReproducible(
            SYSTEM,
            "overhead of core area, 2sa and 1da",
            "6.8 % and 3.4 %",
            "needs the area of the core apart from its memories, which is not given"));
    lines.add(
        new NotReproducible(
            "M4BRAM",
            "speedups of its plots",
            "1.00 to 2.93",
            "its baseline has other limits and the plots name no vectors"));
  }

  private Designs found(String name, int bits) {
    return designs.computeIfAbsent(name + bits, key -> search(name, bits));
  }

  private static Designs search(String name, int bits) {
    TiledNetwork network =
        name.equals("AlexNet") ? PublishedNetworks.alexNet() : PublishedNetworks.resNet34();
    DesignSearch search = new DesignSearch(network, bits, DSPS, BRAMS);
    DesignPoint baseline = search.baseline();
    Map<ComputeInBram, DesignPoint> computing = new EnumMap<>(ComputeInBram.class);
    for (ComputeInBram memories :
        List.of(ComputeInBram.TWO_SYNCHRONOUS, ComputeInBram.ONE_DOUBLE_PUMPED)) {
      computing.put(memories, search.computing(memories, baseline));
    }
    return new Designs(network, baseline, search.reference(baseline), computing);
  }

  private static ComputeInBram memories(String label) {
    return label.equals("2sa") ? ComputeInBram.TWO_SYNCHRONOUS : ComputeInBram.ONE_DOUBLE_PUMPED;
  }

  private void equal(String quantity, double reference, long ours) {
    lines.add(new Checked(SYSTEM, quantity, reference, (double) ours, Tolerance.EXACT, SIMULATOR));
  }

  private void rounded(String quantity, double reference, double ours) {
    lines.add(new Checked(SYSTEM, quantity, reference, ours, Tolerance.decimals(2), SIMULATOR));
  }
}
