package archsweep.pareto;

import java.util.Arrays;

/** Stable orders of numbers, without boxing. */
final class Order {

  private Order() {}

  /** 0 for the smallest value, 1 for the next larger one, and so on; equal values share a rank. */
  static int[] denseRanks(double[] values) {
    double[] distinct = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      distinct[i] = values[i] + 0.0; // -0.0 and 0.0 are one value
    }
    Arrays.sort(distinct);
    int count = 0;
    for (int i = 0; i < distinct.length; i++) {
      if (i == 0 || distinct[i] != distinct[i - 1]) {
        distinct[count++] = distinct[i];
      }
    }
    int[] ranks = new int[values.length];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = Arrays.binarySearch(distinct, 0, count, values[i] + 0.0);
    }
    return ranks;
  }

  /** The indices of the values from the smallest to the largest, equal values as they came. */
  static int[] ascending(double[] values) {
    int[] identity = new int[values.length];
    Arrays.setAll(identity, i -> i);
    return sorted(identity, denseRanks(values));
  }

  /** The indices reordered by their ranks, equal ranks as they came: a counting sort. */
  static int[] sorted(int[] indices, int[] ranks) {
    int[] starts = new int[ranks.length + 1];
    for (int index : indices) {
      starts[ranks[index] + 1]++;
    }
    for (int i = 1; i < starts.length; i++) {
      starts[i] += starts[i - 1];
    }
    int[] sorted = new int[indices.length];
    for (int index : indices) {
      sorted[starts[ranks[index]]++] = index;
    }
    return sorted;
  }
}
