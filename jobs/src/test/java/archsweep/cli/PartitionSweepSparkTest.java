package archsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import archsweep.table.Row;
import archsweep.table.RowReader;
import archsweep.table.RunDirectory;
import archsweep.table.RunOwner;
import archsweep.table.TableReader;
import archsweep.table.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Placements from their file to their table, on the shared session. */
class PartitionSweepSparkTest {

  private static final String TINY =
      """
      name: tiny-memory
      version: 1
      description: a CPU and an FPGA that hold next to nothing
      source: none
      host: cpu
      devices:
        - {name: cpu, device: cortex-a76-big-core, memory_gib: 0.001, power_w: 2}
        - {name: fpga, device: edge-8x32-is, memory_gib: 0.001, power_w: 5}
      links:
        - {between: [cpu, fpga], latency_us: 3, bandwidth_gb_per_s: 8}
      """;

  private static final String FILE =
      """
      name: few
      networks: [resnet20, mobilenet-v2]
      systems: [xeon-t4-v100, %s]
      instances: ["random:ws:12:1"]
      objectives: [latency, throughput]
      solvers: [%s]
      time_limit_s: 1
      """;

  @TempDir private Path folder;

  @Test
  void placementsAreComputedOnceAndExtended() throws IOException {
    SharedSession.engine();
    Path system = Files.writeString(folder.resolve("tiny.yaml"), TINY);
    CommandRun first = run(FILE.formatted(system, "heft, fastest-device"));
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.err()).contains("20 of 20 items to compute, in 5 chunks");
    List<Row> rows = rows();
    assertThat(rows).hasSize(20);
    assertThat(rows.stream().filter(row -> row.text("status").equals("unsupported")))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.text("error")).contains("of memory"));
    assertThat(rows.stream().filter(row -> row.text("status").equals("ok")))
        .hasSizeGreaterThanOrEqualTo(12)
        .allSatisfy(
            row -> {
              double value =
                  row.number(row.text("objective").equals("latency") ? "makespan" : "period");
              assertThat(value).isGreaterThanOrEqualTo(row.number("lower_bound"));
            });
    assertThat(folder.resolve("run/report.html"))
        .content()
        .contains("Latency against power", "latency against power, xeon-t4-v100.v1", "<circle");

    CommandRun again = run(FILE.formatted(system, "heft, fastest-device"));
    assertThat(again.err()).contains("0 of 20 items to compute");
    CommandRun more = run(FILE.formatted(system, "heft, fastest-device, peft"));
    assertThat(more.err()).contains("10 of 30 items to compute");
    assertThat(rows().stream().map(Row::toString))
        .hasSize(30)
        .containsAll(rows.stream().map(Row::toString).toList());
  }

  @Test
  void whatWasEditedIsComputedAnewAndWhatFailedIsTriedAgain() throws IOException {
    SharedSession.engine();
    Path system = Files.writeString(folder.resolve("tiny.yaml"), TINY.replace("0.001", "1"));
    assertThat(run(FILE.formatted(system, "heft")).exitCode()).isZero();
    Files.writeString(system, TINY.replace("0.001", "1").replace("latency_us: 3", "latency_us: 4"));
    CommandRun edited = run(FILE.formatted(system, "heft"));
    assertThat(edited.err()).contains("4 of 10 items to compute, in 2 chunks");
    assertThat(edited.out()).contains("few: 10 placements, 0 failed");
    assertThat(rows()).hasSize(14);
    String blocking = FILE.formatted(system, "heft") + "communication: [blocking]\n";
    assertThat(run(blocking).err()).contains("10 of 10 items to compute");

    RunDirectory directory = RunDirectory.open(Locations.of(folder.resolve("run").toString()));
    try (RunOwner owner = directory.own()) {
      for (String chunk : directory.committed(Tables.PLACEMENTS)) {
        List<Row> failed = new ArrayList<>();
        try (RowReader reader = directory.read(Tables.PLACEMENTS, chunk)) {
          reader.forEachRemaining(
              row ->
                  failed.add(
                      Row.builder(Tables.PLACEMENTS).copy(row).set("status", "failed").build()));
        }
        owner.replaceChunk(Tables.PLACEMENTS, chunk, failed.iterator(), Map.of());
      }
    }
    assertThat(run(blocking).exitCode()).as("failures stay unless asked for").isNotZero();
    CommandRun retried = run(blocking, "--retry-failed");
    assertThat(retried.exitCode()).as(retried.err()).isZero();
    assertThat(retried.err()).contains("retry: 10 placements have failed");
    assertThat(run(FILE.formatted(system, "heft"), "--retry-failed").exitCode()).isZero();
    assertThat(rows().stream().filter(row -> row.text("status").equals("failed")).count())
        .as("what the system was before can not be tried again")
        .isEqualTo(4);
    CommandRun export = CommandRun.of("export", folder.resolve("run"), "--table", "placements");
    assertThat(export.exitCode()).as(export.err()).isZero();
    assertThat(export.out().lines()).hasSize(25);
    assertThat(export.out()).startsWith("network,system,objective,solver,time_limit_s,inputs");
  }

  @Test
  void mistakesNameTheirLine() throws IOException {
    CommandRun run = run(FILE.formatted("xeon-t4-v100", "heft").replace("throughput", "thruput"));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("few.yaml:5: the objectives (thruput) is unknown");
  }

  private CommandRun run(String text, Object... options) throws IOException {
    Path file = Files.writeString(folder.resolve("few.yaml"), text);
    List<Object> command = new ArrayList<>();
    command.addAll(List.of("partition-sweep", file, "--out", folder.resolve("run")));
    command.addAll(List.of(options));
    return CommandRun.of(command.toArray());
  }

  private List<Row> rows() throws IOException {
    RunDirectory run = RunDirectory.open(Locations.of(folder.resolve("run").toString()));
    List<Row> rows = new ArrayList<>();
    try (TableReader reader = run.rows(Tables.PLACEMENTS)) {
      reader.forEachRemaining(rows::add);
    }
    return rows;
  }
}
