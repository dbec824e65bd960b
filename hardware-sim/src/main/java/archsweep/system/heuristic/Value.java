package archsweep.system.heuristic;

import archsweep.system.Objective;
import archsweep.system.instance.Instance;
import archsweep.system.schedule.ListScheduler;
import archsweep.system.schedule.Periods;
import archsweep.system.schedule.Schedule;

/** The value of assignments, for searches that try many; serves one thread. */
final class Value {

  private final Instance instance;
  private final Objective objective;
  private final ListScheduler scheduler;

  Value(Instance instance, Objective objective) {
    this.instance = instance;
    this.objective = objective;
    this.scheduler = new ListScheduler(instance);
  }

  double of(int[] devices) {
    return objective == Objective.LATENCY
        ? scheduler.makespan(devices)
        : Periods.of(instance, devices);
  }

  double of(Schedule schedule) {
    return BestOf.value(instance, objective, schedule);
  }
}
