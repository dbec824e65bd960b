package archsweep.cli;

import archsweep.config.UserException;
import archsweep.network.Network;
import archsweep.network.NetworkId;
import archsweep.network.NetworkJson;
import archsweep.network.NetworkSummary;
import archsweep.network.Rewrite.Weighted;
import archsweep.onnx.OnnxExport;
import archsweep.pipeline.CandidateExport;
import archsweep.pipeline.SweepSource;
import archsweep.precision.Formats;
import archsweep.precision.LayerPrecision;
import archsweep.precision.PrecisionAssignment;
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

/** Shows a candidate of a run or a model, or takes its network out of it. */
@Command(
    name = "architecture",
    mixinStandardHelpOptions = true,
    description =
        "Shows a candidate of a run, or an ONNX model as it is read, or writes its network as ONNX"
            + " or JSON. Reads only.")
final class ArchitectureCommand implements Callable<Integer> {

  /** What a network can be written as. */
  enum Form {
    ONNX,
    JSON
  }

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "RUN",
      description = "The run directory, or alone a MODEL.onnx[:INPUT=SIZES,...].")
  private String out;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "CANDIDATE_ID",
      description = "As in the run's tables.")
  private Optional<String> id = Optional.empty();

  @Option(
      names = "--export",
      paramLabel = "FORM",
      description =
          "${COMPLETION-CANDIDATES}. ONNX has the weights that the sweep's first initialisation draws,"
              + " or those of the model.")
  private Optional<Form> form = Optional.empty();

  @Option(
      names = "--unquantised",
      description =
          "Leaves the ONNX model in float32, with its formats as metadata; needs no images.")
  private boolean unquantised;

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "The file to write; CANDIDATE_ID.onnx or .json by default, of a model none.")
  private Optional<Path> target = Optional.empty();

  @Override
  public Integer call() throws IOException {
    if (id.isEmpty()) {
      return model();
    }
    String candidate = id.get();
    RunDirectory run = RunDirectory.open(Locations.of(out));
    Sweep sweep = SweepSource.of(run).sweep();
    Row row = candidate(run, candidate);
    CandidateExport export = CandidateExport.of(sweep, run);
    Network network = export.network(row.text("architecture"));
    if (form.isEmpty()) {
      PrintWriter printer = spec.commandLine().getOut();
      printer.println("architecture  " + row.text("architecture"));
      printer.println("precision_id  " + row.text("precision_id"));
      show(network);
      return 0;
    }
    Path file = target.orElse(Path.of(candidate + (form.get() == Form.JSON ? ".json" : ".onnx")));
    write(
        file, form.get() == Form.JSON ? json(network) : onnx(export, network, row.text("scheme")));
    return 0;
  }

  /** A model of others: as it was read. */
  private int model() {
    if (!NetworkArgument.isModel(out)) {
      throw new UserException(
          "No candidate of the run %s is named.".formatted(out),
          "add a candidate_id of its results, or name a MODEL.onnx.");
    }
    Weighted read = NetworkArgument.weighted(out, 0);
    if (form.isEmpty()) {
      show(read.network());
      return 0;
    }
    Path file =
        target.orElseThrow(
            () ->
                new UserException(
                    "There is no file to write %s to.".formatted(out), "add --to FILE."));
    PrecisionAssignment real =
        PrecisionAssignment.uniform(read.network(), LayerPrecision.of(Formats.FP32));
    write(
        file,
        form.get() == Form.JSON
            ? json(read.network())
            : OnnxExport.write(read.network(), read.parameters(), real));
    return 0;
  }

  private void show(Network network) {
    PrintWriter printer = spec.commandLine().getOut();
    printer.println("network_id    " + NetworkId.of(network).hash());
    printer.print(NetworkSummary.of(network));
    printer.flush();
  }

  private void write(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UserException(
          "The file %s cannot be written: %s.".formatted(file, e), "choose another place by --to.");
    }
    spec.commandLine().getOut().println("%d bytes in %s".formatted(bytes.length, file));
  }

  private static byte[] json(Network network) {
    return NetworkJson.write(network).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] onnx(CandidateExport export, Network network, String scheme) throws IOException {
    return unquantised
        ? export.unquantised(network, scheme)
        : export.quantised(network, scheme, export.calibrationBatch());
  }

  private Row candidate(RunDirectory run, String candidate) throws IOException {
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
