package archsweep.system;

import static org.assertj.core.api.Assertions.assertThat;

import archsweep.system.instance.Instance;
import archsweep.system.replay.Replay;
import archsweep.system.replay.ReplaySimulator;
import archsweep.system.solvers.Partitioners;
import archsweep.system.workload.RandomWorkload;
import archsweep.system.workload.Wiring;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Graphs of 10,000 operators, the largest that are promised. */
class LargeGraphsIT {

  private static final double LIMIT_SECONDS = 60;

  /**
   * The limit is looked at between the steps of a search, which take longer here than elsewhere.
   */
  @ParameterizedTest
  @ValueSource(strings = {"heft", "local-search", "splitting"})
  void tenThousandOperatorsArePlacedWithinTheLimit(String solver) {
    Instance instance = RandomWorkload.draw(Wiring.WS, 10_000, 1);
    long began = System.nanoTime();
    Solution solution =
        Partitioners.named(solver)
            .solve(instance, Objective.LATENCY, Effort.seconds(LIMIT_SECONDS));
    double seconds = (System.nanoTime() - began) * 1e-9;
    Replay replay = ReplaySimulator.run(instance, solution.schedule());
    assertThat(replay.violations()).isEmpty();
    assertThat(replay.makespan()).isEqualTo(solution.schedule().makespan());
    assertThat(seconds).isLessThan(1.2 * LIMIT_SECONDS);
  }
}
