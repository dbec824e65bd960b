package archsweep.system.splitting;

import archsweep.system.Effort;
import archsweep.system.Objective;
import archsweep.system.Partitioner;
import archsweep.system.Solution;
import archsweep.system.bound.LowerBounds;
import archsweep.system.exact.CpPeriod;
import archsweep.system.exact.Ticks;
import archsweep.system.heuristic.BestOf;
import archsweep.system.instance.Instance;
import archsweep.system.instance.Operator;
import archsweep.system.schedule.NoPlacementException;
import archsweep.system.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits an instance into modules by modularity and solves one after the other exactly, while all
 * others stay in place, from the best of the list schedulers. Passes with modules of changing seed
 * and resolution take turns with passes over slices of the schedule, so that what one pass cuts
 * another holds together. Each module has a limit of deterministic work, so the result does not
 * depend on the clock unless that ends it.
 */
public final class Splitting implements Partitioner {

  private static final int LARGEST_MODULE = 12;
  private static final int LEAST_MODULE = 4;
  private static final int PASSES = 12;
  private static final double WORK = 0.05;

  /** Passes of every kind without any gain. */
  private static final int MOST_IDLE = 4;

  private final List<Partitioner> starts;

  /**
   * A heuristic that starts from the best of these.
   *
   * @param starts heuristics that take little time
   */
  public Splitting(List<Partitioner> starts) {
    this.starts = List.copyOf(starts);
  }

  @Override
  public String name() {
    return "splitting";
  }

  @Override
  public String description() {
    return "modules found by modularity, each solved exactly while the rest stays in place";
  }

  @Override
  public Solution solve(Instance instance, Objective objective, Effort effort) {
    long deadline = System.nanoTime() + (long) (effort.seconds() * 1e9);
    Schedule best =
        BestOf.several(starts, instance, objective, effort.within(effort.seconds() / 4))
            .orElseThrow(
                () ->
                    new NoPlacementException(
                        "%s: no list scheduler found a placement that fits the memory."
                            .formatted(instance.name()),
                        "use --solver exact."));
    double bound = bound(instance, objective);
    int largest = Math.max(LEAST_MODULE, Math.min(LARGEST_MODULE, instance.size() / 3));
    int idle = 0;
    for (int pass = 0; pass < PASSES && idle < MOST_IDLE; pass++) {
      double before = BestOf.value(instance, objective, best);
      for (List<Integer> module : modules(instance, best, largest, pass, effort.seed())) {
        if (System.nanoTime() > deadline
            || BestOf.value(instance, objective, best) <= bound * (1 + 1e-9)) {
          return Solution.unproven(best);
        }
        Schedule current = best;
        best =
            solve(instance, objective, current, module, bound, effort)
                .filter(
                    found ->
                        BestOf.value(instance, objective, found)
                            <= BestOf.value(instance, objective, current))
                .orElse(current);
      }
      idle = BestOf.value(instance, objective, best) < before * (1 - 1e-6) ? 0 : idle + 1;
    }
    return Solution.unproven(best);
  }

  /** By turns modules of the graph, of changing seed and resolution, and slices of the schedule. */
  private static List<List<Integer>> modules(
      Instance instance, Schedule schedule, int largest, int pass, long seed) {
    if (pass % 2 == 0) {
      return Modules.of(instance, largest, pass % 4 == 0 ? 1 : 3, seed + pass);
    }
    List<Integer> order = schedule.byStart(instance);
    List<List<Integer>> slices = new ArrayList<>();
    int first = pass % 4 == 1 ? 0 : largest / 2;
    for (int from = -first; from < order.size(); from += largest) {
      int to = Math.min(order.size(), from + largest);
      if (to > Math.max(0, from)) {
        slices.add(order.subList(Math.max(0, from), to));
      }
    }
    return slices;
  }

  private static Optional<Schedule> solve(
      Instance instance,
      Objective objective,
      Schedule current,
      List<Integer> module,
      double bound,
      Effort effort) {
    if (objective == Objective.LATENCY) {
      Ticks ticks = Ticks.of(instance, current.makespan());
      return CpWindow.solve(
          instance, current, module, ticks, bound, WORK, (int) (effort.seed() & 0x7fff));
    }
    return Optional.of(
        CpPeriod.improve(pinned(instance, current, module), bound, current, WORK, effort.seed()));
  }

  private static double bound(Instance instance, Objective objective) {
    LowerBounds bounds = LowerBounds.of(instance);
    return objective == Objective.LATENCY ? bounds.makespan() : bounds.period();
  }

  /** All operators but those of a module pinned to their devices. */
  private static Instance pinned(Instance instance, Schedule current, List<Integer> module) {
    List<Operator> operators = new ArrayList<>();
    for (int i = 0; i < instance.size(); i++) {
      operators.add(instance.operators().get(i).pinnedTo(current.device(i)));
    }
    module.forEach(i -> operators.set(i, instance.operators().get(i)));
    return instance.with(operators, instance.edges());
  }
}
