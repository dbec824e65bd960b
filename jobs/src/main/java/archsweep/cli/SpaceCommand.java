package archsweep.cli;

import archsweep.config.Similar;
import archsweep.config.UserException;
import archsweep.network.Network;
import archsweep.network.NetworkId;
import archsweep.network.NetworkJson;
import archsweep.network.NetworkSummary;
import archsweep.space.Architecture;
import archsweep.space.DeadEdges;
import archsweep.space.SearchSpace;
import archsweep.space.Spaces;
import archsweep.space.Task;
import java.io.PrintWriter;
import java.math.BigInteger;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows one architecture of a space. */
@Command(
    name = "space",
    mixinStandardHelpOptions = true,
    description = "Shows an architecture of a space: identities, layers, parameters, MACs.")
final class SpaceCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "The space, as `list spaces` names it.")
  private String name;

  @ArgGroup(multiplicity = "1")
  private Which which;

  static final class Which {
    @Option(names = "--index", paramLabel = "I", description = "Its index, from 0.")
    private BigInteger index;

    @Option(
        names = "--arch",
        paramLabel = "S",
        description = "Its text, in any notation of the space.")
    private String text;
  }

  @Option(
      names = "--task",
      paramLabel = "TASK",
      description = "The task; the space's first by default.")
  private String task = "";

  @Option(
      names = "--dead-edges",
      paramLabel = "KEEP|DROP",
      description = "As declared, or as executed. Default: ${DEFAULT-VALUE}.",
      defaultValue = "DROP")
  private DeadEdges deadEdges;

  @Option(names = "--json", description = "The network as JSON, which `cost` reads.")
  private boolean json;

  @Override
  public Integer call() {
    SearchSpace space = Spaces.named(name);
    Architecture architecture = which.text == null ? decode(space) : space.parse(which.text);
    Network network = space.toNetwork(architecture, task(space), deadEdges);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(NetworkJson.write(network));
      return 0;
    }
    Network executed = space.toNetwork(architecture, task(space), DeadEdges.DROP);
    out.println("architecture  " + architecture.encoding());
    out.println("index         %d of %d".formatted(space.encode(architecture), space.size()));
    out.println("network_id    " + NetworkId.of(executed).hash());
    out.println("function_id   " + space.functionId(architecture));
    new TreeMap<>(space.notations(architecture))
        .forEach((tool, text) -> out.println("%-14s%s".formatted(tool, text)));
    out.print(NetworkSummary.of(network));
    out.flush();
    return 0;
  }

  private Architecture decode(SearchSpace space) {
    boolean inside = which.index.signum() >= 0 && which.index.compareTo(space.size()) < 0;
    if (!inside) {
      throw new UserException(
          "The index (%d) of the space %s must be at least 0 and below %d."
              .formatted(which.index, name, space.size()),
          "indices count from 0.");
    }
    return space.decode(which.index);
  }

  private Task task(SearchSpace space) {
    if (task.isEmpty()) {
      return space.tasks().get(0);
    }
    List<String> names = space.tasks().stream().map(Task::name).toList();
    return space.tasks().stream()
        .filter(known -> known.name().equals(task))
        .findFirst()
        .orElseThrow(
            () ->
                new UserException(
                    "The space %s has no task %s.".formatted(name, task),
                    Similar.advice(task, names)));
  }
}
