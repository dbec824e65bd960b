package archsweep.calibration;

import java.util.Arrays;

/** Spearman's rank correlation; equal values share the average of their ranks. */
final class RankCorrelation {

  private RankCorrelation() {}

  /** From -1 to 1; NaN where one side is constant. */
  static double of(double[] first, double[] second) {
    return pearson(ranks(first), ranks(second));
  }

  private static double[] ranks(double[] values) {
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
      product += (first[i] - meanFirst) * (second[i] - meanSecond);
      squareFirst += (first[i] - meanFirst) * (first[i] - meanFirst);
      squareSecond += (second[i] - meanSecond) * (second[i] - meanSecond);
    }
    return product / Math.sqrt(squareFirst * squareSecond);
  }
}
