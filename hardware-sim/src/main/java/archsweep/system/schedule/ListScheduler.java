package archsweep.system.schedule;

import archsweep.system.instance.Instance;
import java.util.Arrays;

/**
 * Schedules an assignment: of the operators whose inputs are made, the one with the longest way to
 * the end goes first, and each device runs its operators in that order. Where transfers take up
 * links or devices, they are scheduled by the same rule, in time. Holds arrays of its own, so it
 * serves one thread. O(n log n + edges) a call.
 */
public final class ListScheduler {

  private final Instance instance;
  private final double[] tails;
  private final double[] finishes;
  private final double[] starts;
  private final double[] free;
  private final int[] waiting;
  private final int[] heap;
  private int heapSize;

  public ListScheduler(Instance instance) {
    this.instance = instance;
    this.tails = new double[instance.size()];
    this.finishes = new double[instance.size()];
    this.starts = new double[instance.size()];
    this.free = new double[instance.deviceCount()];
    this.waiting = new int[instance.size()];
    this.heap = new int[instance.size()];
  }

  /** The makespan of an assignment under this rule. */
  public double makespan(int[] devices) {
    return instance.communication().occupies() ? simulation(devices).run() : appended(devices);
  }

  private double appended(int[] devices) {
    tails(devices);
    Arrays.fill(free, 0);
    heapSize = 0;
    for (int i = 0; i < waiting.length; i++) {
      waiting[i] = instance.in(i).length;
      if (waiting[i] == 0) {
        push(i);
      }
    }
    double makespan = 0;
    while (heapSize > 0) {
      int next = pop();
      run(next, devices);
      makespan = Math.max(makespan, finishes[next]);
      for (int edge : instance.out(next)) {
        int target = instance.edges().get(edge).target();
        if (--waiting[target] == 0) {
          push(target);
        }
      }
    }
    return makespan;
  }

  /** The schedule of an assignment under this rule. */
  public Schedule schedule(int[] devices) {
    if (instance.communication().occupies()) {
      return simulation(devices).schedule();
    }
    appended(devices);
    return new Schedule(devices, starts, finishes);
  }

  /**
   * The schedule that runs each device's operators in a given order, each as early as it can. Where
   * transfers take up links or devices, the first in the order goes first of those that can.
   */
  public Schedule schedule(int[] devices, Iterable<Integer> order) {
    if (instance.communication().occupies()) {
      Tasks tasks = new Tasks(instance, devices);
      double[] ranks = TaskSimulation.ranks(tasks, instance.size(), order);
      return new TaskSimulation(tasks, ranks).schedule();
    }
    Arrays.fill(free, 0);
    for (int operator : order) {
      run(operator, devices);
    }
    return new Schedule(devices, starts, finishes);
  }

  private TaskSimulation simulation(int[] devices) {
    Tasks tasks = new Tasks(instance, devices);
    return new TaskSimulation(tasks, tasks.tails());
  }

  private void run(int operator, int[] devices) {
    int device = devices[operator];
    double start = free[device];
    for (int edge : instance.in(operator)) {
      int source = instance.edges().get(edge).source();
      start = Math.max(start, finishes[source] + instance.transfer(edge, devices[source], device));
    }
    starts[operator] = start;
    finishes[operator] = start + instance.time(operator, device);
    free[device] = finishes[operator];
  }

  private void tails(int[] devices) {
    int[] order = instance.order();
    for (int at = order.length - 1; at >= 0; at--) {
      int operator = order[at];
      double tail = 0;
      for (int edge : instance.out(operator)) {
        int target = instance.edges().get(edge).target();
        tail =
            Math.max(
                tail, tails[target] + instance.transfer(edge, devices[operator], devices[target]));
      }
      tails[operator] = tail + instance.time(operator, devices[operator]);
    }
  }

  private boolean before(int a, int b) {
    return tails[a] != tails[b] ? tails[a] > tails[b] : a < b;
  }

  private void push(int operator) {
    int at = heapSize++;
    while (at > 0 && before(operator, heap[(at - 1) / 2])) {
      heap[at] = heap[(at - 1) / 2];
      at = (at - 1) / 2;
    }
    heap[at] = operator;
  }

  private int pop() {
    int top = heap[0];
    int last = heap[--heapSize];
    int at = 0;
    while (true) {
      int child = 2 * at + 1;
      if (child >= heapSize) {
        break;
      }
      if (child + 1 < heapSize && before(heap[child + 1], heap[child])) {
        child++;
      }
      if (!before(heap[child], last)) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = last;
    return top;
  }
}
