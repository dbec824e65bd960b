package archsweep.cli;

import archsweep.config.UserException;
import archsweep.identity.Seeds;
import archsweep.network.Initialisation;
import archsweep.network.Network;
import archsweep.network.NetworkId;
import archsweep.network.NetworkJson;
import archsweep.network.NetworkSummary;
import archsweep.onnx.OnnxExport;
import archsweep.pipeline.SweepSource;
import archsweep.precision.PrecisionAssignment;
import archsweep.precision.PrecisionScheme;
import archsweep.precision.RuleScheme;
import archsweep.space.DeadEdges;
import archsweep.space.SearchSpace;
import archsweep.sweep.SchemeHistory;
import archsweep.sweep.Sweep;
import archsweep.table.Row;
import archsweep.table.RunDirectory;
import archsweep.table.TableReader;
import archsweep.table.Tables;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a candidate of a run, or takes its network out of it. */
@Command(
    name = "architecture",
    mixinStandardHelpOptions = true,
    description = "Shows a candidate of a run, or writes its network as ONNX or JSON. Reads only.")
final class ArchitectureCommand implements Callable<Integer> {

  /** What a network can be written as. */
  enum Form {
    ONNX,
    JSON
  }

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "RUN", description = "The run directory.")
  private String out;

  @Parameters(index = "1", paramLabel = "CANDIDATE_ID", description = "As in the run's tables.")
  private String candidate;

  @Option(
      names = "--export",
      paramLabel = "FORM",
      description =
          "${COMPLETION-CANDIDATES}. ONNX has the weights that the sweep's first initialisation draws.")
  private Optional<Form> form = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "The file to write; CANDIDATE_ID.onnx or .json by default.")
  private Optional<Path> target = Optional.empty();

  @Override
  public Integer call() throws IOException {
    RunDirectory run = RunDirectory.open(Locations.of(out));
    Sweep sweep = SweepSource.of(run).sweep();
    Row row = candidate(run);
    SearchSpace space = sweep.space();
    Network network =
        space.toNetwork(space.parse(row.text("architecture")), sweep.task(), DeadEdges.DROP);
    NetworkId id = NetworkId.of(network);
    PrintWriter printer = spec.commandLine().getOut();
    if (form.isEmpty()) {
      printer.println("architecture  " + row.text("architecture"));
      printer.println("network_id    " + id.hash());
      printer.println("precision_id  " + row.text("precision_id"));
      printer.print(NetworkSummary.of(network));
      printer.flush();
      return 0;
    }
    byte[] bytes =
        form.get() == Form.JSON
            ? NetworkJson.write(network).getBytes(StandardCharsets.UTF_8)
            : onnx(sweep, network, id, scheme(run, row.text("scheme")));
    Path file = target.orElse(Path.of(candidate + (form.get() == Form.JSON ? ".json" : ".onnx")));
    Files.write(file, bytes);
    printer.println("%d bytes in %s".formatted(bytes.length, file));
    return 0;
  }

  private byte[] onnx(Sweep sweep, Network network, NetworkId id, PrecisionScheme scheme) {
    if (!(scheme instanceof RuleScheme rules)) {
      throw new UserException(
          "The formats of %s follow from sensitivities on the sweep's images, which a run does not keep."
              .formatted(scheme.name()),
          "take the candidate of another scheme, or its network with --export JSON.");
    }
    PrecisionAssignment precision = rules.assign(network, id, sweep.seed());
    long initSeed = sweep.data().initSeeds().get(0);
    long seed = Seeds.mix(sweep.seed(), id.hash(), "init " + initSeed);
    archsweep.network.Parameters weights = Initialisation.PYTORCH_DEFAULT.draw(network, id, seed);
    return OnnxExport.write(network, weights, precision);
  }

  private Row candidate(RunDirectory run) throws IOException {
    try (TableReader rows = run.rows(Tables.CANDIDATES)) {
      while (rows.hasNext()) {
        Row row = rows.next();
        if (row.text("candidate_id").equals(candidate)) {
          return row;
        }
      }
    }
    throw new UserException(
        "The run %s has no candidate %s.".formatted(run, candidate),
        "copy a candidate_id from its results: `./run export %s --table results`.".formatted(out));
  }

  private static PrecisionScheme scheme(RunDirectory run, String name) throws IOException {
    byte[] stored =
        run.file(SchemeHistory.FILE)
            .orElseThrow(
                () ->
                    new UserException(
                        "The run %s has no %s.".formatted(run, SchemeHistory.FILE),
                        "the run never began."));
    return SchemeHistory.parse(new String(stored, StandardCharsets.UTF_8)).schemes().stream()
        .filter(scheme -> scheme.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UserException(
                    "The run %s has no precision scheme %s.".formatted(run, name),
                    "its %s was changed by hand.".formatted(SchemeHistory.FILE)));
  }
}
