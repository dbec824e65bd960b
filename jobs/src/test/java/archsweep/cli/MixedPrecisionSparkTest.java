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
    CommandRun sweep =
        CommandRun.of(
            "sweep",
            Installation.home().resolve("conf/sweeps/resnet18-mixed-precision.yaml"),
            "--set",
            "space=resnet20",
            "--set",
            "data.batch_size=2",
            "--out",
            run.path());

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
            "\"families\":[\"int8\",\"int4\",\"w4a8\",\"guarded\",\"mixed\"]", "beside-panels");
  }
}
