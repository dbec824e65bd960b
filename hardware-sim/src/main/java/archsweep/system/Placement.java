package archsweep.system;

import archsweep.system.bound.LowerBounds;
import archsweep.system.instance.Feasibility;
import archsweep.system.instance.Instance;
import archsweep.system.schedule.Periods;
import archsweep.system.schedule.Schedule;

/**
 * Where and when each operator runs, and how good that is.
 *
 * @param solver that made it
 * @param makespan of one sample, in the unit of the instance
 * @param period between samples of a pipeline with this assignment
 * @param bounds of the instance
 * @param provenBound the best of the instance's bound and the solver's, for the objective
 */
public record Placement(
    String solver,
    Objective objective,
    Schedule schedule,
    double makespan,
    double period,
    LowerBounds bounds,
    double provenBound) {

  /** Values closer than this, relative to them, are equal: what rounding to ticks may cost. */
  private static final double TOLERANCE = 1e-6;

  /**
   * Solves an instance.
   *
   * @throws archsweep.config.UserException if it cannot be placed, with the reason
   */
  public static Placement of(
      Partitioner partitioner, Instance instance, Objective objective, Effort effort) {
    Feasibility.check(instance);
    LowerBounds bounds = LowerBounds.of(instance);
    return of(
        partitioner.name(),
        instance,
        objective,
        bounds,
        partitioner.solve(instance, objective, effort));
  }

  /** Judges a solution. */
  static Placement of(
      String solver,
      Instance instance,
      Objective objective,
      LowerBounds bounds,
      Solution solution) {
    Schedule schedule = solution.schedule();
    return new Placement(
        solver,
        objective,
        schedule,
        schedule.makespan(),
        Periods.of(instance, schedule.assignment()),
        bounds,
        Math.max(solution.bound(), objective.bound(bounds)));
  }

  /** The makespan or the period, as the objective asks. */
  public double value() {
    return objective.value(makespan, period);
  }

  /** The bound of the instance's formulas for the objective, the same for every solver. */
  public double lowerBound() {
    return objective.bound(bounds);
  }

  /** The part of the value by which it may be above the optimum: 0 if it is proved optimal. */
  public double gap() {
    double above = value() - provenBound;
    return above <= TOLERANCE * value() ? 0 : above / value();
  }

  public Status status() {
    return gap() == 0 ? Status.OPTIMAL : Status.FEASIBLE;
  }
}
