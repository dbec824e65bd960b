package archsweep.system;

import static org.assertj.core.api.Assertions.assertThat;

import archsweep.config.UserException;
import archsweep.system.bound.LowerBounds;
import archsweep.system.instance.Instance;
import archsweep.system.solvers.Partitioners;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** On instances that are small enough to try everything. */
class BruteForceTest {

  private static final int INSTANCES = 200;

  @Test
  void exactFindsTheLeastMakespan() {
    seeds().forEach(seed -> agree("exact", instance(seed), Objective.LATENCY));
  }

  @Test
  void exactFindsTheLeastPeriod() {
    seeds().forEach(seed -> agree("exact", instance(seed), Objective.THROUGHPUT));
  }

  @Test
  void milpAgrees() {
    seeds()
        .limit(20)
        .forEach(
            seed -> {
              agree("milp", instance(seed), Objective.LATENCY);
              agree("milp", instance(seed), Objective.THROUGHPUT);
            });
  }

  @Test
  void boundsNeverExceedTheOptimum() {
    seeds()
        .forEach(
            seed -> {
              Instance instance = instance(seed);
              double makespan = BruteForce.makespan(instance);
              if (makespan < Double.POSITIVE_INFINITY) {
                LowerBounds bounds = LowerBounds.of(instance);
                assertThat(bounds.makespan()).isLessThanOrEqualTo(makespan);
                assertThat(bounds.period()).isLessThanOrEqualTo(BruteForce.period(instance));
              }
            });
  }

  private static void agree(String solver, Instance instance, Objective objective) {
    double optimum =
        objective == Objective.LATENCY
            ? BruteForce.makespan(instance)
            : BruteForce.period(instance);
    try {
      Placement placement =
          Placement.of(Partitioners.named(solver), instance, objective, Effort.seconds(30));
      assertThat(placement.value()).as(instance.name()).isEqualTo(optimum);
      assertThat(placement.status()).as(instance.name()).isEqualTo(Status.OPTIMAL);
    } catch (UserException refused) {
      assertThat(optimum).as(refused.getMessage()).isInfinite();
    }
  }

  private static Instance instance(long seed) {
    return RandomInstances.draw(
        seed, 3 + (int) (seed % 6), 2 + (int) (seed / 6 % 2), seed % 2 == 1);
  }

  private static LongStream seeds() {
    return LongStream.range(0, INSTANCES);
  }
}
