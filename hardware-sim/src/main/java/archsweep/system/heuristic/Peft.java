package archsweep.system.heuristic;

import archsweep.system.Effort;
import archsweep.system.Objective;
import archsweep.system.Partitioner;
import archsweep.system.Solution;
import archsweep.system.instance.Instance;
import archsweep.system.schedule.NoPlacementException;
import archsweep.system.schedule.Placing;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Predict earliest finish time, of Arabnejad and Barbosa, "List scheduling algorithm for
 * heterogeneous systems by an optimistic cost table" (2014): for each operator and device the table
 * holds the least that can follow, transfers at their mean. Operators go by the mean of their row,
 * each to the device with the least sum of earliest finish and what follows.
 */
public final class Peft implements Partitioner {

  @Override
  public String name() {
    return "peft";
  }

  @Override
  public String description() {
    return "predict earliest finish time, with an optimistic cost table";
  }

  @Override
  public Solution solve(Instance instance, Objective objective, Effort effort) {
    double[][] table = optimisticCosts(instance);
    double[] ranks = new double[instance.size()];
    Arrays.setAll(
        ranks,
        i -> {
          int operator = i;
          return IntStream.range(0, instance.deviceCount())
              .filter(k -> instance.supports(operator, k))
              .mapToDouble(k -> table[operator][k])
              .average()
              .orElseThrow();
        });
    Placing placing = new Placing(instance);
    Ranking.visit(instance, ranks, operator -> place(instance, placing, table, operator));
    return Solution.unproven(placing.schedule());
  }

  private static void place(Instance instance, Placing placing, double[][] table, int operator) {
    double best = Double.POSITIVE_INFINITY;
    int where = -1;
    for (int k = 0; k < instance.deviceCount(); k++) {
      if (placing.allows(operator, k)) {
        double predicted = placing.earliestFinish(operator, k) + table[operator][k];
        if (predicted < best) {
          best = predicted;
          where = k;
        }
      }
    }
    if (where < 0) {
      throw new NoPlacementException(instance, operator);
    }
    placing.place(operator, where);
  }

  /** {@code OCT[i, k] = max over successors j of min over l of (OCT[j, l] + p[j, l] + c(k, l))}. */
  private static double[][] optimisticCosts(Instance instance) {
    double[][] table = new double[instance.size()][instance.deviceCount()];
    for (int at = instance.size() - 1; at >= 0; at--) {
      int operator = instance.order()[at];
      for (int k = 0; k < instance.deviceCount(); k++) {
        for (int edge : instance.out(operator)) {
          int target = instance.edges().get(edge).target();
          double transfer = Means.transfer(instance, edge);
          double least = Double.POSITIVE_INFINITY;
          for (int l = 0; l < instance.deviceCount(); l++) {
            double rest = table[target][l] + instance.time(target, l) + (k == l ? 0 : transfer);
            least = Math.min(least, rest);
          }
          table[operator][k] = Math.max(table[operator][k], least);
        }
      }
    }
    return table;
  }
}
