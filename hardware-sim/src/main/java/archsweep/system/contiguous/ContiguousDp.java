package archsweep.system.contiguous;

import archsweep.system.Effort;
import archsweep.system.Objective;
import archsweep.system.Partitioner;
import archsweep.system.Solution;
import archsweep.system.instance.Instance;
import archsweep.system.quotient.Quotient;
import archsweep.system.schedule.ListScheduler;
import archsweep.system.schedule.NoPlacementException;
import java.util.Arrays;

/**
 * The pipeline of contiguous stages with the least load of its most loaded device, transfers
 * included in {@link archsweep.system.instance.PeriodModel#HOST_TRANSFERS}. First over the
 * operators in one topological order, then, for throughput and below what that finds, over all
 * ideals, until the time is up. Colocation groups are never divided.
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
    Quotient quotient = Quotient.of(instance, Labels.of(instance));
    DeviceClasses classes = new DeviceClasses(instance);
    int[] found = search(instance, quotient, classes, true, Double.POSITIVE_INFINITY, deadline);
    double limit =
        found.length == 0 ? Double.POSITIVE_INFINITY : load(instance, quotient, classes, found);
    int[] better =
        objective == Objective.THROUGHPUT
            ? search(instance, quotient, classes, false, limit, deadline)
            : found;
    int[] modules = better.length == 0 ? found : better;
    if (modules.length == 0) {
      throw new NoPlacementException(
          "%s: no contiguous stages fit the memory of the devices.".formatted(instance.name()),
          "raise the memory of a device, or use --solver exact.");
    }
    int[] devices = new int[instance.size()];
    Arrays.setAll(devices, i -> modules[quotient.moduleOf(i)]);
    return Solution.unproven(new ListScheduler(instance).schedule(devices));
  }

  private static int[] search(
      Instance instance,
      Quotient quotient,
      DeviceClasses classes,
      boolean linear,
      double limit,
      long deadline) {
    return new IdealSearch(instance, quotient, classes, linear, limit, deadline).devices();
  }

  /** The largest load of a pipeline's stages. */
  private static double load(
      Instance instance, Quotient quotient, DeviceClasses classes, int[] modules) {
    double largest = 0;
    for (int c = 0; c < classes.size(); c++) {
      for (int n = 0; n < classes.count(c); n++) {
        Stage stage = new Stage(instance, quotient, classes);
        for (int m = 0; m < modules.length; m++) {
          if (modules[m] == classes.device(classes.plus(0, c) * n, c)) {
            stage.add(m);
          }
        }
        largest = Math.max(largest, stage.load(c));
      }
    }
    return largest;
  }
}
