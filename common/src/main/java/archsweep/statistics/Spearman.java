package archsweep.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Spearman's rank correlation: Pearson's correlation of the ranks, where equal values share the
 * average of their ranks.
 */
public final class Spearman {

  private Spearman() {}

  /**
   * The correlation over the places where both have a value.
   *
   * @param first finite, or not finite for a missing value
   * @param second as many
   */
  public static Correlation of(double[] first, double[] second) {
    if (first.length != second.length) {
      throw new IllegalArgumentException(
          "The values (%d and %d) must be as many.".formatted(first.length, second.length));
    }
    int[] both =
        IntStream.range(0, first.length)
            .filter(i -> Double.isFinite(first[i]) && Double.isFinite(second[i]))
            .toArray();
    return new Correlation(
        pearson(ranks(select(first, both)), ranks(select(second, both))), both.length);
  }

  /** Ranks from 1, ties by their average. */
  static double[] ranks(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double[] rankAt = new double[sorted.length];
    int start = 0;
    while (start < sorted.length) {
      int end = start + 1;
      while (end < sorted.length && sorted[end] == sorted[start]) {
        end++;
      }
      Arrays.fill(rankAt, start, end, (start + 1 + end) / 2.0);
      start = end;
    }
    return Arrays.stream(values).map(value -> rankAt[Arrays.binarySearch(sorted, value)]).toArray();
  }

  private static double pearson(double[] first, double[] second) {
    double meanFirst = Arrays.stream(first).average().orElse(Double.NaN);
    double meanSecond = Arrays.stream(second).average().orElse(Double.NaN);
    double product = 0;
    double squareFirst = 0;
    double squareSecond = 0;
    for (int i = 0; i < first.length; i++) {
      double x = first[i] - meanFirst;
      double y = second[i] - meanSecond;
      product += x * y;
      squareFirst += x * x;
      squareSecond += y * y;
    }
    return Math.max(-1, Math.min(1, product / Math.sqrt(squareFirst * squareSecond)));
  }

  private static double[] select(double[] values, int[] places) {
    return Arrays.stream(places).mapToDouble(place -> values[place]).toArray();
  }

  /**
   * A correlation and what it rests on.
   *
   * @param coefficient from -1 to 1; NaN if fewer than two values are left or one side is constant
   * @param count of the pairs of values
   */
  public record Correlation(double coefficient, int count) {}
}
