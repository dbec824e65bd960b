package archsweep.pareto;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Nondominated sorting: rank 0 for the candidates that no other dominates (the Pareto front), rank
 * 1 for those that only they dominate, and so on (N. Srinivas and K. Deb, "Multiobjective
 * optimization using nondominated sorting in genetic algorithms", Evolutionary Computation 2(3),
 * 1994).
 *
 * <p>Ties are a decision, and here it is: equal candidates do not dominate each other, so they
 * share a rank, and all copies of a nondominated point are on the front. The ranks depend on
 * nothing but the order of the values within each objective.
 *
 * <p>For n candidates and m objectives: O(n log n) up to two objectives, O(n log<sup>m-1</sup> n)
 * beyond, and never a comparison of all with all: the usual skyline window is quadratic where most
 * candidates are on the front.
 */
public final class Fronts {

  /** The rank of a candidate that has none: infeasible, incomparable, or beyond the last wanted. */
  public static final int NO_RANK = -1;

  private Fronts() {}

  /**
   * Ranks the feasible and comparable candidates among each other.
   *
   * @param points the objectives
   * @param feasible the candidates that meet the constraints; others neither have a rank nor
   *     dominate
   * @param mostRanks how many ranks are wanted, from 1 for the front alone; fewer are faster
   * @return [candidates], from 0, or {@link #NO_RANK}
   */
  public static int[] rank(ObjectiveMatrix points, BitSet feasible, int mostRanks) {
    if (mostRanks < 1) {
      throw new IllegalArgumentException(
          "The number of ranks (%d) must be positive.".formatted(mostRanks));
    }
    DistinctPoints distinct = DistinctPoints.of(points, comparable(points, feasible));
    int[] rankOfPoint = NondominatedSort.ranks(distinct, mostRanks);
    int[] ranks = new int[points.candidates()];
    Arrays.fill(ranks, NO_RANK);
    for (int point = 0; point < distinct.size(); point++) {
      for (int copy = 0; copy < distinct.copies(point); copy++) {
        ranks[distinct.candidate(point, copy)] =
            rankOfPoint[point] < mostRanks ? rankOfPoint[point] : NO_RANK;
      }
    }
    return ranks;
  }

  /** The feasible candidates that are comparable. */
  static BitSet comparable(ObjectiveMatrix points, BitSet feasible) {
    if (feasible.length() > points.candidates()) {
      throw new IllegalArgumentException(
          "The feasible candidate %d must be one of the %d candidates."
              .formatted(feasible.length() - 1, points.candidates()));
    }
    BitSet comparable = new BitSet(points.candidates());
    feasible.stream().filter(points::isComparable).forEach(comparable::set);
    return comparable;
  }
}
