package archsweep.system.heuristic;

import archsweep.system.Effort;
import archsweep.system.Objective;
import archsweep.system.Partitioner;
import archsweep.system.Solution;
import archsweep.system.instance.Instance;
import archsweep.system.schedule.Placing;

/**
 * Everything on one device, the one on which all operators together take least. Operators that it
 * does not support, or that its memory does not hold any more, go where they finish first.
 */
public final class FastestDevice implements Partitioner {

  @Override
  public String name() {
    return "fastest-device";
  }

  @Override
  public String description() {
    return "everything on the device that is fastest in total";
  }

  @Override
  public Solution solve(Instance instance, Objective objective, Effort effort) {
    int fastest = fastest(instance);
    Placing placing = new Placing(instance);
    for (int operator : instance.order()) {
      if (placing.allows(operator, fastest)) {
        placing.place(operator, fastest);
      } else {
        placing.placeEarliest(operator);
      }
    }
    return Solution.unproven(placing.schedule());
  }

  /** The device that supports most operators, and of those the one that takes least. */
  static int fastest(Instance instance) {
    int best = 0;
    int bestSupported = -1;
    double bestTime = 0;
    for (int k = 0; k < instance.deviceCount(); k++) {
      int supported = 0;
      double time = 0;
      for (int i = 0; i < instance.size(); i++) {
        if (instance.supports(i, k)) {
          supported++;
          time += instance.time(i, k);
        }
      }
      if (supported > bestSupported || (supported == bestSupported && time < bestTime)) {
        best = k;
        bestSupported = supported;
        bestTime = time;
      }
    }
    return best;
  }
}
