package archsweep.cli;

import archsweep.benchmark.ImportOptions;
import archsweep.benchmark.TableFormat;
import archsweep.benchmark.TableFormats;
import archsweep.identity.Hashes;
import archsweep.table.Row;
import archsweep.table.TableFile;
import archsweep.table.Tables;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a table of measurements of a public table. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Reads a public table of accuracies, scores or latencies into Parquet rows that join with the"
          + " candidates of a sweep.",
      "docs/publishing.md says what each format is."
    })
final class ImportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "FORMAT",
      completionCandidates = Formats.class,
      description = "One of: ${COMPLETION-CANDIDATES}.")
  private String format;

  @Parameters(index = "1", paramLabel = "FILE", description = "The public table.")
  private Path file;

  @Option(
      names = "--out",
      paramLabel = "TABLE",
      required = true,
      description = "The Parquet file to write.")
  private Path out;

  @Option(names = "--space", paramLabel = "SPACE", description = "Where the format has several.")
  private Optional<String> space = Optional.empty();

  @Option(names = "--dataset", paramLabel = "DATA", description = "Where the file has no name.")
  private Optional<String> dataset = Optional.empty();

  @Option(
      names = "--source",
      paramLabel = "TEXT",
      description = "Whose numbers they are, if the file is not the usual copy.")
  private Optional<String> source = Optional.empty();

  @Option(
      names = "--licence",
      paramLabel = "SPDX",
      description = "The licence of your copy. Rows without any are never published.")
  private Optional<String> licence = Optional.empty();

  @Override
  public Integer call() throws IOException {
    TableFormat reader = TableFormats.named(format);
    List<Row> rows = reader.read(file, new ImportOptions(space, dataset, source, licence));
    TableFile.write(
        out,
        Tables.MEASUREMENTS,
        rows.iterator(),
        Map.of(
            "archsweep.import.format", reader.name(),
            "archsweep.import.sha256", Hashes.sha256(Files.readAllBytes(file))));
    tell(rows);
    return 0;
  }

  private void tell(List<Row> rows) {
    PrintWriter terminal = spec.commandLine().getOut();
    long architectures = rows.stream().map(row -> row.text("architecture")).distinct().count();
    long functions = rows.stream().map(row -> row.text("function_id")).distinct().count();
    terminal.println(
        "%,d rows of %,d architectures (%,d functions) in %s"
            .formatted(rows.size(), architectures, functions, out));
    Map<String, Long> statuses =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.text("status"), TreeMap::new, Collectors.counting()));
    statuses.remove("ok");
    statuses.forEach(
        (status, count) ->
            terminal.println("%,d rows are %s and not to be ranked".formatted(count, status)));
    long unlicensed = rows.stream().filter(row -> row.isNull("licence")).count();
    if (unlicensed > 0) {
      terminal.println("%,d rows have no licence: they are never published".formatted(unlicensed));
    }
  }

  static final class Formats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return TableFormats.all().stream().map(TableFormat::name).iterator();
    }
  }
}
