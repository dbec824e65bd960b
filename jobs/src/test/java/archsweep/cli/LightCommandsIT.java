package archsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that answer in under a second do so because no Spark is on their class path. */
class LightCommandsIT {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list spaces",
        "list proxies",
        "list devices",
        "list formats",
        "list datasets",
        "format e4m3",
        "space nas-bench-201 --index 42",
        "cost resnet18:resnet18 --device nvidia-t4",
        "score resnet20 --proxies params,snip --batch 2",
        "partition random:ws:30:1 --solver splitting --time-limit 2",
        "partition resnet20 --system xeon-t4-v100 --solver exact --format json",
        "--help",
        "sweep --help",
        "--version"
      })
  void runWithoutSpark(String command) throws Exception {
    List<String> classPath = new ArrayList<>(List.of(Packaged.jar().toString()));
    classPath.addAll(Packaged.lightClassPath());
    assertThat(classPath).noneMatch(entry -> entry.contains("spark"));
    try (ChildJvm child =
        new ChildJvm.Builder(folder.resolve("log"))
            .classPath(classPath)
            .start(Main.class.getName(), (Object[]) command.split(" "))) {
      assertThat(child.exitCode()).as(child.log()).isZero();
      assertThat(child.log()).isNotBlank().doesNotContain("Exception", "Error", "WARN", "SLF4J");
    }
  }

  @Test
  void mistakesAreToldThereToo() throws Exception {
    List<String> classPath = new ArrayList<>(List.of(Packaged.jar().toString()));
    classPath.addAll(Packaged.lightClassPath());
    try (ChildJvm child =
        new ChildJvm.Builder(folder.resolve("log"))
            .classPath(classPath)
            .start(Main.class.getName(), "space", "nas-bench-202", "--index", "0")) {
      assertThat(child.exitCode()).as(child.log()).isEqualTo(2);
      assertThat(child.log()).contains("nas-bench-202", "\nMaybe ");
    }
  }
}
