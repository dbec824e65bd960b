package archsweep.system.contiguous;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsweep.system.Effort;
import archsweep.system.Objective;
import archsweep.system.instance.Instance;
import archsweep.system.instance.InstanceFiles;
import archsweep.system.replay.ReplaySimulator;
import archsweep.system.schedule.Schedule;
import archsweep.testing.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against what the authors' own dynamic programme gives for their workloads. */
class MsrBaselinesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LayerGraphs/bert24_inference.json",
        "LayerGraphs/gnmt_inference.json",
        "LayerGraphs/resnet50_inference.json",
        "OperatorGraphs/resnet50_inference.json",
        "OperatorGraphs/bert_l-3_inference.json",
        "OperatorGraphs/bert_l-6_inference.json",
      })
  void reproducesTheirPeriods(String workload) throws IOException {
    String file = "throughput-inputs/" + workload;
    Instance instance =
        InstanceFiles.read(Fixtures.data("graphs/msr-dnn-partitioning").resolve(file));
    Schedule schedule =
        new ContiguousDp().solve(instance, Objective.THROUGHPUT, Effort.seconds(60)).schedule();
    double period = ReplaySimulator.run(instance, schedule).period();
    assertThat(period).isCloseTo(theirs(file), within(6e-6 * theirs(file)));
  }

  private static double theirs(String file) throws IOException {
    Path table = Fixtures.data("graphs/msr_baseline_values.tsv");
    return Files.readAllLines(table).stream()
        .map(line -> line.split("\t"))
        .filter(cells -> cells[0].equals("throughput/dp") && cells[1].equals(file))
        .mapToDouble(cells -> Double.parseDouble(cells[2]))
        .findFirst()
        .orElseThrow();
  }
}
