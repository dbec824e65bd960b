package archsweep.cli;

import archsweep.precision.FormatTable;
import archsweep.precision.Formats;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a number format. */
@Command(
    name = "format",
    mixinStandardHelpOptions = true,
    description = "Shows a number format: its properties, and the value of each of its codes.")
final class FormatCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "The format, as `list formats` names it.")
  private String name;

  @Override
  public Integer call() {
    spec.commandLine().getOut().print(FormatTable.of(Formats.named(name)).text());
    spec.commandLine().getOut().flush();
    return 0;
  }
}
