package archsweep.system.heuristic;

import archsweep.system.Effort;
import archsweep.system.Objective;
import archsweep.system.Partitioner;
import archsweep.system.Solution;
import archsweep.system.instance.Instance;
import archsweep.system.schedule.Placing;

/** Operators in topological order, each on the device that it finishes first on. */
public final class GreedyEarliestFinish implements Partitioner {

  @Override
  public String name() {
    return "greedy";
  }

  @Override
  public String description() {
    return "operators in topological order, each where it finishes first";
  }

  @Override
  public Solution solve(Instance instance, Objective objective, Effort effort) {
    Placing placing = new Placing(instance);
    for (int operator : instance.order()) {
      placing.placeEarliest(operator);
    }
    return Solution.unproven(placing.schedule());
  }
}
