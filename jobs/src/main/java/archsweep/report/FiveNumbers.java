package archsweep.report;

import java.util.Arrays;

/**
 * What a box plot shows: Tukey's five numbers, with quartiles interpolated between the two nearest
 * values (definition 7 of Hyndman and Fan 1996, as in NumPy).
 *
 * @param count of the values
 */
record FiveNumbers(
    int count,
    double minimum,
    double lowerQuartile,
    double median,
    double upperQuartile,
    double maximum) {

  /**
   * Summarises at least one value.
   *
   * @param values finite, in any order
   */
  static FiveNumbers of(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new FiveNumbers(
        sorted.length,
        sorted[0],
        quantile(sorted, 0.25),
        quantile(sorted, 0.5),
        quantile(sorted, 0.75),
        sorted[sorted.length - 1]);
  }

  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
