package archsweep.system.heuristic;

import archsweep.system.Effort;
import archsweep.system.Objective;
import archsweep.system.Partitioner;
import archsweep.system.Solution;
import archsweep.system.instance.Instance;
import archsweep.system.schedule.NoPlacementException;
import archsweep.system.schedule.Placing;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Memory-constrained earliest task first, of Jeon et al., "Baechi: fast device placement of machine
 * learning graphs" (2020): of all pairs of an operator whose inputs are made and a device with
 * enough memory, the one that can start first is placed next; of equals the one that finishes
 * first.
 */
public final class MemoryEtf implements Partitioner {

  @Override
  public String name() {
    return "m-etf";
  }

  @Override
  public String description() {
    return "memory-constrained earliest task first";
  }

  @Override
  public Solution solve(Instance instance, Objective objective, Effort effort) {
    Placing placing = new Placing(instance);
    int[] waiting = new int[instance.size()];
    TreeSet<Integer> ready = new TreeSet<>();
    for (int i = 0; i < waiting.length; i++) {
      waiting[i] = instance.in(i).length;
      if (waiting[i] == 0) {
        ready.add(i);
      }
    }
    while (!ready.isEmpty()) {
      int next = placeNext(instance, placing, ready);
      ready.remove(next);
      for (int edge : instance.out(next)) {
        int target = instance.edges().get(edge).target();
        if (--waiting[target] == 0) {
          ready.add(target);
        }
      }
    }
    return Solution.unproven(placing.schedule());
  }

  private static int placeNext(Instance instance, Placing placing, SortedSet<Integer> ready) {
    double earliest = Double.POSITIVE_INFINITY;
    double shortest = Double.POSITIVE_INFINITY;
    int next = -1;
    int where = -1;
    for (int operator : ready) {
      for (int k = 0; k < instance.deviceCount(); k++) {
        if (placing.allows(operator, k)) {
          double start = placing.earliestStart(operator, k);
          double time = instance.time(operator, k);
          if (start < earliest || (start == earliest && time < shortest)) {
            earliest = start;
            shortest = time;
            next = operator;
            where = k;
          }
        }
      }
    }
    if (next < 0) {
      throw new NoPlacementException(instance, ready.first());
    }
    placing.place(next, where);
    return next;
  }
}
