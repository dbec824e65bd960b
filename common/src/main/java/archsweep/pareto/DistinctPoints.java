package archsweep.pareto;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The distinct points of a set of candidates in lexicographic order, their coordinates replaced by
 * dense ranks. Dominance sees nothing but order, so nothing is lost, and whatever sorts or searches
 * works on small integers.
 */
final class DistinctPoints {

  private final int[][] coordinates;
  private final int[] candidates;
  private final int[] starts;

  private DistinctPoints(int[][] coordinates, int[] candidates, int[] starts) {
    this.coordinates = coordinates;
    this.candidates = candidates;
    this.starts = starts;
  }

  /** The points of these candidates, all of which are comparable. O(m n log n). */
  static DistinctPoints of(ObjectiveMatrix matrix, BitSet chosen) {
    int[] candidates = chosen.stream().toArray();
    int[][] ranks = new int[matrix.objectives()][];
    int[] order = new int[candidates.length];
    Arrays.setAll(order, i -> i);
    for (int objective = ranks.length - 1; objective >= 0; objective--) {
      double[] column = new double[candidates.length];
      for (int i = 0; i < column.length; i++) {
        column[i] = matrix.cost(candidates[i], objective);
      }
      ranks[objective] = Order.denseRanks(column);
      order = Order.sorted(order, ranks[objective]);
    }
    int[] starts = starts(ranks, order);
    int[][] coordinates = new int[ranks.length][starts.length - 1];
    for (int objective = 0; objective < ranks.length; objective++) {
      for (int point = 0; point < starts.length - 1; point++) {
        coordinates[objective][point] = ranks[objective][order[starts[point]]];
      }
    }
    return new DistinctPoints(
        coordinates, Arrays.stream(order).map(i -> candidates[i]).toArray(), starts);
  }

  /** Where in the order a point begins, and behind the last one where it ends. */
  private static int[] starts(int[][] ranks, int[] order) {
    int[] starts = new int[order.length + 1];
    int points = 0;
    for (int i = 0; i < order.length; i++) {
      if (i == 0 || !equal(ranks, order[i - 1], order[i])) {
        starts[points++] = i;
      }
    }
    starts[points] = order.length;
    return Arrays.copyOf(starts, points + 1);
  }

  private static boolean equal(int[][] ranks, int a, int b) {
    for (int[] column : ranks) {
      if (column[a] != column[b]) {
        return false;
      }
    }
    return true;
  }

  /** The number of points. */
  int size() {
    return starts.length - 1;
  }

  /** [objectives, points], from 0 for the best value; not copied. */
  int[][] coordinates() {
    return coordinates;
  }

  /** The number of candidates at a point. */
  int copies(int point) {
    return starts[point + 1] - starts[point];
  }

  /** A candidate at a point, by its number among the copies there; they ascend. */
  int candidate(int point, int copy) {
    return candidates[starts[point] + copy];
  }
}
