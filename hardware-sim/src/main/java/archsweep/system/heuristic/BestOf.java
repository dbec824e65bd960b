package archsweep.system.heuristic;

import archsweep.system.Effort;
import archsweep.system.Objective;
import archsweep.system.Partitioner;
import archsweep.system.instance.Instance;
import archsweep.system.schedule.NoPlacementException;
import archsweep.system.schedule.Periods;
import archsweep.system.schedule.Schedule;
import java.util.List;
import java.util.Optional;

/** The best that heuristics find, for solvers that start from something. */
public final class BestOf {

  private BestOf() {}

  /** The best schedule of several solvers; none if all of them run out of memory. */
  public static Optional<Schedule> several(
      List<Partitioner> partitioners, Instance instance, Objective objective, Effort effort) {
    Optional<Schedule> best = Optional.empty();
    double least = Double.POSITIVE_INFINITY;
    for (Partitioner partitioner : partitioners) {
      Optional<Schedule> found = attempt(partitioner, instance, objective, effort);
      double value = found.map(schedule -> value(instance, objective, schedule)).orElse(least);
      if (value < least) {
        least = value;
        best = found;
      }
    }
    return best;
  }

  /** The makespan or the period of a schedule. */
  public static double value(Instance instance, Objective objective, Schedule schedule) {
    return objective == Objective.LATENCY
        ? schedule.makespan()
        : Periods.of(instance, schedule.assignment());
  }

  private static Optional<Schedule> attempt(
      Partitioner partitioner, Instance instance, Objective objective, Effort effort) {
    try {
      return Optional.of(partitioner.solve(instance, objective, effort).schedule());
    } catch (NoPlacementException outOfMemory) {
      return Optional.empty();
    }
  }
}
