package archsweep.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which part of the best by one list are among the best by another: |best(first) and best(second)|
 * / k, with k a fraction of all. Where values tie across the border, each of the tied counts with
 * the part of the places that is left for them, so the result does not depend on any order. Drawn
 * at random it is about the fraction itself.
 */
public final class TopOverlap {

  private TopOverlap() {}

  /** How many the best fraction of so many are: at least one. */
  public static int size(double fraction, int count) {
    return Math.max(1, (int) Math.round(fraction * count));
  }

  /**
   * The overlap over the places where both have a value, from 0 to 1; NaN where there is none.
   *
   * @param first larger is better; not finite for a missing value
   * @param second as many, larger is better
   * @param fraction above 0, at most 1
   */
  public static double of(double[] first, double[] second, double fraction) {
    if (first.length != second.length || !(fraction > 0 && fraction <= 1)) {
      throw new IllegalArgumentException(
          "The values (%d and %d) must be as many, the fraction (%s) above 0 and at most 1."
              .formatted(first.length, second.length, fraction));
    }
    int[] both =
        IntStream.range(0, first.length)
            .filter(i -> Double.isFinite(first[i]) && Double.isFinite(second[i]))
            .toArray();
    if (both.length == 0) {
      return Double.NaN;
    }
    int best = size(fraction, both.length);
    double[] byFirst = membership(first, both, best);
    double[] bySecond = membership(second, both, best);
    double overlap = 0;
    for (int i = 0; i < both.length; i++) {
      overlap += byFirst[i] * bySecond[i];
    }
    return overlap / best;
  }

  /** For each place, 1 among the best, 0 below, and the share of the tied at the border. */
  private static double[] membership(double[] values, int[] places, int best) {
    double[] sorted = Arrays.stream(places).mapToDouble(i -> values[i] + 0.0).sorted().toArray();
    double border = sorted[sorted.length - best];
    long above = Arrays.stream(sorted).filter(value -> value > border).count();
    long tied = Arrays.stream(sorted).filter(value -> value == border).count();
    double share = (double) (best - above) / tied;
    return Arrays.stream(places)
        .mapToDouble(i -> values[i] > border ? 1 : values[i] == border ? share : 0)
        .toArray();
  }
}
