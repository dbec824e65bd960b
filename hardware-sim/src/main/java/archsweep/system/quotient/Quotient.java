package archsweep.system.quotient;

import archsweep.system.instance.Edge;
import archsweep.system.instance.Instance;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The operators of an instance in modules, numbered in topological order. Modules that wait for
 * each other, directly or through others, are one: the quotient graph has no cycles, so modules are
 * convex.
 */
public final class Quotient {

  private final int[] moduleOf;
  private final List<List<Integer>> members;

  private Quotient(int[] moduleOf, int modules) {
    this.moduleOf = moduleOf;
    this.members = new ArrayList<>();
    for (int m = 0; m < modules; m++) {
      members.add(new ArrayList<>());
    }
  }

  /**
   * Merges and sorts modules.
   *
   * @param labels the module of each operator, in any numbering from 0
   */
  public static Quotient of(Instance instance, int[] labels) {
    int count = Arrays.stream(labels).max().orElse(-1) + 1;
    int[] components = new Components(successors(instance, labels, count)).numbers();
    int[] merged = new int[labels.length];
    Arrays.setAll(merged, i -> components[labels[i]]);
    int modules = Arrays.stream(components).max().orElse(-1) + 1;
    int[] ranks = ranks(instance, merged, modules);
    int[] moduleOf = new int[labels.length];
    Arrays.setAll(moduleOf, i -> ranks[merged[i]]);
    int used = Arrays.stream(moduleOf).max().orElse(-1) + 1;
    Quotient quotient = new Quotient(moduleOf, used);
    for (int operator : instance.order()) {
      quotient.members.get(moduleOf[operator]).add(operator);
    }
    return quotient;
  }

  /**
   * Modules as they are, though they may wait for each other in cycles.
   *
   * @param labels the module of each operator, in any numbering from 0
   * @param places of modules by label; they are numbered by these, equal ones by their labels
   */
  public static Quotient inOrder(Instance instance, int[] labels, double[] places) {
    int[] sorted =
        Arrays.stream(labels)
            .distinct()
            .sorted()
            .boxed()
            .sorted(Comparator.comparingDouble(label -> places[label]))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] ranks = new int[places.length];
    for (int rank = 0; rank < sorted.length; rank++) {
      ranks[sorted[rank]] = rank;
    }
    int[] moduleOf = new int[labels.length];
    Arrays.setAll(moduleOf, i -> ranks[labels[i]]);
    Quotient quotient = new Quotient(moduleOf, sorted.length);
    for (int operator : instance.order()) {
      quotient.members.get(moduleOf[operator]).add(operator);
    }
    return quotient;
  }

  public int size() {
    return members.size();
  }

  /** The module of an operator. */
  public int moduleOf(int operator) {
    return moduleOf[operator];
  }

  /** The operators of a module, each after those that it reads. */
  public List<Integer> members(int module) {
    return members.get(module);
  }

  private static List<List<Integer>> successors(Instance instance, int[] labels, int count) {
    List<List<Integer>> successors = new ArrayList<>();
    for (int m = 0; m < count; m++) {
      successors.add(new ArrayList<>());
    }
    for (Edge edge : instance.edges()) {
      if (labels[edge.source()] != labels[edge.target()]) {
        successors.get(labels[edge.source()]).add(labels[edge.target()]);
      }
    }
    return successors;
  }

  /** Topological numbers; of modules that are ready the one whose first operator comes first. */
  private static int[] ranks(Instance instance, int[] modules, int count) {
    int[] first = new int[count];
    Arrays.fill(first, Integer.MAX_VALUE);
    for (int at = instance.size() - 1; at >= 0; at--) {
      first[modules[instance.order()[at]]] = at;
    }
    List<List<Integer>> successors = successors(instance, modules, count);
    int[] waiting = new int[count];
    successors.forEach(list -> list.forEach(m -> waiting[m]++));
    PriorityQueue<Integer> ready =
        new PriorityQueue<>((a, b) -> Integer.compare(first[a], first[b]));
    for (int m = 0; m < count; m++) {
      if (waiting[m] == 0 && first[m] < Integer.MAX_VALUE) {
        ready.add(m);
      }
    }
    int[] ranks = new int[count];
    int next = 0;
    while (!ready.isEmpty()) {
      int module = ready.remove();
      ranks[module] = next++;
      for (int successor : successors.get(module)) {
        if (--waiting[successor] == 0) {
          ready.add(successor);
        }
      }
    }
    return ranks;
  }

  /** Strongly connected components, by Tarjan's algorithm without recursion. */
  private static final class Components {

    private final List<List<Integer>> successors;
    private final int[] numbers;
    private final int[] index;
    private final int[] low;
    private final int[] next;
    private final boolean[] stacked;
    private final Deque<Integer> stack = new ArrayDeque<>();
    private int visited;
    private int found;

    Components(List<List<Integer>> successors) {
      int size = successors.size();
      this.successors = successors;
      this.numbers = new int[size];
      this.index = new int[size];
      this.low = new int[size];
      this.next = new int[size];
      this.stacked = new boolean[size];
      Arrays.fill(index, -1);
    }

    int[] numbers() {
      for (int root = 0; root < index.length; root++) {
        if (index[root] < 0) {
          visit(root);
        }
      }
      return numbers;
    }

    private void visit(int root) {
      Deque<Integer> path = new ArrayDeque<>();
      enter(root, path);
      while (!path.isEmpty()) {
        int at = path.peek();
        if (next[at] < successors.get(at).size()) {
          int to = successors.get(at).get(next[at]++);
          if (index[to] < 0) {
            enter(to, path);
          } else if (stacked[to]) {
            low[at] = Math.min(low[at], index[to]);
          }
        } else {
          leave(path);
        }
      }
    }

    private void enter(int node, Deque<Integer> path) {
      index[node] = visited;
      low[node] = visited++;
      stack.push(node);
      stacked[node] = true;
      path.push(node);
    }

    private void leave(Deque<Integer> path) {
      int node = path.pop();
      if (!path.isEmpty()) {
        low[path.peek()] = Math.min(low[path.peek()], low[node]);
      }
      if (low[node] == index[node]) {
        int member;
        do {
          member = stack.pop();
          stacked[member] = false;
          numbers[member] = found;
        } while (member != node);
        found++;
      }
    }
  }
}
