package archsweep.system.exact;

import archsweep.system.Effort;
import archsweep.system.Objective;
import archsweep.system.Partitioner;
import archsweep.system.Solution;
import archsweep.system.bound.LowerBounds;
import archsweep.system.heuristic.BestOf;
import archsweep.system.instance.Instance;
import archsweep.system.schedule.ListScheduler;
import archsweep.system.schedule.NoPlacementException;
import archsweep.system.schedule.Schedule;
import com.google.ortools.linearsolver.MPSolver;
import java.util.List;
import java.util.Optional;

/**
 * The mixed-integer programme of the latency, solved by SCIP: a check of {@link Exact} that shares
 * neither its model nor its engine. The period is the assignment problem without orders.
 */
public final class Milp implements Partitioner {

  private final List<Partitioner> starts;

  /**
   * A solver whose big M is the best makespan of these.
   *
   * @param starts heuristics that take little time
   */
  public Milp(List<Partitioner> starts) {
    this.starts = List.copyOf(starts);
  }

  @Override
  public String name() {
    return "milp";
  }

  @Override
  public String description() {
    return "the optimum by mixed-integer programming (SCIP); slower than exact";
  }

  @Override
  public Solution solve(Instance instance, Objective objective, Effort effort) {
    long began = System.nanoTime();
    LowerBounds bounds = LowerBounds.of(instance);
    Optional<Schedule> known = BestOf.several(starts, instance, objective, effort);
    MPSolver solver = MPSolver.createSolver("SCIP");
    try {
      MilpModel model =
          new MilpModel(
              solver,
              instance,
              objective,
              known.map(schedule -> BestOf.value(instance, objective, schedule)),
              objective == Objective.LATENCY ? bounds.makespan() : bounds.period());
      double left = Math.max(0.05, effort.seconds() - (System.nanoTime() - began) * 1e-9);
      solver.setTimeLimit((long) Math.ceil(left * 1000));
      return solution(solver, solver.solve(), model, instance, objective, known, bounds);
    } finally {
      solver.delete();
    }
  }

  private static Solution solution(
      MPSolver solver,
      MPSolver.ResultStatus status,
      MilpModel model,
      Instance instance,
      Objective objective,
      Optional<Schedule> known,
      LowerBounds bounds) {
    boolean found =
        status == MPSolver.ResultStatus.OPTIMAL || status == MPSolver.ResultStatus.FEASIBLE;
    if (!found && known.isEmpty()) {
      throw new NoPlacementException(
          status == MPSolver.ResultStatus.INFEASIBLE
              ? "%s: no assignment of its operators fits the memory of the devices."
                  .formatted(instance.name())
              : "%s: no placement was found within the time limit.".formatted(instance.name()),
          "raise the memory of a device, or --time-limit.");
    }
    double instanceBound = objective == Objective.LATENCY ? bounds.makespan() : bounds.period();
    if (!found) {
      return new Solution(known.get(), instanceBound);
    }
    ListScheduler scheduler = new ListScheduler(instance);
    int[] devices = model.devices();
    Schedule solved =
        objective == Objective.LATENCY
            ? scheduler.schedule(devices, model.order())
            : scheduler.schedule(devices);
    Schedule best =
        known
            .filter(
                schedule ->
                    BestOf.value(instance, objective, schedule)
                        <= BestOf.value(instance, objective, solved))
            .orElse(solved);
    return new Solution(best, model.bound(solver.objective().bestBound()));
  }
}
