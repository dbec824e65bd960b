package archsweep.cli;

import archsweep.config.Similar;
import archsweep.config.UserException;
import archsweep.correlate.Correlations;
import archsweep.correlate.CorrelationsPage;
import archsweep.correlate.Join;
import archsweep.pipeline.RunReport;
import archsweep.pipeline.RunSummary;
import archsweep.pipeline.SweepSource;
import archsweep.statistics.Bootstrap;
import archsweep.sweep.Sweep;
import archsweep.table.Row;
import archsweep.table.RowReader;
import archsweep.table.RunDirectory;
import archsweep.table.RunOwner;
import archsweep.table.TableFile;
import archsweep.table.Tables;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says how well the metrics of a run rank what was measured. */
@Command(
    name = "correlate",
    mixinStandardHelpOptions = true,
    description =
        "Correlates every proxy of a run, and its simulated costs, with measured accuracies or"
            + " latencies of an imported table.")
final class CorrelateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "OUT", description = "The run directory.")
  private String out;

  @Option(
      names = "--target",
      paramLabel = "TABLE",
      required = true,
      description = "A table that `import` wrote.")
  private Path target;

  @Option(
      names = "--measurement",
      paramLabel = "NAME",
      split = ",",
      description = "Columns of the public table; all by default.")
  private List<String> measurements = List.of();

  @Option(
      names = "--join",
      paramLabel = "JOIN",
      description =
          "${COMPLETION-CANDIDATES}: each architecture with its own measurement (the default), or"
              + " each network once with the mean of its architectures or of its function.")
  private Join join = Join.ARCHITECTURE;

  @Option(names = "--resamples", paramLabel = "N", description = "Of the bootstrap; 1000.")
  private int resamples = 1000;

  @Option(names = "--level", paramLabel = "P", description = "Of the intervals; 0.95.")
  private double level = 0.95;

  @Option(names = "--seed", paramLabel = "SEED", description = "Of the resamples; 1.")
  private long seed = 1;

  @Override
  public Integer call() throws IOException {
    if (resamples < 2 || !(level > 0 && level < 1)) {
      throw new UserException(
          "The resamples (%d) must be 2 or more and the level (%s) between 0 and 1."
              .formatted(resamples, level),
          "leave them out: they are 1000 and 0.95.");
    }
    RunDirectory run = RunDirectory.open(Locations.of(out));
    Sweep sweep = SweepSource.of(run).sweep();
    List<Row> results = new ArrayList<>();
    try (RowReader rows = run.readSingle("results")) {
      rows.forEachRemaining(results::add);
    }
    Bootstrap bootstrap = new Bootstrap(resamples, level);
    List<Row> rows = new Correlations(join, bootstrap, seed).of(sweep, results, measured());
    try (RunOwner owner = run.own()) {
      owner.replaceTable(Tables.CORRELATIONS, rows.iterator(), Map.of());
      owner.replaceFile(
          CorrelationsPage.FILE,
          CorrelationsPage.html(sweep.name(), terms(), rows).getBytes(StandardCharsets.UTF_8));
      new RunReport(sweep, run).write(owner, RunSummary.of(sweep, run));
    }
    print(rows);
    spec.commandLine()
        .getOut()
        .println(
            "\n%s\nwritten to %s: correlations.parquet, %s; %s links there"
                .formatted(terms(), run, CorrelationsPage.FILE, RunReport.FILE));
    return 0;
  }

  private List<Row> measured() throws IOException {
    List<Row> rows = new ArrayList<>();
    TreeSet<String> names = new TreeSet<>();
    try (RowReader reader = TableFile.read(target, Tables.MEASUREMENTS)) {
      while (reader.hasNext()) {
        Row row = reader.next();
        names.add(row.text("measurement"));
        if (measurements.isEmpty() || measurements.contains(row.text("measurement"))) {
          rows.add(row);
        }
      }
    }
    for (String name : measurements) {
      if (!names.contains(name)) {
        throw new UserException(
            "The table %s has no measurement %s.".formatted(target, name),
            Similar.advice(name, names));
      }
    }
    return rows;
  }

  private String terms() {
    return ("Signs are as computed; everything is compared by rank, without logarithm or scaling."
            + " Intervals are bootstrap percentiles (%s, %d resamples, seed %d). Tops count ties at"
            + " their border by parts. Beat the baselines: parameters and macs.")
        .formatted(level, resamples, seed);
  }

  private void print(List<Row> rows) {
    PrintWriter terminal = spec.commandLine().getOut();
    TextTable table =
        new TextTable(
            "measurement",
            "metric",
            "precision",
            "spearman",
            "low",
            "high",
            "kendall",
            "top_5%",
            "top_10%",
            "top_20%",
            "points",
            "no_target",
            "unranked",
            "no_score",
            "tied",
            "tied_target");
    for (Row row : rows) {
      table.add(
          row.text("measurement"),
          row.text("metric"),
          row.text("scheme"),
          cell(row, "spearman"),
          cell(row, "spearman_low"),
          cell(row, "spearman_high"),
          cell(row, "kendall"),
          cell(row, "top_5_percent"),
          cell(row, "top_10_percent"),
          cell(row, "top_20_percent"),
          row.integer("points"),
          row.integer("without_target"),
          row.integer("target_unranked"),
          row.integer("without_score"),
          row.integer("tied_scores"),
          row.integer("tied_targets"));
    }
    table.lines(TextTable.Format.TABLE).forEach(terminal::println);
  }

  private static Object cell(Row row, String column) {
    OptionalDouble value = row.optionalNumber(column);
    return value.isPresent() ? (Object) value.getAsDouble() : "";
  }
}
