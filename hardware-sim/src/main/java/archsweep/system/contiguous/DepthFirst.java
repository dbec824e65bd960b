package archsweep.system.contiguous;

import archsweep.system.instance.Instance;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A topological order that follows branches to their ends before it takes up others, so that stages
 * cut through few of them: the order in which a depth-first search leaves operators, reversed.
 */
final class DepthFirst {

  private DepthFirst() {}

  /** All operators, each after those that it reads. */
  static int[] order(Instance instance) {
    int[] order = new int[instance.size()];
    int[] next = new int[order.length];
    boolean[] seen = new boolean[order.length];
    int place = order.length;
    Deque<Integer> path = new ArrayDeque<>();
    for (int root : instance.order()) {
      if (seen[root]) {
        continue;
      }
      seen[root] = true;
      path.push(root);
      while (!path.isEmpty()) {
        int at = path.peek();
        if (next[at] == instance.out(at).length) {
          order[--place] = path.pop();
          continue;
        }
        int target = instance.edges().get(instance.out(at)[next[at]++]).target();
        if (!seen[target]) {
          seen[target] = true;
          path.push(target);
        }
      }
    }
    return order;
  }
}
