package archsweep.system.schedule;

import archsweep.system.instance.Instance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The order in which a solver that works with rounded times starts operators. */
public final class StartOrder {

  private StartOrder() {}

  /**
   * Operators by their starts, each after those that it reads, whatever rounding made of times; of
   * one start those that take less come first.
   */
  public static List<Integer> of(Instance instance, long[] starts, int[] devices) {
    PriorityQueue<Integer> ready =
        new PriorityQueue<>(
            Comparator.<Integer>comparingLong(i -> starts[i])
                .thenComparingDouble(i -> instance.time(i, devices[i]))
                .thenComparingInt(i -> i));
    int[] waiting = new int[instance.size()];
    for (int i = 0; i < waiting.length; i++) {
      waiting[i] = instance.in(i).length;
      if (waiting[i] == 0) {
        ready.add(i);
      }
    }
    List<Integer> order = new ArrayList<>();
    while (!ready.isEmpty()) {
      int next = ready.remove();
      order.add(next);
      for (int edge : instance.out(next)) {
        int target = instance.edges().get(edge).target();
        if (--waiting[target] == 0) {
          ready.add(target);
        }
      }
    }
    return order;
  }
}
