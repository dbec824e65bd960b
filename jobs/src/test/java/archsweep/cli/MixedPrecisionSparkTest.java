package archsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import archsweep.pipeline.Installation;
import archsweep.table.Row;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sweep of ResNet-18 over unlike devices, on a network and a batch that take no time. */
class MixedPrecisionSparkTest {

  @TempDir Path folder;

  @Test
  void eachDeviceHasAFrontOfItsOwnAndTheReportShowsThemBesideEachOther() throws Exception {
    SharedSession.engine();
    RunTables run = new RunTables(folder.resolve("run"));
    CommandRun sweep = sweep(run.path(), "seed=1");

    assertThat(sweep.exitCode()).as(sweep.err()).isZero();
    List<Row> members = run.rows("pareto").stream().filter(row -> row.flag("is_pareto")).toList();
    for (String device : List.of("arria10-dla-bramac-2sa", "nvidia-t4", "systolic-32x32-os")) {
      assertThat(sweep.out()).contains(device + ": ");
      assertThat(members.stream().filter(row -> row.text("device").equals(device)))
          .as(device)
          .hasSizeGreaterThan(2);
    }
    assertThat(run.path().resolve("report.html"))
        .content()
        .contains(
            "\"families\":[\"int8\",\"int4\",\"w4a8\",\"guarded\",\"drawn\",\"for-fpga\",\"for-gpu\",\"for-array\"]",
            "beside-panels");

    assertThat(sweep(run.path(), "seed=1").err())
        .as("the same assignments again")
        .contains("candidates: all 64 items are there", "scores: all 118 items are there");
  }

  @Test
  void budgetsThatADeviceCannotTellAreRefusedBeforeAnythingIsSpent() {
    String best = "{name: best, assign: 2, from: [int4, int8], budget: energy_uj, device: %s}";

    CommandRun unknown =
        sweep(folder.resolve("no"), "precisions=[%s]".formatted(best.formatted("nvidia-t4")));
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err()).contains("best-0001", "The device nvidia-t4 has no energy");
    CommandRun other =
        sweep(folder.resolve("no"), "precisions=[%s]".formatted(best.formatted("nvidia-v100")));
    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(other.err()).contains("none of the devices of the sweep");
    assertThat(folder.resolve("no")).doesNotExist();
  }

  private static CommandRun sweep(Path out, String setting) {
    return CommandRun.of(
        "sweep",
        Installation.home().resolve("conf/sweeps/resnet18-mixed-precision.yaml"),
        "--set",
        "space=resnet20",
        "--set",
        "data.batch_size=2",
        "--set",
        setting,
        "--out",
        out);
  }
}
