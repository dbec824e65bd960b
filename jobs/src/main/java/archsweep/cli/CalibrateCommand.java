package archsweep.cli;

import archsweep.calibration.CalibrationFile;
import archsweep.calibration.Calibrations;
import archsweep.calibration.Comparison;
import archsweep.calibration.Measurement;
import archsweep.calibration.MeasurementTable;
import archsweep.config.CsvTable;
import archsweep.config.TextFiles;
import archsweep.config.UserException;
import archsweep.device.Devices;
import archsweep.device.RooflineDevice;
import archsweep.pipeline.Installation;
import archsweep.precision.Formats;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fits a processor to measurements. */
@Command(
    name = "calibrate",
    mixinStandardHelpOptions = true,
    description = {
      "Fits a processor to measured kernels or networks, and says how well it tells others.",
      "Writes a device file: the processor's figures, and what was fitted."
    })
final class CalibrateCommand implements Callable<Integer> {

  private static final int WORST = 5;

  /** The unit of measured latencies. */
  enum Unit {
    US(1),
    MS(1e3),
    S(1e6);

    private final double microseconds;

    Unit(double microseconds) {
      this.microseconds = microseconds;
    }
  }

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DEVICE", description = "A processor by name, or its device file.")
  private String device;

  @Option(
      names = "--measurements",
      required = true,
      paramLabel = "FILE",
      description = "A table of measured kernels or networks, as CSV; may be given again.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--where",
      paramLabel = "COLUMN=VALUE",
      description = "Takes only the rows with this value; may be given again.")
  private Map<String, String> where = new LinkedHashMap<>();

  @Option(
      names = "--column",
      split = ",",
      paramLabel = "COLUMN",
      description = "The column of latencies, for each file or for all. Default: latency_us.")
  private List<String> columns = List.of("latency_us");

  @Option(names = "--unit", paramLabel = "UNIT", description = "${COMPLETION-CANDIDATES}.")
  private Unit unit = Unit.US;

  @Option(
      names = "--precision",
      paramLabel = "FORMAT",
      description = "The format where a table names none. Default: ${DEFAULT-VALUE}.",
      defaultValue = "fp32")
  private String format;

  @Option(
      names = "--space",
      paramLabel = "SPACE",
      description = "What networks are of. Default: ${DEFAULT-VALUE}.",
      defaultValue = "nas-bench-201")
  private String space;

  @Option(
      names = "--fit-on",
      paramLabel = "N",
      description = "How many networks are fitted on. Default: ${DEFAULT-VALUE}.",
      defaultValue = "100")
  private int sample;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The calibrated device's name. Default: DEVICE-calibrated.")
  private String name;

  @Option(
      names = "--source",
      paramLabel = "WORDS",
      description = "Where the measurements come from. Default: the files' names.")
  private String source;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The device file to write. Default: NAME.yaml beside the device's.")
  private Path out;

  @Override
  public Integer call() {
    Path file =
        device.endsWith(".yaml")
            ? Path.of(device)
            : Devices.load(Installation.devices()).file(device);
    if (!(Devices.read(file) instanceof RooflineDevice processor)) {
      throw new UserException(
          "The device %s is no processor with a roofline, so it cannot be calibrated."
              .formatted(device),
          "choose one of the family roofline: ./run list devices.");
    }
    Calibrations fitted =
        Calibrations.fit(processor, measurements(), source(), Formats.named(format), sample);
    String called = name == null ? processor.name() + "-calibrated" : name;
    Path target = out == null ? file.resolveSibling(called + ".yaml") : out;
    write(target, CalibrationFile.of(TextFiles.read(file), called, fitted.calibration()));
    Devices.read(target);
    report(fitted);
    spec.commandLine().getOut().println("written to " + target);
    return 0;
  }

  private List<Measurement> measurements() {
    List<Measurement> all = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      String column = columns.get(columns.size() == 1 ? 0 : Math.min(i, columns.size() - 1));
      MeasurementTable layout =
          new MeasurementTable(column, unit.microseconds, Formats.named(format), space);
      all.addAll(layout.read(CsvTable.read(files.get(i)).where(where)));
    }
    if (all.isEmpty()) {
      throw new UserException(
          "There is no measurement with %s in %s.".formatted(where, files),
          "check --where and --column.");
    }
    return all;
  }

  private String source() {
    return source == null
        ? String.join(", ", files.stream().map(file -> file.getFileName().toString()).toList())
        : source;
  }

  private void report(Calibrations fitted) {
    TextTable table =
        new TextTable("fitted", "rows", "held_out", "median_error", "worst_error", "spearman");
    fitted
        .calibration()
        .kernels()
        .forEach(
            kernel ->
                table.add(
                    kernel.kind() + ", " + kernel.format().name(),
                    kernel.rows(),
                    kernel.heldOut().rows(),
                    kernel.heldOut().medianError(),
                    kernel.heldOut().worstError(),
                    ""));
    fitted
        .calibration()
        .network()
        .ifPresent(
            network ->
                table.add(
                    "networks (%d set aside)".formatted(network.setAside()),
                    network.rows(),
                    network.heldOut().rows(),
                    network.heldOut().medianError(),
                    network.heldOut().worstError(),
                    network.heldOutSpearman()));
    table.lines(TextTable.Format.TABLE).forEach(spec.commandLine().getOut()::println);
    TextTable worst = new TextTable("the worst held out", "measured_us", "predicted_us", "error");
    fitted
        .heldOut()
        .forEach(
            (group, rows) -> rows.stream().limit(WORST).forEach(row -> add(worst, group, row)));
    worst.lines(TextTable.Format.TABLE).forEach(spec.commandLine().getOut()::println);
  }

  private static void add(TextTable table, String group, Comparison row) {
    table.add(
        group + ": " + row.measurement().name(),
        row.measurement().latencyUs(),
        row.predictedUs(),
        row.error());
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
