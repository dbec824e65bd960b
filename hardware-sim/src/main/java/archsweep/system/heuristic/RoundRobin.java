package archsweep.system.heuristic;

import archsweep.system.Effort;
import archsweep.system.Objective;
import archsweep.system.Partitioner;
import archsweep.system.Solution;
import archsweep.system.instance.Instance;
import archsweep.system.schedule.NoPlacementException;
import archsweep.system.schedule.Placing;

/** One operator after the other, each on the next device that may have it. */
public final class RoundRobin implements Partitioner {

  @Override
  public String name() {
    return "round-robin";
  }

  @Override
  public String description() {
    return "each operator on the next device in turn";
  }

  @Override
  public Solution solve(Instance instance, Objective objective, Effort effort) {
    Placing placing = new Placing(instance);
    int devices = instance.deviceCount();
    int turn = 0;
    for (int operator : instance.order()) {
      int tried = 0;
      while (!placing.allows(operator, turn)) {
        turn = (turn + 1) % devices;
        if (++tried == devices) {
          throw new NoPlacementException(instance, operator);
        }
      }
      placing.place(operator, turn);
      turn = (turn + 1) % devices;
    }
    return Solution.unproven(placing.schedule());
  }
}
