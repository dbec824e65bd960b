package archsweep.system.contiguous;

import archsweep.system.instance.Edge;
import archsweep.system.instance.Instance;
import archsweep.system.instance.PeriodModel;
import archsweep.system.quotient.Quotient;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Moves single modules to other stages as long as that lowers the largest load, or of equal ones
 * the next. For modules that wait for each other, whose place in a line is not certain. Loads are
 * those of {@link Stage}.
 */
final class Settling {

  private static final double LEAST_GAIN = 1e-9;

  private final Instance instance;
  private final Quotient quotient;
  private final boolean transfers;
  private final int[] devices;
  private final double[] loads;
  private final double[] memory;
  private final double[] sizes;

  private Settling(Instance instance, Quotient quotient, int[] devices) {
    this.instance = instance;
    this.quotient = quotient;
    this.transfers = instance.periodModel() == PeriodModel.HOST_TRANSFERS;
    this.devices = devices.clone();
    this.loads = new double[instance.deviceCount()];
    this.memory = new double[instance.deviceCount()];
    this.sizes = new double[devices.length];
    for (int i = 0; i < devices.length; i++) {
      for (int e : instance.out(i)) {
        sizes[i] = Math.max(sizes[i], instance.edges().get(e).size());
      }
      memory[devices[i]] += instance.memory(i);
    }
    for (int i = 0; i < devices.length; i++) {
      count(i, 1);
    }
  }

  /** The devices of operators, settled or as far as there was time. */
  static int[] of(Instance instance, Quotient quotient, int[] devices, long deadline) {
    Settling settling = new Settling(instance, quotient, devices);
    boolean moved = true;
    while (moved) {
      moved = false;
      for (int m = 0; m < quotient.size() && System.nanoTime() < deadline; m++) {
        moved |= settling.move(m);
      }
    }
    return settling.devices;
  }

  private boolean move(int module) {
    int before = devices[quotient.members(module).get(0)];
    int best = before;
    double[] least = sorted();
    for (int k = 0; k < instance.deviceCount(); k++) {
      if (k != before && supports(k, module)) {
        place(module, k);
        double[] changed = sorted();
        if (memory[k] <= instance.devices().get(k).memory() && better(changed, least)) {
          least = changed;
          best = k;
        }
      }
    }
    place(module, best);
    return best != before;
  }

  private boolean supports(int device, int module) {
    return quotient.members(module).stream().allMatch(i -> instance.supports(i, device));
  }

  private void place(int module, int device) {
    Set<Integer> touched = new LinkedHashSet<>(quotient.members(module));
    for (int i : quotient.members(module)) {
      for (int e : instance.in(i)) {
        touched.add(instance.edges().get(e).source());
      }
    }
    touched.forEach(i -> count(i, -1));
    for (int i : quotient.members(module)) {
      memory[devices[i]] -= instance.memory(i);
      devices[i] = device;
      memory[device] += instance.memory(i);
    }
    touched.forEach(i -> count(i, 1));
  }

  /** What an operator and its tensor are to the devices' loads. */
  private void count(int operator, int sign) {
    int home = devices[operator];
    loads[home] += sign * instance.time(operator, home);
    if (!transfers || sizes[operator] == 0) {
      return;
    }
    boolean[] pays = new boolean[loads.length];
    for (int e : instance.out(operator)) {
      Edge edge = instance.edges().get(e);
      if (devices[edge.target()] != home) {
        pays[home] = true;
        pays[devices[edge.target()]] = true;
      }
    }
    for (int k = 0; k < loads.length; k++) {
      if (pays[k] && !instance.devices().get(k).host()) {
        loads[k] += sign * sizes[operator];
      }
    }
  }

  private double[] sorted() {
    double[] sorted = loads.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  private static boolean better(double[] changed, double[] known) {
    double slack = LEAST_GAIN * known[known.length - 1];
    for (int k = changed.length - 1; k >= 0; k--) {
      if (Math.abs(changed[k] - known[k]) > slack) {
        return changed[k] < known[k];
      }
    }
    return false;
  }
}
