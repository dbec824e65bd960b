package archsweep.system.exact;

import static org.assertj.core.api.Assertions.assertThat;

import archsweep.system.Effort;
import archsweep.system.GoldenInstances;
import archsweep.system.Objective;
import archsweep.system.Placement;
import archsweep.system.Status;
import archsweep.system.instance.Copies;
import archsweep.system.instance.Instance;
import archsweep.system.instance.PeriodModel;
import archsweep.system.replay.Replay;
import archsweep.system.replay.ReplaySimulator;
import archsweep.system.solvers.Partitioners;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against optima that branch and bound, HiGHS and CP-SAT agree on. */
class ExactGoldenTest {

  static List<GoldenInstances.Golden> instances() {
    return GoldenInstances.solvable();
  }

  @ParameterizedTest
  @MethodSource("instances")
  void latencyIsTheOptimum(GoldenInstances.Golden golden) {
    Placement placement = solve(golden.instance(), Objective.LATENCY);
    assertThat(placement.makespan()).isEqualTo(golden.figure("optimal_makespan"));
    assertThat(placement.status()).isEqualTo(Status.OPTIMAL);
    Replay replay = ReplaySimulator.run(golden.instance(), placement.schedule());
    assertThat(replay.violations()).isEmpty();
    assertThat(replay.makespan()).isEqualTo(placement.makespan());
  }

  @ParameterizedTest
  @MethodSource("instances")
  void periodIsTheOptimumWithAndWithoutLinks(GoldenInstances.Golden golden) {
    Instance computeOnly = golden.instance().with(PeriodModel.COMPUTE);
    assertThat(solve(computeOnly, Objective.THROUGHPUT).period())
        .isEqualTo(golden.figure("optimal_period_compute_only"));
    Placement linked = solve(golden.instance(), Objective.THROUGHPUT);
    assertThat(linked.period()).isEqualTo(golden.figure("optimal_period_compute_and_link"));
    assertThat(linked.status()).isEqualTo(Status.OPTIMAL);
  }

  @ParameterizedTest
  @MethodSource("instances")
  void twoSamplesTakeTheOptimum(GoldenInstances.Golden golden) {
    if (golden.expected().has("optimal_makespan_two_samples")) {
      Instance two = Copies.of(golden.instance(), 2);
      assertThat(solve(two, Objective.LATENCY).makespan())
          .isEqualTo(golden.figure("optimal_makespan_two_samples"));
    }
  }

  private static Placement solve(Instance instance, Objective objective) {
    return Placement.of(Partitioners.named("exact"), instance, objective, Effort.seconds(30));
  }
}
