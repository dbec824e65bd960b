package archsweep.benchmark;

import archsweep.config.CsvTable;
import archsweep.config.UserException;
import archsweep.space.SearchSpace;
import archsweep.space.Spaces;
import archsweep.table.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A file of comma-separated values with a line for each architecture.
 *
 * @param space of all its lines; empty where the import has to say it
 * @param layout of the lines
 */
record CsvFormat(String name, String meaning, Optional<String> space, Layout layout)
    implements TableFormat {

  /** How the lines of a file are read. */
  interface Layout {

    /** What a column holds; empty if it is nothing to import, as an index. */
    Optional<Measure> measure(String column);

    /** The columns that together write the architecture; the first is named in messages. */
    List<String> architectureColumns();

    /** The architecture of a line, in a notation that the space of that name reads. */
    default String architecture(CsvTable.Row line, String space, String dataset) {
      return line.text(architectureColumns().get(0));
    }

    /** A measure as it is of a space, where that changes what is to be said of it. */
    default Measure ofSpace(Measure measure, String space) {
      return measure;
    }

    /** The dataset of a line, where lines differ in it. */
    default Optional<String> dataset(CsvTable.Row line) {
      return Optional.empty();
    }
  }

  @Override
  public List<Row> read(Path file, ImportOptions options) {
    CsvTable table = CsvTable.read(file);
    for (String column : layout.architectureColumns()) {
      if (!table.columns().contains(column)) {
        throw otherFormat(table, "it has no column " + column);
      }
    }
    SearchSpace known = Spaces.named(space.orElseGet(() -> options.space(this)));
    List<Measure> measures = measures(table, known.name(), options);
    MeasurementRows rows = new MeasurementRows(known);
    for (CsvTable.Row line : table.rows()) {
      MeasurementRows.Subject subject =
          rows.subject(
              "%s:%d".formatted(table.origin(), line.line()),
              layout.architectureColumns().get(0),
              layout.architecture(line, known.name(), options.dataset().orElse("")),
              layout.dataset(line).orElse(""));
      for (Measure measure : measures) {
        rows.add(subject, measure, value(line, measure.column()));
      }
    }
    if (rows.rows().isEmpty()) {
      throw new UserException(
          "%s:2: there is no line of values.".formatted(table.origin()), "the file was cut off.");
    }
    return rows.rows();
  }

  private List<Measure> measures(CsvTable table, String space, ImportOptions options) {
    Function<Measure, Measure> placed =
        measure ->
            measure.conditions().dataset().isPresent()
                ? measure
                : measure.on(options.dataset(this));
    List<Measure> measures = new ArrayList<>();
    for (String column : table.columns()) {
      layout
          .measure(column)
          .map(measure -> layout.ofSpace(measure, space))
          .map(placed)
          .map(options::applied)
          .ifPresent(measures::add);
    }
    if (measures.isEmpty()) {
      throw otherFormat(table, "none of its columns %s is known".formatted(table.columns()));
    }
    return measures;
  }

  private UserException otherFormat(CsvTable table, String reason) {
    return new UserException(
        "%s:1: this is no file of the format %s: %s.".formatted(table.origin(), name, reason),
        "it is another format; docs/publishing.md lists them.");
  }

  /** Not finite where the file says so in words, as Python writes it. */
  private static Optional<Double> value(CsvTable.Row line, String column) {
    if (!line.has(column)) {
      return Optional.empty();
    }
    return switch (line.text(column).toLowerCase(Locale.ROOT)) {
      case "nan", "inf", "-inf" -> Optional.of(Double.NaN);
      default -> Optional.of(line.number(column));
    };
  }
}
