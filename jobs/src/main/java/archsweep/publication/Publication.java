package archsweep.publication;

import archsweep.proxy.Proxy;
import archsweep.publish.Croissant;
import archsweep.publish.DatasetCard;
import archsweep.publish.DatasetFacts;
import archsweep.publish.NaslibJson;
import archsweep.publish.PublishedFile;
import archsweep.reduce.ResultsJob;
import archsweep.sweep.Sweep;
import archsweep.table.Column;
import archsweep.table.CsvExport;
import archsweep.table.Row;
import archsweep.table.RowReader;
import archsweep.table.TableFile;
import archsweep.table.TableSchema;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** The files of a dataset: one wide table of the task in two formats, and what describes them. */
public final class Publication {

  private final Sweep sweep;
  private final DatasetFacts facts;
  private final Licensed measured;

  /**
   * What is to be published.
   *
   * @param measurements of public tables; those without a licence are left out
   */
  public Publication(Sweep sweep, DatasetFacts facts, List<Row> measurements) {
    this.sweep = sweep;
    this.facts = facts;
    this.measured = new Licensed(sweep, measurements);
  }

  /**
   * Writes the dataset.
   *
   * @param results rows of results.parquet
   * @return what there is to say, as lines
   */
  public List<String> write(RowReader results, Path folder) throws IOException {
    TableSchema schema = schema(results.schema());
    List<Row> rows = new ArrayList<>();
    while (results.hasNext()) {
      Row result = results.next();
      Row.Builder row = Row.builder(schema).copy(result);
      measured
          .columns()
          .forEach(
              column ->
                  row.set(
                      column.name(), measured.value(result.text("architecture"), column.name())));
      rows.add(row.build());
    }
    Files.createDirectories(folder);
    String name = sweep.space().name() + "-" + sweep.task().name();
    Path parquet = folder.resolve(name + ".parquet");
    TableFile.write(parquet, schema, rows.iterator(), Map.of());
    Path csv = folder.resolve(name + ".csv");
    try (Writer writer = Files.newBufferedWriter(csv)) {
      CsvExport.write(schema, rows.iterator(), writer);
    }
    List<PublishedFile> files = new ArrayList<>();
    files.add(PublishedFile.of(parquet, "application/x-parquet", "The table."));
    files.add(PublishedFile.of(csv, "text/csv", "The table as text."));
    if (NaslibJson.knows(sweep.space())) {
      Path json = Files.write(folder.resolve(NaslibJson.FILE), naslib(rows));
      files.add(
          PublishedFile.of(
              json, "application/json", "Scores as NASLib's get_zc_benchmark_api loads them."));
    }
    describe(folder, schema, files, rows.size());
    List<String> lines = new ArrayList<>(measured.sentences());
    lines.add("%,d rows in %s".formatted(rows.size(), folder));
    return lines;
  }

  private void describe(Path folder, TableSchema schema, List<PublishedFile> files, long rows)
      throws IOException {
    String table = files.get(0).name();
    Path card = folder.resolve("README.md");
    Files.writeString(
        card, DatasetCard.markdown(facts, files, schema, table, rows, measured.sentences()));
    Path croissant = folder.resolve("croissant.json");
    Files.writeString(croissant, Croissant.json(facts, files, schema, table));
    List<PublishedFile> all = new ArrayList<>(files);
    all.add(PublishedFile.of(card, "text/markdown", "The card."));
    all.add(PublishedFile.of(croissant, "application/ld+json", "The metadata."));
    Files.writeString(
        folder.resolve("SHA256SUMS"),
        all.stream()
            .map(file -> "%s  %s\n".formatted(file.sha256(), file.name()))
            .collect(Collectors.joining()));
  }

  /** The columns of the results with their meanings, which a Parquet file does not keep. */
  private TableSchema schema(TableSchema stored) {
    TableSchema known = ResultsJob.schema(sweep);
    List<Column> columns = new ArrayList<>();
    for (Column column : stored.columns()) {
      columns.add(known.has(column.name()) ? known.column(column.name()) : column);
    }
    columns.addAll(measured.columns());
    return new TableSchema(known.name(), known.meaning(), columns, known.key());
  }

  private byte[] naslib(List<Row> rows) {
    NaslibJson json = new NaslibJson(sweep.space(), sweep.task().name());
    Set<String> seen = new HashSet<>();
    for (Row row : rows) {
      String architecture = row.text("architecture");
      if (seen.add(architecture)) {
        Map<String, OptionalDouble> scores = new LinkedHashMap<>();
        for (Proxy proxy : sweep.proxies()) {
          if (!proxy.descriptor().usesPrecision()) {
            scores.put(proxy.name(), row.numeric(Column.nameOf(proxy.name())));
          }
        }
        json.add(architecture, scores, measured.validAccuracy(architecture));
      }
    }
    return json.bytes();
  }
}
