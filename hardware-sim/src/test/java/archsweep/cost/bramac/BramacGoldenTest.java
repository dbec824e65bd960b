package archsweep.cost.bramac;

import static org.assertj.core.api.Assertions.assertThat;

import archsweep.cost.Csv;
import archsweep.device.ComputeInBram;
import archsweep.testing.Fixtures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Against the authors' simulator: vectors, DSPs, memories and the cycles of each layer. */
class BramacGoldenTest {

  private static final int DSPS = 1518;
  private static final int BRAMS = 1500;

  private record Search(DesignPoint baseline, DesignPoint computing) {}

  private final Map<String, Search> searches = new HashMap<>();
  private final List<String> differences = new ArrayList<>();

  @Test
  void searchesAndCyclesEqualTheSimulator() throws IOException {
    int compared = 0;
    for (Path file : Fixtures.golden("bramac", ".csv")) {
      for (Map<String, String> row : Csv.rows(file)) {
        compare(row);
        compared++;
      }
    }
    assertThat(compared).isPositive();
    assertThat(differences).isEmpty();
  }

  private void compare(Map<String, String> row) {
    TiledNetwork network =
        row.get("net").equals("alexnet")
            ? PublishedNetworks.alexNet()
            : PublishedNetworks.resNet34();
    ComputeInBram memories =
        row.get("variant").equals("2sa")
            ? ComputeInBram.TWO_SYNCHRONOUS
            : ComputeInBram.ONE_DOUBLE_PUMPED;
    int bits = (int) number(row, "precision");
    Search search =
        searches.computeIfAbsent(
            "%s %s %d".formatted(network.name(), memories, bits),
            key -> search(network, bits, memories));
    int layer = (int) number(row, "layer");
    compare(row, "dla", search.baseline(), network.layers().get(layer));
    compare(row, "bramac", search.computing(), network.computedLayers().get(layer));
    compare(row, "bramac_fcache_bram", search.computing().filterBrams());
  }

  private void compare(Map<String, String> row, String which, DesignPoint point, TiledLayer layer) {
    compare(row, which + "_qvec", point.design().vectors().qvec());
    compare(row, which + "_cvec", point.design().vectors().cvec());
    compare(row, which + "_kvec", point.design().vectors().kvec());
    compare(row, which + "_dsp", point.design().dsps());
    compare(row, which + "_cycles", new TilingCycles(point.design()).of(layer));
  }

  private static Search search(TiledNetwork network, int bits, ComputeInBram memories) {
    DesignSearch search = new DesignSearch(network, bits, DSPS, BRAMS);
    DesignPoint baseline = search.baseline();
    return new Search(baseline, search.computing(memories, baseline));
  }

  private void compare(Map<String, String> row, String column, long ours) {
    if (ours != number(row, column)) {
      differences.add("%s: %d in %s".formatted(column, ours, row));
    }
  }

  private static long number(Map<String, String> row, String column) {
    return Long.parseLong(row.get(column));
  }
}
