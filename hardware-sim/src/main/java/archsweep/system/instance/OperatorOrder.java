package archsweep.system.instance;

import archsweep.config.UserException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;

/** Sorts operators so that each comes after those that it reads; the lowest position first. */
final class OperatorOrder {

  private final List<Operator> operators;
  private final List<Edge> edges;
  private final int[][] in;
  private final int[][] out;

  OperatorOrder(List<Operator> operators, List<Edge> edges, int[][] in, int[][] out) {
    this.operators = operators;
    this.edges = edges;
    this.in = in;
    this.out = out;
  }

  /** Kahn's algorithm. */
  int[] sorted(String name) {
    int[] waiting = new int[operators.size()];
    PriorityQueue<Integer> ready = new PriorityQueue<>();
    for (int i = 0; i < waiting.length; i++) {
      waiting[i] = in[i].length;
      if (waiting[i] == 0) {
        ready.add(i);
      }
    }
    int[] order = new int[waiting.length];
    int sorted = 0;
    while (!ready.isEmpty()) {
      int next = ready.remove();
      order[sorted++] = next;
      for (int edge : out[next]) {
        int target = edges.get(edge).target();
        if (--waiting[target] == 0) {
          ready.add(target);
        }
      }
    }
    if (sorted < order.length) {
      throw new UserException(
          "%s: operators wait for each other in a cycle: %s."
              .formatted(name, String.join(" -> ", cycle(waiting))),
          "one of these edges points the wrong way.");
    }
    return order;
  }

  /** Walks back over operators that still wait until one comes again. */
  private List<String> cycle(int[] waiting) {
    int at = 0;
    while (waiting[at] == 0) {
      at++;
    }
    List<Integer> path = new ArrayList<>();
    while (!path.contains(at)) {
      path.add(at);
      for (int edge : in[at]) {
        if (waiting[edges.get(edge).source()] > 0) {
          at = edges.get(edge).source();
          break;
        }
      }
    }
    List<Integer> cycle = new ArrayList<>(path.subList(path.indexOf(at), path.size()));
    cycle.add(at);
    Collections.reverse(cycle);
    return cycle.stream().map(i -> operators.get(i).name()).toList();
  }
}
