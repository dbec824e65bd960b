package archsweep.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionsTest {

  @TempDir private Path folder;

  @Test
  void librariesThatDecideTheScoresAreNamed() {
    assertThat(Versions.all()).containsKeys("archsweep", "java", "os", "spark");
    assertThat(Versions.all().get("libtorch")).startsWith("2.");
  }

  @Test
  void theFirstProcessorIsNamed() throws IOException {
    Path listing =
        Files.writeString(
            folder.resolve("cpuinfo"),
            "processor\t: 0\nmodel name\t: Alpha 1: x\nmodel name\t: Beta\n");
    assertThat(Versions.processor(listing)).hasValue("Alpha 1: x");
    assertThat(Versions.processor(folder.resolve("none"))).isEmpty();
  }
}
