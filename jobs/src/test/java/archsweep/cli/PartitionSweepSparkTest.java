package archsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import archsweep.table.Row;
import archsweep.table.RunDirectory;
import archsweep.table.TableReader;
import archsweep.table.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    assertThat(folder.resolve("run/report.html")).content().contains("Latency against power");

    CommandRun again = run(FILE.formatted(system, "heft, fastest-device"));
    assertThat(again.err()).contains("0 of 20 items to compute");
    CommandRun more = run(FILE.formatted(system, "heft, fastest-device, peft"));
    assertThat(more.err()).contains("10 of 30 items to compute");
    assertThat(rows().stream().map(Row::toString))
        .hasSize(30)
        .containsAll(rows.stream().map(Row::toString).toList());
  }

  @Test
  void mistakesNameTheirLine() throws IOException {
    CommandRun run = run(FILE.formatted("xeon-t4-v100", "heft").replace("throughput", "thruput"));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("few.yaml:5: the objectives (thruput) is unknown");
  }

  private CommandRun run(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("few.yaml"), text);
    return CommandRun.of("partition-sweep", file, "--out", folder.resolve("run"));
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
