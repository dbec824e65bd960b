package archsweep.system.contiguous;

import archsweep.system.instance.Instance;
import archsweep.system.instance.PeriodModel;
import archsweep.system.quotient.Quotient;

/**
 * A set of modules that grows and shrinks from its end, and what it costs as one stage of a
 * pipeline: time, transfers over its border, and memory.
 */
final class Stage {

  private final Instance instance;
  private final Quotient quotient;
  private final DeviceClasses classes;
  private final boolean transfers;
  private final double[][] moduleTimes;
  private final double[] moduleMemory;
  private final double[] sizes;
  private final int[] readersInside;
  private final boolean[] inside;
  private final double[][] times;
  private final double[] memory;
  private final double[] border;
  private int depth;

  Stage(Instance instance, Quotient quotient, DeviceClasses classes) {
    this.instance = instance;
    this.quotient = quotient;
    this.classes = classes;
    this.transfers = instance.periodModel() == PeriodModel.HOST_TRANSFERS;
    int modules = quotient.size();
    this.moduleTimes = new double[modules][classes.size()];
    this.moduleMemory = new double[modules];
    this.sizes = new double[instance.size()];
    this.readersInside = new int[instance.size()];
    this.inside = new boolean[instance.size()];
    this.times = new double[modules + 1][classes.size()];
    this.memory = new double[modules + 1];
    this.border = new double[modules + 1];
    for (int i = 0; i < sizes.length; i++) {
      int module = quotient.moduleOf(i);
      moduleMemory[module] += instance.memory(i);
      for (int c = 0; c < classes.size(); c++) {
        moduleTimes[module][c] += instance.time(i, classes.representative(c));
      }
      for (int e : instance.out(i)) {
        sizes[i] = Math.max(sizes[i], instance.edges().get(e).size());
      }
    }
  }

  /** The time of one module on a class of devices. */
  double moduleTime(int module, int device) {
    return moduleTimes[module][device];
  }

  /** What the stage computes on a device of a class; it only grows with the stage. */
  double time(int device) {
    return times[depth][device];
  }

  /** Time and transfers on a device of a class; infinite where its memory is too small. */
  double load(int device) {
    int representative = classes.representative(device);
    boolean pays = transfers && !instance.devices().get(representative).host();
    return fits(device)
        ? times[depth][device] + (pays ? border[depth] : 0)
        : Double.POSITIVE_INFINITY;
  }

  boolean fits(int device) {
    return memory[depth] <= instance.devices().get(classes.representative(device)).memory();
  }

  void add(int module) {
    for (int c = 0; c < classes.size(); c++) {
      times[depth + 1][c] = times[depth][c] + moduleTimes[module][c];
    }
    memory[depth + 1] = memory[depth] + moduleMemory[module];
    double crossing = border[depth];
    if (transfers) {
      for (int operator : quotient.members(module)) {
        crossing += enter(operator);
      }
    }
    border[++depth] = crossing;
  }

  /** Takes the module back that was added last. */
  void remove(int module) {
    depth--;
    if (transfers) {
      for (int operator : quotient.members(module)) {
        inside[operator] = false;
        for (int e : instance.in(operator)) {
          readersInside[instance.edges().get(e).source()]--;
        }
      }
    }
  }

  /** How much more crosses the border once an operator is inside. */
  private double enter(int operator) {
    double more = 0;
    for (int e : instance.in(operator)) {
      int source = instance.edges().get(e).source();
      int readers = ++readersInside[source];
      if (!inside[source] && readers == 1) {
        more += sizes[source];
      } else if (inside[source] && readers == instance.out(source).length) {
        more -= sizes[source];
      }
    }
    inside[operator] = true;
    if (readersInside[operator] > 0) {
      more -= sizes[operator];
    }
    if (readersInside[operator] < instance.out(operator).length) {
      more += sizes[operator];
    }
    return more;
  }
}
