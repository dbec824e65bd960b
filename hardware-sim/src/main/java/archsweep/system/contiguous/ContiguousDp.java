package archsweep.system.contiguous;

import archsweep.system.Effort;
import archsweep.system.Objective;
import archsweep.system.Partitioner;
import archsweep.system.Solution;
import archsweep.system.instance.Instance;
import archsweep.system.quotient.Quotient;
import archsweep.system.schedule.ListScheduler;
import archsweep.system.schedule.NoPlacementException;
import archsweep.system.schedule.Periods;
import java.util.Arrays;

/**
 * The pipeline of contiguous stages with the least load of its most loaded device, transfers
 * included in {@link archsweep.system.instance.PeriodModel#HOST_TRANSFERS}. First over operators in
 * line, in a topological and, for throughput, in a depth-first order; then, below what that finds,
 * over all ideals, until the time is up. Colocation groups are never divided. Where they wait for
 * each other, as the forward and backward parts of training do, ideals hold them as one, while
 * lines keep them apart by their first operators: stages are then contiguous in the forward part.
 */
public final class ContiguousDp implements Partitioner {

  @Override
  public String name() {
    return "contiguous-dp";
  }

  @Override
  public String description() {
    return "the best pipeline of contiguous stages, by dynamic programming over ideals";
  }

  @Override
  public Solution solve(Instance instance, Objective objective, Effort effort) {
    long deadline = System.nanoTime() + (long) (effort.seconds() * 1e9);
    int[] labels = Labels.of(instance);
    DeviceClasses classes = new DeviceClasses(instance);
    Quotient merged = Quotient.of(instance, labels);
    Pipeline best = linear(instance, merged, classes, deadline);
    if (objective == Objective.THROUGHPUT) {
      for (double[] places : Lines.of(instance, labels)) {
        Quotient quotient = Quotient.inOrder(instance, labels, places);
        Pipeline found = linear(instance, quotient, classes, deadline);
        best = best.orBetter(found);
        if (quotient.size() > merged.size() && found.devices.length > 0) {
          best = best.orBetter(settled(instance, quotient, found, deadline));
        }
      }
      best = best.orBetter(ideals(instance, merged, classes, best.load, deadline));
    }
    if (best.devices.length == 0) {
      throw new NoPlacementException(
          "%s: no contiguous stages fit the memory of the devices.".formatted(instance.name()),
          "raise the memory of a device, or use --solver exact.");
    }
    return Solution.unproven(new ListScheduler(instance).schedule(best.devices));
  }

  /** The stages of a pipeline as the device of each operator; empty if there is none. */
  private static final class Pipeline {
    final int[] devices;
    final double load;

    Pipeline(int[] devices, double load) {
      this.devices = devices;
      this.load = load;
    }

    Pipeline orBetter(Pipeline other) {
      return other.load < load ? other : this;
    }
  }

  private static Pipeline linear(
      Instance instance, Quotient quotient, DeviceClasses classes, long deadline) {
    double limit = Double.POSITIVE_INFINITY;
    return pipeline(
        quotient, new IdealSearch(instance, quotient, classes, true, limit, deadline), instance);
  }

  private static Pipeline settled(
      Instance instance, Quotient quotient, Pipeline pipeline, long deadline) {
    int[] devices = Settling.of(instance, quotient, pipeline.devices, deadline);
    double[] loads = Periods.deviceLoads(instance, devices, instance.periodModel());
    return new Pipeline(devices, Arrays.stream(loads).max().orElse(0));
  }

  private static Pipeline ideals(
      Instance instance, Quotient quotient, DeviceClasses classes, double limit, long deadline) {
    return pipeline(
        quotient, new IdealSearch(instance, quotient, classes, false, limit, deadline), instance);
  }

  private static Pipeline pipeline(Quotient quotient, IdealSearch search, Instance instance) {
    int[] modules = search.devices();
    if (modules.length == 0) {
      return new Pipeline(modules, Double.POSITIVE_INFINITY);
    }
    int[] devices = new int[instance.size()];
    Arrays.setAll(devices, i -> modules[quotient.moduleOf(i)]);
    return new Pipeline(devices, search.period());
  }
}
