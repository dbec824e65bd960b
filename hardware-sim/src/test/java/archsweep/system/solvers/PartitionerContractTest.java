package archsweep.system.solvers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import archsweep.config.UserException;
import archsweep.system.Effort;
import archsweep.system.Objective;
import archsweep.system.Partitioner;
import archsweep.system.Placement;
import archsweep.system.RandomInstances;
import archsweep.system.blocks.BlocksDp;
import archsweep.system.instance.Communication;
import archsweep.system.instance.Instance;
import archsweep.system.replay.Replay;
import archsweep.system.replay.ReplaySimulator;
import archsweep.system.schedule.NoPlacementException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every registered solver must keep. */
class PartitionerContractTest {

  static List<Partitioner> solvers() {
    return Partitioners.all();
  }

  @ParameterizedTest
  @MethodSource("solvers")
  void everyPlacementReplaysToWhatItClaims(Partitioner solver) {
    int placed = 0;
    for (long seed = 0; seed < 8; seed++) {
      Instance instance =
          solver instanceof BlocksDp
              ? RandomInstances.chain(seed)
              : RandomInstances.draw(seed, 4 + (int) seed * 2, 2 + (int) (seed % 3), seed % 2 == 0);
      for (Objective objective : Objective.values()) {
        placed += replays(solver, instance, objective) ? 1 : 0;
      }
    }
    assertThat(placed).isGreaterThan(8);
  }

  private static boolean replays(Partitioner solver, Instance instance, Objective objective) {
    Placement placement;
    try {
      placement = Placement.of(solver, instance, objective, Effort.seconds(0.5));
    } catch (NoPlacementException outOfMemory) {
      return false;
    }
    Replay replay = ReplaySimulator.run(instance, placement.schedule());
    assertThat(replay.violations()).as(instance.name()).isEmpty();
    assertThat(replay.makespan()).as(instance.name()).isEqualTo(placement.makespan());
    assertThat(replay.period()).isCloseTo(placement.period(), within(1e-9));
    assertThat(placement.value()).isGreaterThanOrEqualTo(placement.lowerBound());
    assertThat(placement.gap()).isBetween(0.0, 1.0);
    return true;
  }

  @ParameterizedTest
  @MethodSource("solvers")
  void everyPlacementReplaysUnderEveryCommunication(Partitioner solver) {
    for (Communication communication : RandomInstances.communications()) {
      int placed = 0;
      for (long seed = 0; seed < 3; seed++) {
        Instance instance =
            solver instanceof BlocksDp
                ? RandomInstances.chain(seed).with(communication)
                : RandomInstances.draw(
                    seed, 5 + (int) seed * 2, 2 + (int) (seed % 2), seed % 2 == 1, communication);
        for (Objective objective : Objective.values()) {
          placed += replays(solver, instance, objective) ? 1 : 0;
        }
      }
      assertThat(placed).as(communication.toString()).isGreaterThan(2);
    }
  }

  @ParameterizedTest
  @MethodSource("solvers")
  void theSameSeedGivesTheSamePlacement(Partitioner solver) {
    Instance instance =
        solver instanceof BlocksDp
            ? RandomInstances.chain(5)
            : RandomInstances.draw(5, 8, 3, false);
    Effort effort = Effort.seconds(20);
    Placement once = Placement.of(solver, instance, Objective.LATENCY, effort);
    Placement again = Placement.of(solver, instance, Objective.LATENCY, effort);
    assertThat(again.schedule().assignment()).isEqualTo(once.schedule().assignment());
    assertThat(again.makespan()).isEqualTo(once.makespan());
  }

  @Test
  void anUnknownNameIsRefused() {
    assertThatThrownBy(() -> Partitioners.named("hefty"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("you meant heft");
  }
}
