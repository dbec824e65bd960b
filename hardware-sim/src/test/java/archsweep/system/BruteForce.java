package archsweep.system;

import archsweep.system.instance.Edge;
import archsweep.system.instance.Instance;
import archsweep.system.schedule.Periods;

/**
 * The optimum by trying everything: every assignment for the period; for the makespan every order
 * in which operators can be appended to every device, cut where the time so far cannot lead to a
 * better one.
 */
public final class BruteForce {

  private final Instance instance;
  private final int[] devices;
  private final double[] finishes;
  private final double[] free;
  private final double[] used;
  private final boolean[] done;
  private double best = Double.POSITIVE_INFINITY;

  private BruteForce(Instance instance) {
    this.instance = instance;
    this.devices = new int[instance.size()];
    this.finishes = new double[instance.size()];
    this.free = new double[instance.deviceCount()];
    this.used = new double[instance.deviceCount()];
    this.done = new boolean[instance.size()];
  }

  /** Infinite if nothing fits. */
  static double makespan(Instance instance) {
    BruteForce search = new BruteForce(instance);
    search.append(0, 0);
    return search.best;
  }

  /** Infinite if nothing fits. */
  static double period(Instance instance) {
    BruteForce search = new BruteForce(instance);
    search.assign(0);
    return search.best;
  }

  private void append(int count, double makespan) {
    if (makespan >= best) {
      return;
    }
    if (count == devices.length) {
      best = makespan;
      return;
    }
    for (int i = 0; i < devices.length; i++) {
      if (done[i] || !ready(i)) {
        continue;
      }
      for (int k = 0; k < free.length; k++) {
        if (!allowed(i, k)) {
          continue;
        }
        double before = free[k];
        devices[i] = k;
        finishes[i] = Math.max(before, arrival(i, k)) + instance.time(i, k);
        free[k] = finishes[i];
        used[k] += instance.memory(i);
        done[i] = true;
        append(count + 1, Math.max(makespan, finishes[i]));
        done[i] = false;
        used[k] -= instance.memory(i);
        free[k] = before;
      }
    }
  }

  private void assign(int operator) {
    if (operator == devices.length) {
      best = Math.min(best, Periods.of(instance, devices));
      return;
    }
    for (int k = 0; k < free.length; k++) {
      devices[operator] = k;
      if (instance.supports(operator, k)
          && used[k] + instance.memory(operator) <= instance.devices().get(k).memory()
          && grouped(operator, operator)) {
        used[k] += instance.memory(operator);
        assign(operator + 1);
        used[k] -= instance.memory(operator);
      }
    }
  }

  private boolean allowed(int operator, int device) {
    if (!instance.supports(operator, device)
        || used[device] + instance.memory(operator) > instance.devices().get(device).memory()) {
      return false;
    }
    for (int i = 0; i < devices.length; i++) {
      if (done[i]
          && instance.group(i) >= 0
          && instance.group(i) == instance.group(operator)
          && devices[i] != device) {
        return false;
      }
    }
    return true;
  }

  private boolean grouped(int operator, int before) {
    for (int i = 0; i < before; i++) {
      if (instance.group(i) >= 0
          && instance.group(i) == instance.group(operator)
          && devices[i] != devices[operator]) {
        return false;
      }
    }
    return true;
  }

  private boolean ready(int operator) {
    for (Edge edge : instance.edges()) {
      if (edge.target() == operator && !done[edge.source()]) {
        return false;
      }
    }
    return true;
  }

  private double arrival(int operator, int device) {
    double arrival = 0;
    for (int e : instance.in(operator)) {
      int source = instance.edges().get(e).source();
      arrival = Math.max(arrival, finishes[source] + instance.transfer(e, devices[source], device));
    }
    return arrival;
  }
}
