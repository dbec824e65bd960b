package archsweep.pareto;

import java.util.Arrays;

/**
 * How much room the members of a front have around them: K. Deb, A. Pratap, S. Agarwal and T.
 * Meyarivan, "A fast and elitist multiobjective genetic algorithm: NSGA-II", IEEE TEVC 6(2), 2002.
 *
 * <p>In each objective the members are sorted; the first and the last get an infinite distance, the
 * others the gap between their two neighbours, divided by the range of the front. The distance is
 * the sum over the objectives. Members equal in an objective are sorted as they were given. An
 * objective in which all are equal says nothing about room, so it adds nothing, and gives nobody an
 * infinite distance; where that holds for all objectives, all distances are 0.
 */
public final class CrowdingDistance {

  private CrowdingDistance() {}

  /**
   * The crowding distances of the members of one front. O(m n log n).
   *
   * @param members comparable candidates
   * @return [members], from 0 to infinity
   */
  public static double[] of(ObjectiveMatrix points, int... members) {
    double[] distances = new double[members.length];
    for (int objective = 0; objective < points.objectives(); objective++) {
      addGaps(distances, costs(points, members, objective));
    }
    return distances;
  }

  private static double[] costs(ObjectiveMatrix points, int[] members, int objective) {
    return Arrays.stream(members).mapToDouble(member -> points.cost(member, objective)).toArray();
  }

  private static void addGaps(double[] distances, double[] costs) {
    int[] order = Order.ascending(costs);
    int last = order.length - 1;
    if (last < 0 || costs[order[0]] == costs[order[last]]) {
      return;
    }
    double range = costs[order[last]] - costs[order[0]];
    distances[order[0]] = Double.POSITIVE_INFINITY;
    distances[order[last]] = Double.POSITIVE_INFINITY;
    for (int i = 1; i < last; i++) {
      distances[order[i]] += (costs[order[i + 1]] - costs[order[i - 1]]) / range;
    }
  }
}
