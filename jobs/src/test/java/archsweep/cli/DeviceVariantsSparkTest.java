package archsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import archsweep.pipeline.Installation;
import archsweep.table.Row;
import archsweep.table.Tables;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep over the settings of an accelerator together with networks. */
class DeviceVariantsSparkTest {

  private static final String BASE = "pqa-agilex-ddr";

  @TempDir Path folder;

  @Test
  void eachCombinationOfFiguresIsADeviceOfItsOwn() throws Exception {
    SharedSession.engine();
    RunTables run = new RunTables(folder.resolve("run"));
    CommandRun sweep =
        sweep(run.path(), "devices=[{vary: %s, prototypes: [8, 64], vectors.outputs: [16, 32]}]");

    assertThat(sweep.exitCode()).as(sweep.err()).isZero();
    Map<String, Double> areas = figures(run, "area_clb");
    assertThat(areas).hasSize(4);
    assertThat(areas.values().stream().distinct()).as("outputs decide the area").hasSize(2);
    assertThat(figures(run, "prototypes"))
        .containsEntry(BASE + "-prototypes-8-vectors.outputs-16", 8.0)
        .containsEntry(BASE + "-prototypes-64-vectors.outputs-32", 64.0);
    Map<String, Double> latencies =
        run.rows(Tables.COSTS).stream()
            .collect(
                Collectors.toMap(
                    row -> row.text("device"), row -> row.number("latency_us"), Double::sum));
    assertThat(latencies.get(BASE + "-prototypes-8-vectors.outputs-32"))
        .isLessThan(latencies.get(BASE + "-prototypes-64-vectors.outputs-16"));

    CommandRun more =
        sweep(
            run.path(), "devices=[%s, {vary: %s, prototypes: [8, 64], vectors.outputs: [16, 32]}]");
    assertThat(more.exitCode()).as(more.err()).isZero();
    assertThat(more.err()).contains("candidates: all 2 items are there");
    assertThat(run.rows(Tables.COSTS)).hasSize(10);
    assertThat(CommandRun.of("report", run.path()).exitCode()).isZero();
    assertThat(CommandRun.of("export", run.path(), "--table", "devices").out())
        .contains(BASE + "-prototypes-8-vectors.outputs-16", "area_clb");
  }

  private static Map<String, Double> figures(RunTables run, String figure) throws Exception {
    List<Row> rows = run.rows("devices");
    return rows.stream()
        .filter(row -> row.text("figure").equals(figure))
        .collect(Collectors.toMap(row -> row.text("device"), row -> row.number("number")));
  }

  private static CommandRun sweep(Path out, String devices) {
    return CommandRun.of(
        "sweep",
        Installation.home().resolve("conf/sweeps/pqa-settings.yaml"),
        "--set",
        devices.replace("%s", BASE),
        "--set",
        "candidates.sample=2",
        "--set",
        "proxies=[params]",
        "--set",
        "objectives=[max params, min latency_us]",
        "--out",
        out);
  }
}
