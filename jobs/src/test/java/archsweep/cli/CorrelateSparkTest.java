package archsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep, compared with tables of which it is known how they rank. */
class CorrelateSparkTest {

  private static final String SWEEP =
      """
      name: compared
      space: nas-bench-201
      candidates: {sample: 40}
      seed: 3
      precisions: [int8, fp16]
      data: {batch_size: 4}
      proxies: [params, flops, sqnr_db]
      devices: [nvidia-t4]
      objectives: [max flops, max sqnr_db, min latency_us]
      """;

  @TempDir static Path folder;

  private static Path run;
  private static Path accuracies;
  private static Path latencies;

  @BeforeAll
  static void sweepAndImport() throws IOException, SQLException {
    SharedSession.engine();
    run = folder.resolve("run");
    Path file = Files.writeString(folder.resolve("sweep.yaml"), SWEEP);
    succeeds("sweep", file, "--out", run);
    StringBuilder accuracy = new StringBuilder("index,arch,nats_c10_test_avg,bfp_c10\n");
    StringBuilder latency = new StringBuilder("idx,arch,pixel3\n");
    try (DuckDb duck = new DuckDb()) {
      List<List<Object>> rows =
          duck.rows(
              "SELECT architecture, parameters, nvidia_t4_latency_us FROM '%s/results.parquet'"
                      .formatted(run)
                  + " WHERE scheme = 'int8' ORDER BY ordinal");
      for (int i = 0; i < rows.size(); i++) {
        String cell = rows.get(i).get(0).toString();
        double parameters = ((Number) rows.get(i).get(1)).doubleValue();
        if (i < 30) {
          accuracy.append(
              "%d,%s,%s,%s\n".formatted(i, cell, Math.log(parameters), 90 - parameters / 1e6));
        }
        double ms = i < 5 ? 0.001 : ((Number) rows.get(i).get(2)).doubleValue();
        latency.append("%d,%s,%s\n".formatted(i, cell, ms));
      }
    }
    accuracies = imported("nas-bench-201", accuracy.toString());
    latencies = imported("help-nas-bench-201", latency.toString());
  }

  @Test
  void signsAreAsComputedAndWhatIsLeftOutIsCounted() throws SQLException {
    CommandRun told = succeeds("correlate", run, "--target", accuracies, "--resamples", 50);
    assertThat(told.out())
        .contains("Signs are as computed", "without logarithm", "parameters and macs");
    assertThat(
            rows(
                "measurement, spearman, kendall, spearman_low, points, without_target,"
                    + " top_10_percent",
                "metric = 'parameters'"))
        .containsExactlyInAnyOrder(
            List.of("nats_c10_test_avg", 1.0, 1.0, 1.0, 30L, 10L, 1.0),
            List.of("bfp_c10", -1.0, -1.0, -1.0, 30L, 10L, 0.0));
    assertThat(rows("metric", "measurement = 'bfp_c10'"))
        .as("the baseline first, then the proxies; no cost foretells an accuracy")
        .containsExactly(
            List.of("parameters"),
            List.of("macs"),
            List.of("params"),
            List.of("flops"),
            List.of("sqnr_db"),
            List.of("sqnr_db"));
    assertThat(run.resolve("correlations.html"))
        .content()
        .contains("nats_c10_test_avg", "<svg", "Content-Security-Policy")
        .doesNotContain("http:", "https:", "<script");
    assertThat(run.resolve("report.html")).content().contains("<a href=\"correlations.html\">");
  }

  @Test
  void latenciesAreComparedAtEachPrecisionWithTheSimulatedOnes() throws SQLException {
    succeeds("correlate", run, "--target", latencies, "--resamples", 50, "--seed", 7);
    assertThat(
            rows("scheme, target_unranked, points, kind, seed", "metric = 'nvidia_t4_latency_us'"))
        .containsExactlyInAnyOrder(
            List.of("int8", 5L, 35L, "simulated", 7L), List.of("fp16", 5L, 35L, "simulated", 7L));
    assertThat(rows("spearman, top_20_percent", "scheme = 'int8' AND kind = 'simulated'"))
        .containsExactly(List.of(1.0, 1.0));
  }

  @Test
  void networksCountOnceWhereTheyAreJoinedSo() throws SQLException {
    succeeds("correlate", run, "--target", latencies, "--resamples", 2, "--join", "network");
    long networks;
    try (DuckDb duck = new DuckDb()) {
      networks =
          duck.number("SELECT count(DISTINCT network_id) FROM '%s/results.parquet'".formatted(run));
    }
    assertThat(rows("points + target_unranked", "metric = 'macs'"))
        .containsExactly(List.of(networks));
    succeeds("correlate", run, "--target", latencies, "--resamples", 2, "--join", "function");
    assertThat(rows("joined_by, points + target_unranked", "metric = 'macs'"))
        .containsExactly(List.of("function", networks));
  }

  @Test
  void mistakesAreExplained() {
    CommandRun unknown =
        CommandRun.of("correlate", run, "--target", accuracies, "--measurement", "nats_c10");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err()).contains("has no measurement nats_c10", "nats_c10_test_avg");
    CommandRun none = CommandRun.of("correlate", run, "--target", folder.resolve("none.parquet"));
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("There is no file");
    CommandRun few = CommandRun.of("correlate", run, "--target", accuracies, "--resamples", 1);
    assertThat(few.exitCode()).isEqualTo(2);
  }

  private static List<List<Object>> rows(String columns, String condition) throws SQLException {
    try (DuckDb duck = new DuckDb()) {
      return duck.rows(
          "SELECT %s FROM '%s/correlations.parquet' WHERE %s".formatted(columns, run, condition));
    }
  }

  private static Path imported(String format, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(format + ".csv"), text);
    Path table = folder.resolve(format + ".parquet");
    succeeds("import", format, file, "--out", table);
    return table;
  }

  private static CommandRun succeeds(Object... arguments) {
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run;
  }
}
