package archsweep.system.heuristic;

import archsweep.system.instance.Instance;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.IntConsumer;

/** Visits operators by rank, each after those that it reads. */
final class Ranking {

  private Ranking() {}

  /**
   * Of the operators whose predecessors have been visited, the one of the highest rank comes next;
   * of equals the first.
   */
  static void visit(Instance instance, double[] ranks, IntConsumer visitor) {
    PriorityQueue<Integer> ready =
        new PriorityQueue<>(
            Comparator.<Integer>comparingDouble(i -> -ranks[i]).thenComparingInt(i -> i));
    int[] waiting = new int[instance.size()];
    for (int i = 0; i < waiting.length; i++) {
      waiting[i] = instance.in(i).length;
      if (waiting[i] == 0) {
        ready.add(i);
      }
    }
    while (!ready.isEmpty()) {
      int next = ready.remove();
      visitor.accept(next);
      for (int edge : instance.out(next)) {
        int target = instance.edges().get(edge).target();
        if (--waiting[target] == 0) {
          ready.add(target);
        }
      }
    }
  }
}
