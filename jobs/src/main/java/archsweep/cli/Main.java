package archsweep.cli;

import archsweep.config.UserException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/**
 * The command line. Exit codes: 0 done, 1 a defect of ours (with a stack trace), 2 a mistake of the
 * user's (with advice), 3 done but some rows failed.
 */
@Command(
    name = "archsweep",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = {
      "Sweeps neural network architectures against hardware.",
      "Start with: ./run sweep conf/sweeps/quickstart.yaml"
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      SweepCommand.class,
      PlanCommand.class,
      StatusCommand.class,
      ReportCommand.class,
      ExportCommand.class,
      ImportCommand.class,
      CorrelateCommand.class,
      PublishCommand.class,
      ArchitectureCommand.class,
      ListCommand.class,
      SpaceCommand.class,
      CostCommand.class,
      ScoreCommand.class,
      AssignCommand.class,
      PartitionCommand.class,
      PartitionSweepCommand.class,
      ValidateCommand.class,
      CalibrateCommand.class,
      FormatCommand.class
    })
public final class Main {

  /** Everything was done, but some rows have a status other than ok. */
  static final int SOME_ROWS_FAILED = 3;

  /** A mistake of the user's. */
  static final int USER_ERROR = 2;

  private Main() {}

  public static void main(String[] args) {
    System.exit(execute(args, utf8(System.out), utf8(System.err)));
  }

  private static PrintWriter utf8(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  /** Runs a command and gives its exit code. */
  public static int execute(String[] args, PrintWriter out, PrintWriter err) {
    CommandLine line = new CommandLine(new Main());
    line.setOut(out);
    line.setErr(err);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(Main::explain);
    return line.execute(args);
  }

  private static int explain(Exception error, CommandLine line, CommandLine.ParseResult arguments) {
    if (error instanceof UserException) {
      line.getErr().println(error.getMessage());
      return USER_ERROR;
    }
    line.getErr().println("This is a defect of Archsweep; please report it with these lines:");
    error.printStackTrace(line.getErr());
    return CommandLine.ExitCode.SOFTWARE;
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"archsweep " + (version == null ? "(not packaged)" : version)};
    }
  }
}
