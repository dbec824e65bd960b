package archsweep.system.schedule;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Runs tasks in time: whenever something finishes, of the tasks that wait for nothing but resources
 * those that come first are started as far as all that they take up is free.
 */
final class TaskSimulation {

  private final Tasks tasks;
  private final double[] ranks;
  private final double[] starts;
  private final double[] finishes;
  private final int[] waiting;
  private final boolean[] busy;
  private final PriorityQueue<Integer> running;
  private final int[] ready;
  private int readyCount;

  /**
   * A simulation that has not begun.
   *
   * @param ranks of all tasks; the largest comes first, of equals the first
   */
  TaskSimulation(Tasks tasks, double[] ranks) {
    this.tasks = tasks;
    this.ranks = ranks;
    this.starts = new double[tasks.size()];
    this.finishes = new double[tasks.size()];
    this.waiting = tasks.waiting();
    this.busy = new boolean[tasks.resourceCount()];
    this.ready = new int[tasks.size()];
    this.running =
        new PriorityQueue<>(
            Comparator.<Integer>comparingDouble(task -> finishes[task])
                .thenComparingInt(task -> task));
  }

  /** When the last task finishes. */
  double run() {
    for (int task = 0; task < waiting.length; task++) {
      if (waiting[task] == 0) {
        enqueue(task);
      }
    }
    double now = 0;
    start(now);
    while (!running.isEmpty()) {
      now = finishes[running.peek()];
      while (!running.isEmpty() && finishes[running.peek()] == now) {
        finish(running.remove());
      }
      start(now);
    }
    return now;
  }

  Schedule schedule() {
    run();
    return tasks.schedule(starts, finishes);
  }

  private void start(double now) {
    int left = 0;
    for (int at = 0; at < readyCount; at++) {
      int task = ready[at];
      if (free(task)) {
        starts[task] = now;
        finishes[task] = now + tasks.time(task);
        take(task, true);
        running.add(task);
      } else {
        ready[left++] = task;
      }
    }
    readyCount = left;
  }

  private void finish(int task) {
    take(task, false);
    tasks.followers(
        task,
        next -> {
          if (--waiting[next] == 0) {
            enqueue(next);
          }
        });
  }

  private boolean free(int task) {
    for (int resource : tasks.resources(task)) {
      if (busy[resource]) {
        return false;
      }
    }
    return true;
  }

  private void take(int task, boolean taken) {
    for (int resource : tasks.resources(task)) {
      busy[resource] = taken;
    }
  }

  private void enqueue(int task) {
    int low = 0;
    int high = readyCount;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (before(ready[middle], task)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    System.arraycopy(ready, low, ready, low + 1, readyCount - low);
    ready[low] = task;
    readyCount++;
  }

  private boolean before(int a, int b) {
    return ranks[a] != ranks[b] ? ranks[a] > ranks[b] : a < b;
  }

  /** The ranks that follow an order of operators: each transfer goes with its first reader. */
  static double[] ranks(Tasks tasks, int operators, Iterable<Integer> order) {
    double[] ranks = new double[tasks.size()];
    Arrays.fill(ranks, Double.NEGATIVE_INFINITY);
    int place = 0;
    for (int operator : order) {
      ranks[operator] = -place++;
    }
    for (int t = operators; t < ranks.length; t++) {
      int transfer = t;
      tasks.followers(
          t, reader -> ranks[transfer] = Math.max(ranks[transfer], ranks[reader] + 0.5));
    }
    return ranks;
  }
}
