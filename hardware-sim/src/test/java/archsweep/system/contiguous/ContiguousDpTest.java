package archsweep.system.contiguous;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsweep.system.Effort;
import archsweep.system.Objective;
import archsweep.system.RandomInstances;
import archsweep.system.Solution;
import archsweep.system.instance.Instance;
import archsweep.system.instance.PeriodModel;
import archsweep.system.quotient.Quotient;
import archsweep.system.replay.ReplaySimulator;
import archsweep.system.schedule.Periods;
import archsweep.system.workload.RandomWorkload;
import archsweep.system.workload.Wiring;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContiguousDpTest {

  /** Assignments whose devices do not wait for each other in a cycle, all tried. */
  @ParameterizedTest
  @EnumSource(
      value = PeriodModel.class,
      names = {"COMPUTE", "HOST_TRANSFERS"})
  void findsTheBestOfAllContiguousAssignments(PeriodModel model) {
    for (long seed = 0; seed < 60; seed++) {
      Instance instance = RandomInstances.draw(seed, 7, 3, false).with(model);
      double found =
          Periods.of(
              instance,
              new ContiguousDp()
                  .solve(instance, Objective.THROUGHPUT, Effort.seconds(10))
                  .schedule()
                  .assignment());
      double best = least(instance, new int[instance.size()], 0);
      assertThat(found).as(instance.name()).isCloseTo(best, within(1e-9));
    }
  }

  @Test
  void longStagesDoNotDependOnTheStackOfTheThread() throws InterruptedException {
    Instance instance = RandomWorkload.draw(Wiring.WS, 4_000, 1);
    AtomicReference<Solution> found = new AtomicReference<>();
    Runnable search =
        () ->
            found.set(new ContiguousDp().solve(instance, Objective.THROUGHPUT, Effort.seconds(2)));
    Thread thread = new Thread(null, search, "small stack", 256 * 1024);
    thread.start();
    thread.join();
    assertThat(found.get()).isNotNull();
    assertThat(ReplaySimulator.run(instance, found.get().schedule()).violations()).isEmpty();
  }

  private static double least(Instance instance, int[] devices, int next) {
    if (next == devices.length) {
      return contiguous(instance, devices)
          ? Periods.of(instance, devices)
          : Double.POSITIVE_INFINITY;
    }
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < instance.deviceCount(); k++) {
      devices[next] = k;
      least = Math.min(least, least(instance, devices, next + 1));
    }
    return least;
  }

  private static boolean contiguous(Instance instance, int[] devices) {
    return Quotient.of(instance, devices).size() == Arrays.stream(devices).distinct().count();
  }
}
