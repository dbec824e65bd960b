package archsweep.statistics;

import archsweep.statistics.Spearman.Correlation;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Kendall's rank correlation tau-b: of the pairs of places, concordant less discordant, over the
 * geometric mean of the pairs that are not tied on the one side and on the other. Counted in O(n
 * log n) as in Knight, "A Computer Method for Calculating Kendall's Tau with Ungrouped Data"
 * (Journal of the American Statistical Association, 1966).
 */
public final class KendallTau {

  private KendallTau() {}

  /**
   * The correlation over the places where both have a value; NaN if one side has no two that
   * differ.
   *
   * @param first finite, or not finite for a missing value
   * @param second as many
   */
  public static Correlation of(double[] first, double[] second) {
    if (first.length != second.length) {
      throw new IllegalArgumentException(
          "The values (%d and %d) must be as many.".formatted(first.length, second.length));
    }
    double[][] pairs =
        IntStream.range(0, first.length)
            .filter(i -> Double.isFinite(first[i]) && Double.isFinite(second[i]))
            // Adding 0 makes -0 the same as 0.
            .mapToObj(i -> new double[] {first[i] + 0.0, second[i] + 0.0})
            .toArray(double[][]::new);
    Arrays.sort(
        pairs, (a, b) -> a[0] != b[0] ? Double.compare(a[0], b[0]) : Double.compare(a[1], b[1]));
    long count = pairs.length;
    long all = count * (count - 1) / 2;
    double[] x = Arrays.stream(pairs).mapToDouble(pair -> pair[0]).toArray();
    double[] y = Arrays.stream(pairs).mapToDouble(pair -> pair[1]).toArray();
    long tiedBoth = tiedBoth(x, y);
    long tiedFirst = ties(x);
    long discordant = inversions(y, 0, y.length, new double[y.length]);
    long tiedSecond = ties(y);
    long concordant = all - tiedFirst - tiedSecond + tiedBoth - discordant;
    double scale = Math.sqrt((double) (all - tiedFirst) * (double) (all - tiedSecond));
    double tau = scale == 0 ? Double.NaN : (concordant - discordant) / scale;
    return new Correlation(Math.max(-1, Math.min(1, tau)), (int) count);
  }

  /** The pairs of equal values among sorted ones. */
  private static long ties(double[] sorted) {
    long ties = 0;
    long run = 0;
    for (int i = 1; i < sorted.length; i++) {
      run = sorted[i] == sorted[i - 1] ? run + 1 : 0;
      ties += run;
    }
    return ties;
  }

  private static long tiedBoth(double[] x, double[] y) {
    long ties = 0;
    long run = 0;
    for (int i = 1; i < x.length; i++) {
      run = x[i] == x[i - 1] && y[i] == y[i - 1] ? run + 1 : 0;
      ties += run;
    }
    return ties;
  }

  /** Sorts by merging, and counts the pairs that stood in the wrong order. */
  private static long inversions(double[] values, int from, int to, double[] space) {
    if (to - from < 2) {
      return 0;
    }
    int middle = (from + to) >>> 1;
    long inversions =
        inversions(values, from, middle, space) + inversions(values, middle, to, space);
    int left = from;
    int right = middle;
    for (int i = from; i < to; i++) {
      if (right == to || (left < middle && values[left] <= values[right])) {
        space[i] = values[left++];
      } else {
        inversions += middle - left;
        space[i] = values[right++];
      }
    }
    System.arraycopy(space, from, values, from, to - from);
    return inversions;
  }
}
