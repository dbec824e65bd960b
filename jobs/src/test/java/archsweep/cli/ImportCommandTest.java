package archsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Public tables become Parquet files that an independent reader joins. */
class ImportCommandTest {

  private static final String CELL =
      "|none~0|+|none~0|none~1|+|nor_conv_1x1~0|none~1|avg_pool_3x3~2|";

  @TempDir Path folder;

  @Test
  void importsATable() throws IOException, SQLException {
    Path table = folder.resolve("latency.parquet");
    CommandRun run =
        CommandRun.of(
            "import",
            "help-nas-bench-201",
            file("idx,arch,pixel3,v100_1\n0," + CELL + ",0.01,2.5\n"),
            "--out",
            table);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("2 rows of 1 architectures (1 functions)", "1 rows are near_zero")
        .doesNotContain("licence");
    try (DuckDb duck = new DuckDb()) {
      assertThat(
              duck.rows("SELECT device, value, status FROM '%s' ORDER BY value".formatted(table)))
          .containsExactly(List.of("pixel3", 0.01, "near_zero"), List.of("v100", 2.5, "ok"));
    }
  }

  @Test
  void rowsWithoutLicenceAreSaidToBe() throws IOException {
    Path accuracy = file("index,arch,nats_c10_test_avg\n0," + CELL + ",93.5\n");
    Path table = folder.resolve("accuracy.parquet");
    assertThat(CommandRun.of("import", "nas-bench-201", accuracy, "--out", table).out())
        .contains("1 rows have no licence: they are never published");
    assertThat(
            CommandRun.of("import", "nas-bench-201", accuracy, "--out", table, "--licence", "MIT")
                .out())
        .doesNotContain("no licence");
  }

  @Test
  void mistakesAreExplained() throws IOException {
    CommandRun unknown =
        CommandRun.of("import", "nasbench201", file("x\n1\n"), "--out", folder.resolve("t"));
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err()).contains("There is no format nasbench201", "nas-bench-201");
    CommandRun wrong =
        CommandRun.of("import", "hw-nas-bench", file("x\n1\n"), "--out", folder.resolve("t"));
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("table.csv:1: this is no file of the format hw-nas-bench");
    assertThat(folder.resolve("t")).doesNotExist();
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("table.csv"), text);
  }
}
