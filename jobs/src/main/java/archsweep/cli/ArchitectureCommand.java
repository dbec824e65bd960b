package archsweep.cli;

import archsweep.config.UserException;
import archsweep.network.Network;
import archsweep.network.NetworkId;
import archsweep.network.NetworkJson;
import archsweep.network.NetworkSummary;
import archsweep.pipeline.CandidateExport;
import archsweep.pipeline.SweepSource;
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
      names = "--unquantised",
      description =
          "Leaves the ONNX model in float32, with its formats as metadata; needs no images.")
  private boolean unquantised;

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
    CandidateExport export = CandidateExport.of(sweep, run);
    Network network = export.network(row.text("architecture"));
    PrintWriter printer = spec.commandLine().getOut();
    if (form.isEmpty()) {
      printer.println("architecture  " + row.text("architecture"));
      printer.println("network_id    " + NetworkId.of(network).hash());
      printer.println("precision_id  " + row.text("precision_id"));
      printer.print(NetworkSummary.of(network));
      printer.flush();
      return 0;
    }
    byte[] bytes =
        form.get() == Form.JSON
            ? NetworkJson.write(network).getBytes(StandardCharsets.UTF_8)
            : onnx(export, network, row.text("scheme"));
    Path file = target.orElse(Path.of(candidate + (form.get() == Form.JSON ? ".json" : ".onnx")));
    Files.write(file, bytes);
    printer.println("%d bytes in %s".formatted(bytes.length, file));
    return 0;
  }

  private byte[] onnx(CandidateExport export, Network network, String scheme) throws IOException {
    return unquantised
        ? export.unquantised(network, scheme)
        : export.quantised(network, scheme, export.calibrationBatch());
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
}
