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
import archsweep.system.schedule.StartOrder;
import archsweep.system.schedule.TransferOrder;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * CP-SAT: the makespan with optional intervals, the period as an assignment problem. It is given
 * the bounds of {@link LowerBounds} as constraints and the best of some heuristics as a hint, and
 * proves the optimum if time suffices.
 */
public final class Exact implements Partitioner {

  private final List<Partitioner> hints;

  /**
   * A solver that starts from the best of these.
   *
   * @param hints heuristics that take little time
   */
  public Exact(List<Partitioner> hints) {
    this.hints = List.copyOf(hints);
  }

  @Override
  public String name() {
    return "exact";
  }

  @Override
  public String description() {
    return "the optimum and its proof, by CP-SAT, if the time limit suffices";
  }

  @Override
  public Solution solve(Instance instance, Objective objective, Effort effort) {
    long began = System.nanoTime();
    LowerBounds bounds = LowerBounds.of(instance);
    Optional<Schedule> known = BestOf.several(hints, instance, objective, effort);
    double left = Math.max(0.05, effort.seconds() - (System.nanoTime() - began) * 1e-9);
    return objective == Objective.LATENCY
        ? latency(instance, bounds, known, effort.within(left))
        : CpPeriod.solve(instance, bounds, known, effort.within(left));
  }

  private static Solution latency(
      Instance instance, LowerBounds bounds, Optional<Schedule> known, Effort effort) {
    double horizon = known.map(Schedule::makespan).orElseGet(() -> Horizon.of(instance));
    Ticks ticks = Ticks.of(instance, horizon);
    CpLatency model =
        new CpLatency(
            instance, ticks, ticks.up(horizon), bound(bounds.makespan(), ticks, instance));
    known.ifPresent(model::hint);
    CpSolver solver = CpRun.solver(effort);
    CpSolverStatus status = CpRun.solve(solver, model.model());
    if (!CpRun.found(status)) {
      return withoutSolution(instance, status, known, bounds.makespan());
    }
    Schedule found = compact(instance, model, solver);
    Schedule best = known.filter(schedule -> schedule.makespan() <= found.makespan()).orElse(found);
    return new Solution(best, ticks.time(Math.ceil(solver.bestObjectiveBound() - 1e-6)));
  }

  /** A bound in ticks; where times are rounded down, as much lower as rounding can make it. */
  private static long bound(double bound, Ticks ticks, Instance instance) {
    return ticks.exact() ? ticks.up(bound) : Math.max(0, ticks.down(bound) - 2L * instance.size());
  }

  static Solution withoutSolution(
      Instance instance, CpSolverStatus status, Optional<Schedule> known, double bound) {
    if (known.isPresent()) {
      return new Solution(known.get(), bound);
    }
    throw status == CpSolverStatus.INFEASIBLE
        ? new NoPlacementException(
            "%s: no assignment of its operators fits the memory of the devices."
                .formatted(instance.name()),
            "raise the memory of a device.")
        : new NoPlacementException(
            "%s: no placement was found within the time limit.".formatted(instance.name()),
            "raise --time-limit.");
  }

  /** The same assignment and orders, everything as early as it can be. */
  private static Schedule compact(Instance instance, CpLatency model, CpSolver solver) {
    int[] devices = model.devices(solver);
    long[] starts =
        IntStream.range(0, instance.size()).mapToLong(i -> model.start(solver, i)).toArray();
    if (instance.communication().occupies()) {
      return TransferOrder.schedule(
          instance, devices, starts, (edge, to) -> model.transferStart(solver, edge, to));
    }
    List<Integer> order = StartOrder.of(instance, starts, devices);
    return new ListScheduler(instance).schedule(devices, order);
  }
}
