package archsweep.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of comma-separated values: a line of names, then lines of values; a value in double
 * quotes may hold commas. Complaints name file, line and column.
 */
public final class CsvTable {

  /** A comma outside quotes. */
  private static final String SEPARATOR = ",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)";

  private final String origin;
  private final List<String> columns;
  private final List<Row> rows = new ArrayList<>();

  private CsvTable(String origin, List<String> columns) {
    this.origin = origin;
    this.columns = List.copyOf(columns);
  }

  /**
   * Reads a table.
   *
   * @throws UserException if it cannot be read, or a line has another number of values than names
   */
  public static CsvTable read(Path file) {
    return parse(TextFiles.read(file), file.toString());
  }

  /**
   * A table from its text.
   *
   * @param origin the file that it comes from, for messages
   * @throws UserException if it is empty, or a line has another number of values than names
   */
  public static CsvTable parse(String text, String origin) {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || lines.get(0).isBlank()) {
      throw new UserException(
          "%s:1: a line of column names is expected.".formatted(origin), "the file is empty.");
    }
    CsvTable table = new CsvTable(origin, cells(lines.get(0)));
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        table.add(cells(lines.get(i)), i + 1);
      }
    }
    return table;
  }

  public String origin() {
    return origin;
  }

  public List<String> columns() {
    return columns;
  }

  public List<Row> rows() {
    return List.copyOf(rows);
  }

  /**
   * The rows that have these values.
   *
   * @throws UserException if there is no such column
   */
  public CsvTable where(Map<String, String> values) {
    CsvTable some = new CsvTable(origin, columns);
    rows.stream()
        .filter(
            row ->
                values.entrySet().stream()
                    .allMatch(value -> row.text(value.getKey()).equals(value.getValue())))
        .forEach(some.rows::add);
    return some;
  }

  private void add(List<String> cells, int line) {
    if (cells.size() != columns.size()) {
      throw new UserException(
          "%s:%d: the line has %d values for %d columns."
              .formatted(origin, line, cells.size(), columns.size()),
          "a value with a comma needs double quotes.");
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      values.put(columns.get(i), cells.get(i));
    }
    rows.add(new Row(origin, line, values));
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    for (String cell : line.split(SEPARATOR, -1)) {
      String value = cell.strip();
      boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
      cells.add(quoted ? value.substring(1, value.length() - 1).replace("\"\"", "\"") : value);
    }
    return cells;
  }

  /** A line of values. */
  public static final class Row {

    private final String origin;
    private final int line;
    private final Map<String, String> values;

    Row(String origin, int line, Map<String, String> values) {
      this.origin = origin;
      this.line = line;
      this.values = values;
    }

    /** The line in the file, from 1. */
    public int line() {
      return line;
    }

    /** Whether the table has the column, and this line a value in it. */
    public boolean has(String column) {
      return !values.getOrDefault(column, "").isEmpty();
    }

    public String text(String column) {
      String value = values.get(column);
      if (value == null) {
        throw new UserException(
            "%s:1: the column %s is missing.".formatted(origin, column),
            Similar.advice(column, values.keySet()));
      }
      return value;
    }

    public double number(String column) {
      String value = text(column);
      try {
        double number = Double.parseDouble(value);
        if (Double.isFinite(number)) {
          return number;
        }
      } catch (NumberFormatException e) {
        throw wrong(column, value, "is not a number");
      }
      throw wrong(column, value, "is not finite");
    }

    public long integer(String column) {
      double number = number(column);
      if (number != Math.rint(number)) {
        throw wrong(column, text(column), "is not a whole number");
      }
      return (long) number;
    }

    /** A number above 0. */
    public double positive(String column) {
      double number = number(column);
      if (number <= 0) {
        throw wrong(column, text(column), "must be above 0");
      }
      return number;
    }

    /** The complaint that a value is wrong. */
    public UserException wrong(String column, String value, String reason) {
      return new UserException(
          "%s:%d: the %s (%s) %s.".formatted(origin, line, column, value, reason),
          "check the column and its unit.");
    }
  }
}
