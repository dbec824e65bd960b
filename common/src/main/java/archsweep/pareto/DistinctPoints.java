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
  private final int[] pointOf;

  private DistinctPoints(int[][] coordinates, int[] candidates, int[] pointOf) {
    this.coordinates = coordinates;
    this.candidates = candidates;
    this.pointOf = pointOf;
  }

  /** The points of these candidates, all of which are comparable. */
  static DistinctPoints of(ObjectiveMatrix matrix, BitSet chosen) {
    int[] candidates = chosen.stream().toArray();
    int objectives = matrix.objectives();
    int[][] ranks = new int[objectives][];
    int[] order = new int[candidates.length];
    Arrays.setAll(order, i -> i);
    for (int objective = objectives - 1; objective >= 0; objective--) {
      double[] column = new double[candidates.length];
      for (int i = 0; i < column.length; i++) {
        column[i] = matrix.cost(candidates[i], objective);
      }
      ranks[objective] = Order.denseRanks(column);
      order = Order.sorted(order, ranks[objective]);
    }
    return collapsed(ranks, candidates, order);
  }

  private static DistinctPoints collapsed(int[][] ranks, int[] candidates, int[] order) {
    int[] pointOf = new int[order.length];
    int[] firsts = new int[order.length];
    int points = 0;
    for (int i = 0; i < order.length; i++) {
      if (i == 0 || !equal(ranks, order[i - 1], order[i])) {
        firsts[points++] = order[i];
      }
      pointOf[order[i]] = points - 1;
    }
    int[][] coordinates = new int[ranks.length][points];
    for (int objective = 0; objective < ranks.length; objective++) {
      for (int point = 0; point < points; point++) {
        coordinates[objective][point] = ranks[objective][firsts[point]];
      }
    }
    return new DistinctPoints(coordinates, candidates, pointOf);
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
    return coordinates[0].length;
  }

  /** [objectives, points], from 0 for the best value; not copied. */
  int[][] coordinates() {
    return coordinates;
  }

  /** The candidates that have a point, ascending; not copied. */
  int[] candidates() {
    return candidates;
  }

  /** [candidates that have a point], the point of each; not copied. */
  int[] pointOf() {
    return pointOf;
  }
}
