package archsweep.system.heuristic;

import archsweep.system.Effort;
import archsweep.system.Objective;
import archsweep.system.Partitioner;
import archsweep.system.Solution;
import archsweep.system.instance.Instance;
import archsweep.system.schedule.Placing;

/**
 * Heterogeneous earliest finish time, of Topcuoglu, Hariri and Wu, "Performance-effective and
 * low-complexity task scheduling for heterogeneous computing" (2002): operators by the mean length
 * of their way to the end, each on the device that it finishes first on, in gaps where it fits.
 */
public final class Heft implements Partitioner {

  @Override
  public String name() {
    return "heft";
  }

  @Override
  public String description() {
    return "heterogeneous earliest finish time";
  }

  @Override
  public Solution solve(Instance instance, Objective objective, Effort effort) {
    Placing placing = new Placing(instance);
    Ranking.visit(instance, upwardRanks(instance), placing::placeEarliest);
    return Solution.unproven(placing.schedule());
  }

  /** The mean length of the longest way from each operator's start to the end. */
  static double[] upwardRanks(Instance instance) {
    double[] ranks = new double[instance.size()];
    for (int at = ranks.length - 1; at >= 0; at--) {
      int operator = instance.order()[at];
      double rest = 0;
      for (int edge : instance.out(operator)) {
        int target = instance.edges().get(edge).target();
        rest = Math.max(rest, Means.transfer(instance, edge) + ranks[target]);
      }
      ranks[operator] = Means.time(instance, operator) + rest;
    }
    return ranks;
  }
}
