package archsweep.cli;

import archsweep.pipeline.SweepSource;
import archsweep.table.Chunk;
import archsweep.table.Plans;
import archsweep.table.Row;
import archsweep.table.RowStatus;
import archsweep.table.RunDirectory;
import archsweep.table.TableReader;
import archsweep.table.TableSchema;
import archsweep.table.Tables;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells how far a run has come. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Tells how far a run has come, and what failed. Reads only.")
final class StatusCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "OUT", description = "The run directory.")
  private String out;

  @Override
  public Integer call() throws IOException {
    RunDirectory run = RunDirectory.open(Locations.of(out));
    SweepSource source = SweepSource.of(run);
    PrintWriter printer = spec.commandLine().getOut();
    printer.println(
        "%s: %s, %s, %d architectures"
            .formatted(
                source.sweep().name(),
                source.sweep().space().name(),
                source.sweep().task().name(),
                source.sweep().architectures()));
    TextTable table = new TextTable("table", "chunks", "of", "items", "of", "rows", "not_ok");
    Plans plans = run.plans();
    for (TableSchema schema : List.of(Tables.CANDIDATES, Tables.SCORES, Tables.COSTS)) {
      addTable(table, run, plans, schema);
    }
    table.lines(TextTable.Format.TABLE).forEach(printer::println);
    return 0;
  }

  private static void addTable(TextTable table, RunDirectory run, Plans plans, TableSchema schema)
      throws IOException {
    List<Chunk> chunks = plans.chunks(schema);
    Set<String> committed = run.committed(schema);
    long items = chunks.stream().mapToLong(Chunk::size).sum();
    long done =
        chunks.stream()
            .filter(chunk -> committed.contains(chunk.id()))
            .mapToLong(Chunk::size)
            .sum();
    long rows = 0;
    Map<String, Long> statuses = new TreeMap<>();
    try (TableReader reader = run.rows(schema)) {
      while (reader.hasNext()) {
        Row row = reader.next();
        rows++;
        if (schema.has("status") && !row.text("status").equals(RowStatus.OK.text())) {
          statuses.merge(row.text("status"), 1L, Long::sum);
        }
      }
    }
    String failures = statuses.isEmpty() ? "" : statuses.toString().replaceAll("[{}]", "");
    table.add(schema.name(), committed.size(), chunks.size(), done, items, rows, failures);
  }
}
