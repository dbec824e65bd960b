package archsweep.system.instance;

import static org.assertj.core.api.Assertions.assertThat;

import archsweep.testing.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every published graph loads. */
class PublicGraphsTest {

  @Test
  void msrWorkloadsLoad() throws IOException {
    Path folder = Fixtures.data("graphs/msr-dnn-partitioning");
    int loaded = 0;
    for (String inputs : List.of("throughput-inputs", "latency-inputs")) {
      for (Path file : files(folder.resolve(inputs), ".json")) {
        Instance instance = InstanceFiles.read(file);
        assertThat(instance.periodModel()).isEqualTo(PeriodModel.HOST_TRANSFERS);
        assertThat(instance.devices().stream().filter(Processor::host)).isNotEmpty();
        loaded++;
      }
    }
    assertThat(loaded).isEqualTo(24);
  }

  @Test
  void pipeDreamProfilesLoad() throws IOException {
    List<Path> files = files(Fixtures.data("graphs/pipedream-profiles"), "__");
    for (Path file : files) {
      Instance instance = PipeDreamProfile.read(file, 2, 16e9, 12e9);
      assertThat(instance.edges()).isNotEmpty();
      Feasibility.check(instance);
    }
    assertThat(files).hasSize(14);
  }

  private static List<Path> files(Path folder, String part) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      return found.filter(file -> file.getFileName().toString().contains(part)).sorted().toList();
    }
  }
}
