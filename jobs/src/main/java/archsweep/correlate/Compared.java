package archsweep.correlate;

import archsweep.proxy.Proxy;
import archsweep.proxy.Vote;
import archsweep.sweep.Metric;
import archsweep.sweep.Sweep;
import archsweep.table.Column;
import java.util.ArrayList;
import java.util.List;

/**
 * A column of the results that is compared with a target.
 *
 * @param name as the table of correlations calls it
 * @param column in results.parquet
 * @param kind proxy, baseline or simulated
 * @param usesPrecision whether it is compared at each precision
 * @param largestIsBest whether large values promise large accuracies
 */
record Compared(
    String name, String column, String kind, boolean usesPrecision, boolean largestIsBest) {

  /** Parameters and multiply-accumulates first, the baseline to beat; then all proxies. */
  static List<Compared> all(Sweep sweep, Target target) {
    List<Compared> all = new ArrayList<>();
    all.add(new Compared("parameters", "parameters", "baseline", false, true));
    all.add(new Compared("macs", "macs", "baseline", false, true));
    sweep
        .proxies()
        .forEach(
            proxy ->
                all.add(
                    new Compared(
                        proxy.name(),
                        Column.nameOf(proxy.name()),
                        "proxy",
                        proxy.descriptor().usesPrecision(),
                        Metric.higherIsBetter(proxy))));
    if (sweep.proxies().stream().map(Proxy::name).toList().containsAll(Vote.VOTERS)) {
      all.add(new Compared(Vote.NAME, Vote.NAME, "proxy", false, true));
    }
    if (target.isCost()) {
      String figure = target.first().text("metric").equals("latency") ? "latency_us" : "energy_uj";
      sweep
          .devices()
          .forEach(
              device -> {
                String column = Column.nameOf(device.name()) + "_" + figure;
                all.add(new Compared(column, column, "simulated", true, false));
              });
    }
    return all;
  }

  /** Turns a value so that larger ones stand for the better end of the target. */
  double towardsBest(double value, Target target) {
    boolean kept = target.isCost() ? target.largestIsBest() : largestIsBest;
    return kept ? value : -value;
  }
}
