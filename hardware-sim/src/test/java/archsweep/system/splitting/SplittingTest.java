package archsweep.system.splitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsweep.system.Effort;
import archsweep.system.Objective;
import archsweep.system.Solution;
import archsweep.system.heuristic.Heft;
import archsweep.system.instance.Instance;
import archsweep.system.replay.Replay;
import archsweep.system.replay.ReplaySimulator;
import archsweep.system.schedule.Periods;
import archsweep.system.workload.RandomWorkload;
import archsweep.system.workload.Wiring;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SplittingTest {

  private static final Splitting SPLITTING = new Splitting(List.of(new Heft()));

  @ParameterizedTest
  @EnumSource(Wiring.class)
  void improvesOnWhatItStartsFrom(Wiring wiring) {
    Instance instance = RandomWorkload.draw(wiring, 40, 2);
    double heft =
        new Heft().solve(instance, Objective.LATENCY, Effort.seconds(1)).schedule().makespan();
    Solution solution = SPLITTING.solve(instance, Objective.LATENCY, Effort.seconds(1));
    Replay replay = ReplaySimulator.run(instance, solution.schedule());
    assertThat(replay.violations()).isEmpty();
    assertThat(replay.makespan()).isEqualTo(solution.schedule().makespan()).isLessThan(heft);
  }

  @Test
  void balancesPipelines() {
    Instance instance = RandomWorkload.draw(Wiring.WS, 40, 2);
    Solution heft = new Heft().solve(instance, Objective.THROUGHPUT, Effort.seconds(1));
    Solution solution = SPLITTING.solve(instance, Objective.THROUGHPUT, Effort.seconds(2));
    Replay replay = ReplaySimulator.run(instance, solution.schedule());
    assertThat(replay.violations()).isEmpty();
    assertThat(replay.period())
        .isCloseTo(Periods.of(instance, solution.schedule().assignment()), within(1e-9))
        .isLessThan(Periods.of(instance, heft.schedule().assignment()));
  }
}
