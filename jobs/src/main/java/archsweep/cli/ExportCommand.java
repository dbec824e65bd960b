package archsweep.cli;

import archsweep.config.Similar;
import archsweep.config.UserException;
import archsweep.table.CsvExport;
import archsweep.table.Row;
import archsweep.table.RowReader;
import archsweep.table.RunDirectory;
import archsweep.table.TableReader;
import archsweep.table.TableSchema;
import archsweep.table.Tables;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a table of a run for software that reads no Parquet. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Writes a table of a run as CSV. Reads only.")
final class ExportCommand implements Callable<Integer> {

  /** What a table can be exported as. */
  enum Format {
    CSV
  }

  private static final List<String> SINGLE =
      List.of("results", "pareto", "training", "devices", "correlations");

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "OUT", description = "The run directory.")
  private String out;

  @Option(
      names = "--table",
      paramLabel = "TABLE",
      required = true,
      description =
          "results, pareto, training, devices, correlations, candidates, scores, costs, timings or"
              + " placements.")
  private String table;

  @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES}.")
  private Format format = Format.CSV;

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "The file to write; the terminal by default.")
  private Optional<Path> target = Optional.empty();

  @Override
  public Integer call() throws IOException {
    RunDirectory run = RunDirectory.open(Locations.of(out));
    if (!run.exists()) {
      throw new UserException(
          "There is no run in %s.".formatted(run), "the path is that of a run's parent.");
    }
    if (target.isPresent()) {
      try (BufferedWriter writer = Files.newBufferedWriter(target.get())) {
        long rows = write(run, writer);
        spec.commandLine().getErr().println("%d rows in %s".formatted(rows, target.get()));
      }
    } else {
      write(run, spec.commandLine().getOut());
      spec.commandLine().getOut().flush();
    }
    return 0;
  }

  private long write(RunDirectory run, Writer writer) throws IOException {
    if (SINGLE.contains(table)) {
      try (RowReader rows = run.readSingle(table)) {
        return write(rows.schema(), rows, writer);
      }
    }
    List<TableSchema> chunked = new ArrayList<>(Tables.FAN_OUT);
    chunked.add(Tables.PLACEMENTS);
    for (TableSchema schema : chunked) {
      if (schema.name().equals(table)) {
        try (TableReader rows = run.rows(schema)) {
          return write(schema, rows, writer);
        }
      }
    }
    List<String> names = new ArrayList<>(SINGLE);
    chunked.forEach(schema -> names.add(schema.name()));
    throw new UserException("There is no table %s.".formatted(table), Similar.advice(table, names));
  }

  private long write(TableSchema schema, Iterator<Row> rows, Writer writer) throws IOException {
    return switch (format) {
      case CSV -> CsvExport.write(schema, rows, writer);
    };
  }
}
