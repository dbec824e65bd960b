package archsweep.cli;

import archsweep.config.UserException;
import archsweep.engine.Progress;
import archsweep.engine.TooManyFailuresException;
import archsweep.pipeline.RunSummary;
import archsweep.pipeline.Stage;
import archsweep.pipeline.SweepRun;
import archsweep.pipeline.SweepSource;
import archsweep.sweep.Sweep;
import archsweep.table.RunLocation;
import archsweep.verdict.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs what is missing of a sweep. */
@Command(
    name = "sweep",
    mixinStandardHelpOptions = true,
    description = {
      "Enumerates, scores, simulates and reduces what a sweep file asks for.",
      "Run it again after a crash, or with more candidates, proxies or devices in the file:",
      "only what is missing is computed."
    })
final class SweepCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      description = "The sweep file, such as conf/sweeps/quickstart.yaml.")
  private Path file;

  @Option(
      names = "--out",
      paramLabel = "PATH",
      description =
          "Where everything is written: a local path, hdfs:// or s3a://. Default: runs/NAME.")
  private String out = "";

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Changes a setting of the file, such as candidates.sample=128.")
  private List<String> overrides = new ArrayList<>();

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "Spark's master, such as local[2]. Default: all cores of this machine.")
  private String master = "";

  @Option(
      names = "--max-failures",
      paramLabel = "N",
      description = "Stop when more rows than this have failed. Default: ${DEFAULT-VALUE}.",
      defaultValue = "1000")
  private long maxFailures;

  @Option(names = "--retry-failed", description = "Try rows again that failed in an earlier run.")
  private boolean retryFailed;

  @Option(
      names = "--stages",
      split = ",",
      paramLabel = "STAGE",
      description = "The steps to do, of ${COMPLETION-CANDIDATES}. Default: all.")
  private List<Stage> stages = List.of(Stage.values());

  @Option(
      names = "--export-top",
      paramLabel = "K",
      description = {
        "Writes the first K candidates of each device's front, best accuracy first, as ONNX to",
        "exports/DEVICE in the run. Default: ${DEFAULT-VALUE}."
      },
      defaultValue = "0")
  private int exportTop;

  @Option(
      names = "--progress",
      paramLabel = "STYLE",
      description = "${COMPLETION-CANDIDATES}. Default: terminal, or plain where there is none.")
  private Progress.Style style =
      System.getenv("ARCHSWEEP_TERMINAL") == null ? Progress.Style.PLAIN : Progress.Style.TERMINAL;

  @Override
  public Integer call() throws IOException {
    PrintWriter printer = spec.commandLine().getOut();
    PrintWriter errors = spec.commandLine().getErr();
    checkExports();
    SweepSource source = SweepSource.read(file, overrides);
    Sweep sweep = source.sweep();
    RunLocation location = Locations.of(out.isBlank() ? "runs/" + sweep.name() : out);
    SweepRun run =
        new SweepRun(
            source,
            new SweepRun.Settings(
                location, master, maxFailures, retryFailed, EnumSet.copyOf(stages), exportTop),
            new Progress(errors, style),
            errors::println);
    long started = System.nanoTime();
    RunSummary summary;
    try {
      summary = run.run();
    } catch (TooManyFailuresException e) {
      errors.println(e.getMessage());
      return Main.SOME_ROWS_FAILED;
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    int accuracy = sweep.objectives().indexOf(sweep.accuracy());
    new Verdict(summary, OptionalDouble.of(seconds), accuracy).lines().forEach(printer::println);
    return summary.failures() > 0 ? Main.SOME_ROWS_FAILED : 0;
  }

  private void checkExports() {
    if (exportTop < 0) {
      throw new UserException(
          "--export-top (%d) is negative.".formatted(exportTop), "give how many, such as 3.");
    }
    if (exportTop > 0 && !stages.contains(Stage.RESULTS)) {
      throw new UserException(
          "--export-top needs fronts, but --stages leaves %s out.".formatted(Stage.RESULTS),
          "leave --stages away.");
    }
  }
}
