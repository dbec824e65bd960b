package archsweep.system.heuristic;

import archsweep.identity.Seeds;
import archsweep.system.Effort;
import archsweep.system.Objective;
import archsweep.system.Partitioner;
import archsweep.system.Solution;
import archsweep.system.instance.Instance;
import archsweep.system.schedule.ListScheduler;
import archsweep.system.schedule.NoPlacementException;
import archsweep.system.schedule.Schedule;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Simulated annealing over assignments, from the best of the list schedulers: a move takes an
 * operator, or an operator and one that it is linked with, to another device. The number of moves
 * depends on the size of the instance only, so the result does not depend on the clock unless that
 * stops it.
 */
public final class LocalSearch implements Partitioner {

  private static final List<Partitioner> STARTS =
      List.of(new Heft(), new Peft(), new FastestDevice(), new GreedyEarliestFinish());

  private static final int MOVES_PER_OPERATOR = 400;
  private static final long MOST_VISITS = 60_000_000;

  /** Temperatures in units of the value divided by the number of operators. */
  private static final double FIRST_TEMPERATURE = 1;

  private static final double LAST_TEMPERATURE = 0.02;

  @Override
  public String name() {
    return "local-search";
  }

  @Override
  public String description() {
    return "simulated annealing over assignments";
  }

  @Override
  public Solution solve(Instance instance, Objective objective, Effort effort) {
    long began = System.nanoTime();
    Schedule start = start(instance, objective, effort);
    double left = Math.max(0.05, effort.seconds() - (System.nanoTime() - began) * 1e-9);
    return Solution.unproven(improve(instance, objective, start, effort.within(left)));
  }

  /**
   * Anneals an assignment.
   *
   * @return a schedule that is at least as good
   */
  public static Schedule improve(
      Instance instance, Objective objective, Schedule start, Effort effort) {
    if (instance.deviceCount() == 1) {
      return start;
    }
    Value value = new Value(instance, objective);
    long seed = Seeds.mix(effort.seed(), instance.name(), "local search");
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    Moves moves = new Moves(instance, start.assignment(), random);
    double known = value.of(start);
    double current = value.of(moves.devices());
    int[] best = moves.devices().clone();
    double least = current;
    double scale = least / instance.size();
    long steps =
        Math.min((long) MOVES_PER_OPERATOR * instance.size(), MOST_VISITS / instance.size());
    long deadline = System.nanoTime() + (long) (effort.seconds() * 1e9);
    for (long step = 0; step < steps && System.nanoTime() < deadline; step++) {
      if (!moves.make()) {
        continue;
      }
      double changed = value.of(moves.devices());
      double temperature =
          scale
              * FIRST_TEMPERATURE
              * Math.pow(LAST_TEMPERATURE / FIRST_TEMPERATURE, (double) step / steps);
      if (changed <= current || random.nextDouble() < Math.exp((current - changed) / temperature)) {
        current = changed;
        if (changed < least) {
          least = changed;
          best = moves.devices().clone();
        }
      } else {
        moves.undo();
      }
    }
    return least < known ? new ListScheduler(instance).schedule(best) : start;
  }

  private static Schedule start(Instance instance, Objective objective, Effort effort) {
    return BestOf.several(STARTS, instance, objective, effort)
        .orElseThrow(
            () ->
                new NoPlacementException(
                    "%s: no list scheduler found a placement that fits the memory."
                        .formatted(instance.name()),
                    "use --solver exact."));
  }
}
