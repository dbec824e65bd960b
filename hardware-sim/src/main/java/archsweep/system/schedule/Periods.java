package archsweep.system.schedule;

import archsweep.system.instance.Edge;
import archsweep.system.instance.Instance;
import archsweep.system.instance.PeriodModel;
import java.util.Arrays;

/**
 * The steady-state period of a pipeline over an assignment: the largest load of what it uses, by
 * the {@link PeriodModel}. A new sample can enter each period, so throughput is one over it.
 */
public final class Periods {

  private Periods() {}

  /** The period of an assignment in the model of the instance, in its unit of time. */
  public static double of(Instance instance, int[] devices) {
    return of(instance, devices, instance.periodModel());
  }

  public static double of(Instance instance, int[] devices, PeriodModel model) {
    double period = Arrays.stream(deviceLoads(instance, devices, model)).max().orElse(0);
    return model == PeriodModel.COMPUTE_AND_LINK
        ? Math.max(period, largestLinkLoad(instance, devices))
        : period;
  }

  /** The load of each device. */
  public static double[] deviceLoads(Instance instance, int[] devices, PeriodModel model) {
    double[] loads = new double[instance.deviceCount()];
    for (int i = 0; i < devices.length; i++) {
      loads[devices[i]] += instance.time(i, devices[i]);
    }
    if (model == PeriodModel.HOST_TRANSFERS) {
      addHostTransfers(instance, devices, loads);
    }
    return loads;
  }

  /** The load of each direction of each link, from each device to each. */
  public static double[][] linkLoads(Instance instance, int[] devices) {
    double[][] loads = new double[instance.deviceCount()][instance.deviceCount()];
    for (int e = 0; e < instance.edges().size(); e++) {
      Edge edge = instance.edges().get(e);
      int from = devices[edge.source()];
      int to = devices[edge.target()];
      loads[from][to] += instance.transfer(e, from, to);
    }
    return loads;
  }

  private static double largestLinkLoad(Instance instance, int[] devices) {
    return Arrays.stream(linkLoads(instance, devices))
        .flatMapToDouble(Arrays::stream)
        .max()
        .orElse(0);
  }

  private static void addHostTransfers(Instance instance, int[] devices, double[] loads) {
    for (int i = 0; i < devices.length; i++) {
      double size = 0;
      boolean[] readers = new boolean[loads.length];
      boolean leaves = false;
      for (int edge : instance.out(i)) {
        int to = devices[instance.edges().get(edge).target()];
        size = Math.max(size, instance.edges().get(edge).size());
        readers[to] = true;
        leaves |= to != devices[i];
      }
      readers[devices[i]] = leaves;
      for (int k = 0; k < loads.length; k++) {
        if (readers[k] && !instance.devices().get(k).host()) {
          loads[k] += size;
        }
      }
    }
  }
}
