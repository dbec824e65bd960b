package archsweep.system;

import static org.assertj.core.api.Assertions.assertThat;

import archsweep.config.UserException;
import archsweep.system.blocks.BlocksDp;
import archsweep.system.bound.LowerBounds;
import archsweep.system.instance.Communication;
import archsweep.system.instance.Instance;
import archsweep.system.instance.InstanceJson;
import archsweep.system.instance.InstanceWriter;
import archsweep.system.instance.PeriodModel;
import archsweep.system.replay.Replay;
import archsweep.system.replay.ReplaySimulator;
import archsweep.system.solvers.Partitioners;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every combination of communication options, on instances that are small enough for all orders.
 */
class CommunicationsTest {

  private static final int INSTANCES = 16;

  static Iterable<Communication> communications() {
    return RandomInstances.communications();
  }

  @ParameterizedTest
  @MethodSource("communications")
  void exactFindsTheOptimum(Communication communication) {
    for (long seed = 0; seed < INSTANCES; seed++) {
      for (Objective objective : Objective.values()) {
        agree("exact", instance(seed, communication), objective);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("communications")
  void milpFindsTheLeastPeriodAndABoundOfTheMakespan(Communication communication) {
    for (long seed = 0; seed < 6; seed++) {
      Instance instance = instance(seed, communication);
      agree("milp", instance, Objective.THROUGHPUT);
      double optimum = BruteForceTransfers.of(instance, Objective.LATENCY);
      if (optimum < Double.POSITIVE_INFINITY) {
        Placement placement =
            Placement.of(
                Partitioners.named("milp"), instance, Objective.LATENCY, Effort.seconds(10));
        assertThat(placement.makespan()).as(instance.name()).isGreaterThanOrEqualTo(optimum);
        assertThat(placement.provenBound()).as(instance.name()).isLessThanOrEqualTo(optimum);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("communications")
  void boundsNeverExceedTheOptimum(Communication communication) {
    for (long seed = 0; seed < INSTANCES; seed++) {
      Instance instance = instance(seed, communication);
      double makespan = BruteForceTransfers.of(instance, Objective.LATENCY);
      if (makespan < Double.POSITIVE_INFINITY) {
        LowerBounds bounds = LowerBounds.of(instance);
        assertThat(bounds.makespan()).as(instance.name()).isLessThanOrEqualTo(makespan);
        assertThat(bounds.period())
            .as(instance.name())
            .isLessThanOrEqualTo(BruteForceTransfers.of(instance, Objective.THROUGHPUT));
      }
    }
  }

  /** Serial links and blocking restrict what may be done at once; single copies leave work out. */
  @ParameterizedTest
  @MethodSource("communications")
  void optionsMoveTheOptimumOneWay(Communication with) {
    Communication free = new Communication(false, with.singleCopies(), false);
    Communication repeated = new Communication(with.serialLinks(), false, with.blocking());
    for (long seed = 0; seed < INSTANCES; seed++) {
      for (Objective objective : Objective.values()) {
        double optimum = BruteForceTransfers.of(instance(seed, with), objective);
        assertThat(optimum)
            .isGreaterThanOrEqualTo(BruteForceTransfers.of(instance(seed, free), objective))
            .isLessThanOrEqualTo(BruteForceTransfers.of(instance(seed, repeated), objective));
      }
    }
  }

  /** One maker and two readers elsewhere; transfers of 5, counted by hand. */
  @ParameterizedTest
  @CsvSource({
    "overlapping, 0, 19, 10",
    "serial-links, 0, 19, 10",
    "serial-links, 1, 24, 10",
    "blocking, 0, 24, 15"
  })
  void whatTransfersTakeUpDelaysOthers(String option, int bus, int makespan, int period) {
    String channels = bus == 0 ? "" : ", 'link_channel': [[0, 'b', 'b'], ['b', 0, 0], ['b', 0, 0]]";
    Instance instance =
        InstanceJson.parse(
            """
            {'devices': [{'id': 0}, {'id': 1}, {'id': 2}],
             'ops': [{'id': 0, 'time': [4, null, null]}, {'id': 1, 'time': [null, 10, null]},
                     {'id': 2, 'time': [null, null, 10]}],
             'edges': [{'src': 0, 'dst': 1, 'size': 5}, {'src': 0, 'dst': 2, 'size': 5}],
             'communication': ['%s'],
             'link_latency': [[0, 0, 0], [0, 0, 0], [0, 0, 0]],
             'link_per_unit': [[0, 1, 1], [1, 0, 1], [1, 1, 0]]%s}
            """
                .formatted(option, channels)
                .replace('\'', '"'),
            "fork");
    for (Partitioner solver : Partitioners.all()) {
      if (solver instanceof BlocksDp) {
        continue;
      }
      Placement placement = Placement.of(solver, instance, Objective.LATENCY, Effort.seconds(5));
      assertThat(placement.makespan()).as(solver.name()).isEqualTo(makespan);
      assertThat(placement.period()).as(solver.name()).isEqualTo(period);
    }
    Instance again = InstanceJson.parse(InstanceWriter.write(instance), "written");
    assertThat(again.communication()).isEqualTo(instance.communication());
    assertThat(again.links()).isEqualTo(instance.links());
    assertThat(again.edges()).isEqualTo(instance.edges());
  }

  private static void agree(String solver, Instance instance, Objective objective) {
    double optimum = BruteForceTransfers.of(instance, objective);
    String what = "%s, %s, %s".formatted(instance.name(), instance.communication(), objective);
    try {
      Placement placement =
          Placement.of(Partitioners.named(solver), instance, objective, Effort.seconds(30));
      assertThat(placement.value()).as(what).isEqualTo(optimum);
      assertThat(placement.status()).as(what).isEqualTo(Status.OPTIMAL);
      Replay replay = ReplaySimulator.run(instance, placement.schedule());
      assertThat(replay.violations()).as(what).isEmpty();
      assertThat(replay.makespan()).as(what).isEqualTo(placement.makespan());
      assertThat(replay.period()).as(what).isEqualTo(placement.period());
    } catch (UserException refused) {
      assertThat(optimum).as(refused.getMessage()).isInfinite();
    }
  }

  /** Without the model of host transfers, which has no options. */
  private static Instance instance(long seed, Communication communication) {
    int operators = 3 + (int) (seed % 4);
    int devices = 2 + (int) (seed / 4 % 2);
    Instance drawn = RandomInstances.draw(seed, operators, devices, seed % 3 == 1, communication);
    return drawn.periodModel() == PeriodModel.HOST_TRANSFERS
        ? drawn.with(PeriodModel.COMPUTE_AND_LINK)
        : drawn;
  }
}
