package archsweep.system.schedule;

import archsweep.system.instance.Instance;
import archsweep.system.instance.PeriodModel;
import java.util.Arrays;

/**
 * The steady-state period of a pipeline over an assignment: the largest load of what it uses, by
 * the {@link PeriodModel}. A new sample can enter each period, so throughput is one over it.
 *
 * <p>Of the {@link archsweep.system.instance.Communication}, serial links add up over channels,
 * single copies are counted once, and blocking transfers are a load of both their devices;
 * HOST_TRANSFERS has a notion of transfers of its own, which none of them changes.
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
        ? Math.max(period, Arrays.stream(channelLoads(instance, devices)).max().orElse(0))
        : period;
  }

  /** The load of each device, with its transfers where the model or blocking counts them. */
  public static double[] deviceLoads(Instance instance, int[] devices, PeriodModel model) {
    double[] loads = new double[instance.deviceCount()];
    for (int i = 0; i < devices.length; i++) {
      loads[devices[i]] += instance.time(i, devices[i]);
    }
    if (model == PeriodModel.HOST_TRANSFERS) {
      addHostTransfers(instance, devices, loads);
    } else if (instance.communication().blocking()) {
      Cuts.forEach(
          instance,
          devices,
          (from, to, time) -> {
            loads[from] += time;
            loads[to] += time;
          });
    }
    return loads;
  }

  /** The load of each channel; where links are not serial, of each direction of each link. */
  private static double[] channelLoads(Instance instance, int[] devices) {
    boolean serial = instance.communication().serialLinks();
    int count = instance.deviceCount();
    double[] loads = new double[serial ? instance.channelCount() : count * count];
    Cuts.forEach(
        instance,
        devices,
        (from, to, time) -> loads[serial ? instance.channel(from, to) : from * count + to] += time);
    return loads;
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
