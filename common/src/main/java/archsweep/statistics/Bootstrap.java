package archsweep.statistics;

import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.DoubleStream;

/**
 * The percentile interval of a statistic of pairs (Efron, "Bootstrap Methods: Another Look at the
 * Jackknife", Annals of Statistics, 1979): pairs are drawn with replacement, as many as there are,
 * again and again. The same seed gives the same interval.
 *
 * @param resamples how often; at least 2
 * @param level such as 0.95
 */
public record Bootstrap(int resamples, double level) {

  public Bootstrap {
    if (resamples < 2 || !(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "The resamples (%d) must be 2 or more, the level (%s) between 0 and 1."
              .formatted(resamples, level));
    }
  }

  /**
   * The interval; both ends NaN where no resample has a value.
   *
   * @param first finite
   * @param second as many
   * @param seed that the draws follow from
   */
  public Interval interval(
      double[] first,
      double[] second,
      long seed,
      ToDoubleBiFunction<double[], double[]> statistic) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] drawnFirst = new double[first.length];
    double[] drawnSecond = new double[first.length];
    DoubleStream.Builder values = DoubleStream.builder();
    for (int resample = 0; resample < resamples && first.length > 0; resample++) {
      for (int i = 0; i < first.length; i++) {
        int place = random.nextInt(first.length);
        drawnFirst[i] = first[place];
        drawnSecond[i] = second[place];
      }
      values.add(statistic.applyAsDouble(drawnFirst, drawnSecond));
    }
    double[] sorted = values.build().filter(Double::isFinite).sorted().toArray();
    return new Interval(quantile(sorted, (1 - level) / 2), quantile(sorted, (1 + level) / 2));
  }

  /** By linear interpolation between the order statistics. */
  private static double quantile(double[] sorted, double part) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double place = part * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /**
   * Where the statistic is to be expected.
   *
   * @param low its lower end
   * @param high its upper end
   */
  public record Interval(double low, double high) {}
}
