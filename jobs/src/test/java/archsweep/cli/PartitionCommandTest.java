package archsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionCommandTest {

  private static final String FORK =
      """
      {"devices": [{"id": 0, "mem": 10}, {"id": 1, "mem": 10}],
       "ops": [{"id": 0, "time": [4, 8], "mem": 2},
               {"id": 1, "time": [10, 12], "mem": 3},
               {"id": 2, "time": [10, 12], "mem": 3}],
       "edges": [{"src": 0, "dst": 1, "size": 1}, {"src": 0, "dst": 2, "size": 1}],
       "link_latency": [[0, 1], [1, 0]],
       "link_per_unit": [[0, 1], [1, 0]]}
      """;

  @TempDir private Path folder;

  @Test
  void jsonHasEverythingInTheUnitsOfTheInstance() throws IOException {
    CommandRun run = run(FORK, "--solver", "exact", "--format", "json");
    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode json = JsonMapper.builder().build().readTree(run.out());
    assertThat(json.path("status").asText()).isEqualTo("OPTIMAL");
    assertThat(json.path("makespan").asLong()).isEqualTo(18);
    assertThat(json.path("period").asLong()).isEqualTo(14);
    assertThat(json.path("lower_bound").asLong()).isBetween(14L, 18L);
    assertThat(json.path("gap").asDouble()).isZero();
    assertThat(json.path("schedule")).hasSize(3);
    JsonNode first = json.path("schedule").get(0);
    assertThat(first.path("op").asInt()).isZero();
    assertThat(first.path("device").asInt()).isZero();
    assertThat(first.path("start").asInt()).isZero();
    assertThat(first.path("finish").asInt()).isEqualTo(4);
    assertThat(json.path("transfers")).hasSize(1);
    assertThat(json.path("critical_path")).hasSize(2);
  }

  @Test
  void copiesMixDataAndModelParallelism() throws IOException {
    CommandRun one = run(FORK, "--solver", "exact", "--copies", "2", "--format", "json");
    JsonNode json = JsonMapper.builder().build().readTree(one.out());
    assertThat(json.path("schedule")).hasSize(6);
    assertThat(json.path("makespan").asDouble()).isBetween(24.0, 32.0);
  }

  /**
   * Both readers on device 1: what they read comes once or twice, and may keep both devices busy.
   */
  @ParameterizedTest
  @CsvSource({
    "overlapping,     26, 20",
    "single-copies,   26, 20",
    "blocking,        28, 24",
    "'single-copies,blocking', 26, 22"
  })
  void communicationIsNamedOnTheCommandLine(String options, int makespan, int period)
      throws IOException {
    String apart =
        FORK.replace("[10, 12]", "[null, 10]").replace("\"time\": [4, 8]", "\"time\": [4, null]");
    CommandRun run =
        run(apart, "--solver", "exact", "--format", "json", "--communication", options);
    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode json = JsonMapper.builder().build().readTree(run.out());
    assertThat(json.path("makespan").asInt()).isEqualTo(makespan);
    assertThat(json.path("period").asInt()).isEqualTo(period);
    assertThat(json.path("transfers")).hasSize(options.contains("single") ? 1 : 2);
    assertThat(json.path("critical_path").get(0).asInt()).isZero();
    assertThat(json.path("communication")).hasSize(options.contains(",") ? 2 : 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"latency", "throughput"})
  void networksAreSpreadOverSystems(String objective) {
    CommandRun run =
        CommandRun.of(
            "partition",
            "resnet20",
            "--system=xeon-t4-v100",
            "--objective=" + objective,
            "--solver=heft");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("heft", "v100", "input image", "outputs");
  }

  @Test
  void thePageNeedsNothingElse() throws IOException {
    CommandRun run =
        run(
            FORK.replace("\"id\": 2,", "\"id\": \"<b>\",")
                .replace("\"dst\": 2", "\"dst\": \"<b>\""),
            "--solver",
            "heft",
            "--format",
            "html");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("<svg", "aria-label=\"Gantt chart\"", "aria-label=\"graph\"", "&lt;b&gt;")
        .doesNotContain("<script", "src=", "<b>");
  }

  /** What is replaced, by what, and what the message must name. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"time\": [4, 8]|\"time\": [4, -8]|ops[0].time[1] (-8)",
        "\"dst\": 2|\"dst\": 0|cycle: 0 -> 0",
        "[[0, 1], [1, 0]]}|[[0, 1]]}|no link from the device 1 to the device 0",
        "\"mem\": 2}|\"mem\": 2, \"pinned\": 7}|ops[0].pinned (7) is not the id of a device",
        "\"mem\": 2}|\"mem\": 20}|the operator 0 needs 20 of memory",
        "\"mem\": 3}|\"mem\": 10}|the operators need 22 of memory"
      })
  void mistakesEndWithTwo(String old, String changed, String message) throws IOException {
    assertThat(FORK).contains(old);
    for (String solver : new String[] {"exact", "heft"}) {
      CommandRun run = run(FORK.replace(old, changed), "--solver", solver);
      assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
      assertThat(run.err()).contains(message, "\nMaybe ").doesNotContain("\tat ");
    }
  }

  @Test
  void aNetworkNeedsASystem() {
    CommandRun run = CommandRun.of("partition", "resnet20");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--system, one of", "xeon-t4-v100");
    assertThat(CommandRun.of("partition", "resnet20", "--system=xeon").err())
        .contains("There is no system xeon");
    assertThat(CommandRun.of("partition", "random:ws:30:1", "--communication=serial").err())
        .contains("--communication has no option serial");
    assertThat(CommandRun.of("partition", "random:ws:30:1", "--solver=heff").err())
        .contains("you meant heft");
  }

  private CommandRun run(String instance, Object... options) throws IOException {
    Path file = Files.writeString(folder.resolve("instance.json"), instance);
    Object[] command = new Object[options.length + 2];
    command[0] = "partition";
    command[1] = file;
    System.arraycopy(options, 0, command, 2, options.length);
    return CommandRun.of(command);
  }
}
