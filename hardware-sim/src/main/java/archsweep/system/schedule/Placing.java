package archsweep.system.schedule;

import archsweep.system.instance.Instance;
import java.util.Arrays;

/**
 * A schedule in the making: operators are placed one by one, each after those that it reads, into
 * the first gap of a device that is long enough (the insertion policy of Topcuoglu et al.,
 * "Performance-effective and low-complexity task scheduling for heterogeneous computing", 2002).
 * Where transfers take up links or devices they go into the first gaps of all of these, in the
 * order of edges (the edge scheduling of Sinnen and Sousa, "Communication contention in task
 * scheduling", 2005).
 */
public final class Placing {

  private final Instance instance;
  private final MemoryLedger memory;
  private final Timelines timelines;
  private final Deliveries deliveries;
  private final int[][] resources;
  private final int[] devices;
  private final double[] starts;
  private final double[] finishes;

  public Placing(Instance instance) {
    this.instance = instance;
    this.memory = new MemoryLedger(instance);
    this.devices = new int[instance.size()];
    Arrays.fill(devices, -1);
    this.starts = new double[instance.size()];
    this.finishes = new double[instance.size()];
    this.timelines = new Timelines(instance.deviceCount() + instance.channelCount());
    this.deliveries = new Deliveries(instance, timelines, devices, finishes);
    this.resources = new int[instance.deviceCount()][];
    Arrays.setAll(resources, k -> new int[] {k});
  }

  /** Whether support, memory and colocation let an operator go to a device. */
  public boolean allows(int operator, int device) {
    return memory.allows(operator, device);
  }

  /** Whether an operator has been placed. */
  public boolean placed(int operator) {
    return devices[operator] >= 0;
  }

  /** The device of an operator that has been placed. */
  public int device(int operator) {
    return devices[operator];
  }

  /** When an operator that has been placed finishes. */
  public double finish(int operator) {
    return finishes[operator];
  }

  /** When an operator could start on a device, in the first gap that holds it. */
  public double earliestStart(int operator, int device) {
    double arrival = deliveries.bring(operator, device);
    double start = timelines.earliest(resources[device], arrival, instance.time(operator, device));
    deliveries.takeBack();
    return start;
  }

  /** When an operator could finish on a device. */
  public double earliestFinish(int operator, int device) {
    return earliestStart(operator, device) + instance.time(operator, device);
  }

  /** Places an operator at its earliest start on a device. */
  public void place(int operator, int device) {
    double arrival = deliveries.bring(operator, device);
    deliveries.keep();
    starts[operator] =
        timelines.earliest(resources[device], arrival, instance.time(operator, device));
    finishes[operator] = starts[operator] + instance.time(operator, device);
    devices[operator] = device;
    memory.place(operator, device);
    timelines.take(resources[device], starts[operator], finishes[operator]);
  }

  /** Places an operator on the device that it finishes first on; the first of several. */
  public void placeEarliest(int operator) {
    double best = Double.POSITIVE_INFINITY;
    int where = -1;
    for (int k = 0; k < instance.deviceCount(); k++) {
      if (allows(operator, k) && earliestFinish(operator, k) < best) {
        best = earliestFinish(operator, k);
        where = k;
      }
    }
    if (where < 0) {
      throw new NoPlacementException(instance, operator);
    }
    place(operator, where);
  }

  /** The schedule, once all operators are placed. */
  public Schedule schedule() {
    for (int i = 0; i < devices.length; i++) {
      if (devices[i] < 0) {
        throw new IllegalStateException("The operator %d has not been placed.".formatted(i));
      }
    }
    return new Schedule(devices, starts, finishes, deliveries.kept());
  }
}
