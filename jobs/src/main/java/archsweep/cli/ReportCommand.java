package archsweep.cli;

import archsweep.pipeline.RunReport;
import archsweep.pipeline.RunSummary;
import archsweep.pipeline.SweepSource;
import archsweep.sweep.Sweep;
import archsweep.table.RunDirectory;
import archsweep.table.RunOwner;
import archsweep.verdict.Verdict;
import java.io.IOException;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the report of a run anew. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Makes the report of a run anew from its tables, and says what is in it.")
final class ReportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "OUT", description = "The run directory.")
  private String out;

  @Override
  public Integer call() throws IOException {
    RunDirectory run = RunDirectory.open(Locations.of(out));
    Sweep sweep = SweepSource.of(run).sweep();
    RunSummary summary = RunSummary.of(sweep, run);
    try (RunOwner owner = run.own()) {
      new RunReport(sweep, run).write(owner, summary);
    }
    int accuracy = sweep.objectives().indexOf(sweep.accuracy());
    new Verdict(summary, OptionalDouble.empty(), accuracy)
        .lines()
        .forEach(spec.commandLine().getOut()::println);
    return 0;
  }
}
