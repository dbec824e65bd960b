package archsweep.system.contiguous;

import static org.assertj.core.api.Assertions.assertThat;

import archsweep.system.Effort;
import archsweep.system.Objective;
import archsweep.system.instance.Instance;
import archsweep.system.instance.InstanceFiles;
import archsweep.system.replay.Replay;
import archsweep.system.replay.ReplaySimulator;
import archsweep.testing.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** No throughput that the authors' own programmes give for their workloads is better than ours. */
class MsrNeverWorseIT {

  /** Their values are rounded to six digits. */
  private static final double ROUNDING = 6e-6;

  @TestFactory
  List<DynamicTest> oursIsNeverWorse() throws IOException {
    Path graphs = Fixtures.data("graphs/msr-dnn-partitioning");
    List<DynamicTest> tests = new ArrayList<>();
    for (Map.Entry<String, Double> theirs : best().entrySet()) {
      tests.add(
          DynamicTest.dynamicTest(
              theirs.getKey(),
              () -> {
                Instance instance = InstanceFiles.read(graphs.resolve(theirs.getKey()));
                double most = theirs.getValue() * (1 + ROUNDING);
                assertThat(period(instance)).isLessThanOrEqualTo(most);
              }));
    }
    assertThat(tests).hasSize(16);
    return tests;
  }

  private static double period(Instance instance) {
    Replay replay =
        ReplaySimulator.run(
            instance,
            new ContiguousDp()
                .solve(instance, Objective.THROUGHPUT, Effort.seconds(20))
                .schedule());
    assertThat(replay.violations()).isEmpty();
    return replay.period();
  }

  /** The least of all their algorithms that finished, for each input. */
  private static Map<String, Double> best() throws IOException {
    Map<String, Double> best = new TreeMap<>();
    for (String line : Files.readAllLines(Fixtures.data("graphs/msr_baseline_values.tsv"))) {
      String[] cells = line.split("\t");
      if (cells[1].startsWith("throughput-inputs/") && cells[3].equals("0")) {
        best.merge(cells[1], Double.parseDouble(cells[2]), Math::min);
      }
    }
    return best;
  }
}
