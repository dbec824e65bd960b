package archsweep.system.bound;

import archsweep.system.instance.Instance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The largest {@code a + load + b} over thresholds a and b, where load is the fractional load of
 * the operators that cannot start before a and are followed by b at least.
 *
 * <p>Any pair of thresholds gives a bound. Up to {@link #ALL_THRESHOLDS} operators every pair is
 * looked at; above, {@link #SOME_THRESHOLDS} of each, evenly spread. A pair is only solved if the
 * solution of the whole, cut down to its operators, leaves room for a better bound.
 */
final class HeadLoadTail {

  static final int ALL_THRESHOLDS = 120;
  static final int SOME_THRESHOLDS = 20;

  private record Pair(double release, double delivery, double ceiling) {}

  private final Instance instance;
  private final double[] releases;
  private final double[] deliveries;
  private final FractionalLoad load;

  HeadLoadTail(Instance instance, CriticalPaths paths, FractionalLoad load) {
    this.instance = instance;
    this.releases = IntStream.range(0, instance.size()).mapToDouble(paths::release).toArray();
    this.deliveries = IntStream.range(0, instance.size()).mapToDouble(paths::delivery).toArray();
    this.load = load;
  }

  /**
   * The bound.
   *
   * @param whole the fractional load of all operators
   */
  double value(FractionalLoad.Solution whole) {
    List<Pair> pairs = new ArrayList<>();
    for (double release : thresholds(i -> releases[i])) {
      for (double delivery : thresholds(i -> deliveries[i])) {
        double ceiling = largestLoad(whole, release, delivery);
        if (ceiling > 0) {
          pairs.add(new Pair(release, delivery, release + ceiling + delivery));
        }
      }
    }
    pairs.sort(Comparator.comparingDouble(Pair::ceiling).reversed());
    double best = whole.load();
    for (Pair pair : pairs) {
      if (pair.ceiling() <= best) {
        break;
      }
      double least = load.solve(chosen(pair)).load();
      best = Math.max(best, pair.release() + least + pair.delivery());
    }
    return best;
  }

  private double[] thresholds(IntToDoubleFunction figure) {
    double[] all =
        IntStream.range(0, instance.size()).mapToDouble(figure).sorted().distinct().toArray();
    if (instance.size() <= ALL_THRESHOLDS || all.length <= SOME_THRESHOLDS) {
      return all;
    }
    double[] some = new double[SOME_THRESHOLDS];
    Arrays.setAll(some, i -> all[(int) ((long) i * all.length / SOME_THRESHOLDS)]);
    return some;
  }

  private boolean[] chosen(Pair pair) {
    boolean[] chosen = new boolean[instance.size()];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = releases[i] >= pair.release() && deliveries[i] >= pair.delivery();
    }
    return chosen;
  }

  private double largestLoad(FractionalLoad.Solution whole, double release, double delivery) {
    double[] loads = new double[instance.deviceCount()];
    for (int i = 0; i < releases.length; i++) {
      if (releases[i] >= release && deliveries[i] >= delivery) {
        for (int k = 0; k < loads.length; k++) {
          if (whole.share(i, k) > 0) {
            loads[k] += whole.share(i, k) * instance.time(i, k);
          }
        }
      }
    }
    return Arrays.stream(loads).max().orElse(0);
  }
}
