package archsweep.assignment;

import java.util.List;

/**
 * Costs that depend on several groups of a {@link Knapsack}: those of the last option, in the order
 * of the options, that one of the groups chooses.
 *
 * @param leaders the groups
 * @param costs of the options, finite and not negative
 */
record Follower(List<Integer> leaders, List<Double> costs) {

  Follower {
    leaders = List.copyOf(leaders);
    costs = List.copyOf(costs);
  }

  /** What it costs where each group chooses an option. */
  double cost(int[] choice) {
    return costs.get(leaders.stream().mapToInt(group -> choice[group]).max().orElse(0));
  }

  double[] values() {
    return costs.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
