package archsweep.system.schedule;

import archsweep.system.instance.Instance;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Schedules by the starts that a solver with rounded times gave to operators and transfers. */
public final class TransferOrder {

  /** When a transfer starts. */
  public interface Start {

    /**
     * The start.
     *
     * @param edge the first edge that the transfer serves
     * @param to the device that it leads to
     */
    long of(int edge, int to);
  }

  private TransferOrder() {}

  /**
   * Runs operators and transfers in the order of their starts, each after what it waits for and as
   * early as everything before it allows; of one start those that take less come first.
   */
  public static Schedule schedule(
      Instance instance, int[] devices, long[] operators, Start transfers) {
    Tasks tasks = new Tasks(instance, devices);
    long[] when = new long[tasks.size()];
    System.arraycopy(operators, 0, when, 0, operators.length);
    for (int t = operators.length; t < when.length; t++) {
      int edge = tasks.edge(t);
      when[t] = transfers.of(edge, devices[instance.edges().get(edge).target()]);
    }
    int[] waiting = tasks.waiting();
    double[] starts = new double[when.length];
    double[] finishes = new double[when.length];
    double[] free = new double[tasks.resourceCount()];
    PriorityQueue<Integer> ready =
        new PriorityQueue<>(
            Comparator.<Integer>comparingLong(task -> when[task])
                .thenComparingDouble(tasks::time)
                .thenComparingInt(task -> task));
    for (int task = 0; task < waiting.length; task++) {
      if (waiting[task] == 0) {
        ready.add(task);
      }
    }
    while (!ready.isEmpty()) {
      int task = ready.remove();
      for (int resource : tasks.resources(task)) {
        starts[task] = Math.max(starts[task], free[resource]);
      }
      finishes[task] = starts[task] + tasks.time(task);
      for (int resource : tasks.resources(task)) {
        free[resource] = finishes[task];
      }
      tasks.followers(
          task,
          next -> {
            starts[next] = Math.max(starts[next], finishes[task]);
            if (--waiting[next] == 0) {
              ready.add(next);
            }
          });
    }
    return tasks.schedule(starts, finishes);
  }
}
