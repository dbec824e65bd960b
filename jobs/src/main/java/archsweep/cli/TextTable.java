package archsweep.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Rows under headings, written for people, as CSV or as JSON lines. Numbers are right-aligned in
 * the form for people.
 */
final class TextTable {

  /** How a table is written. */
  enum Format {
    TABLE,
    CSV,
    JSON
  }

  private final List<String> headings;
  private final List<List<Object>> rows = new ArrayList<>();

  TextTable(String... headings) {
    this.headings = List.of(headings);
  }

  /** Adds a row; an empty text stands for no value. */
  void add(Object... cells) {
    if (cells.length != headings.size()) {
      throw new IllegalArgumentException(
          "A row of %d cells does not fit %s.".formatted(cells.length, headings));
    }
    rows.add(List.of(cells));
  }

  /** The lines of the table. */
  List<String> lines(Format format) {
    return switch (format) {
      case TABLE -> table();
      case CSV -> csv();
      case JSON -> json();
    };
  }

  private List<String> table() {
    int[] widths = new int[headings.size()];
    boolean[] numeric = new boolean[widths.length];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      widths[i] =
          Math.max(
              headings.get(i).length(),
              rows.stream().mapToInt(row -> people(row.get(column)).length()).max().orElse(0));
      numeric[i] = rows.stream().anyMatch(row -> row.get(column) instanceof Number);
    }
    List<String> lines = new ArrayList<>();
    lines.add(line(headings, widths, numeric));
    for (List<Object> row : rows) {
      lines.add(line(row.stream().map(TextTable::people).toList(), widths, numeric));
    }
    return lines;
  }

  private static String line(List<String> cells, int[] widths, boolean[] numeric) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String padding = " ".repeat(widths[i] - cells.get(i).length());
      line.append(i == 0 ? "" : "  ");
      line.append(numeric[i] ? padding + cells.get(i) : cells.get(i) + padding);
    }
    return line.toString().stripTrailing();
  }

  private List<String> csv() {
    List<String> lines = new ArrayList<>();
    lines.add(String.join(",", headings));
    for (List<Object> row : rows) {
      lines.add(String.join(",", row.stream().map(TextTable::csvCell).toList()));
    }
    return lines;
  }

  private List<String> json() {
    List<String> lines = new ArrayList<>();
    for (int r = 0; r < rows.size(); r++) {
      List<String> fields = new ArrayList<>();
      for (int i = 0; i < headings.size(); i++) {
        fields.add("\"" + headings.get(i) + "\": " + jsonValue(rows.get(r).get(i)));
      }
      lines.add(
          (r == 0 ? "[" : " ")
              + "{"
              + String.join(", ", fields)
              + "}"
              + (r == rows.size() - 1 ? "]" : ","));
    }
    return lines.isEmpty() ? List.of("[]") : lines;
  }

  private static String people(Object cell) {
    if (cell instanceof Double number) {
      return Math.abs(number) >= 1e6 || (number != 0 && Math.abs(number) < 1e-3)
          ? String.format(Locale.ROOT, "%.4g", number)
          : String.format(Locale.ROOT, "%,.3f", number);
    }
    return cell instanceof Number number
        ? String.format(Locale.ROOT, "%,d", number.longValue())
        : cell.toString();
  }

  private static String csvCell(Object cell) {
    String text = cell.toString();
    return text.matches("(?s).*[\",\r\n].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
  }

  private static String jsonValue(Object cell) {
    if (cell instanceof Number || cell instanceof Boolean) {
      return cell.toString();
    }
    if (cell.toString().isEmpty()) {
      return "null";
    }
    StringBuilder text = new StringBuilder("\"");
    for (char c : cell.toString().toCharArray()) {
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ') {
        text.append(String.format("\\u%04x", (int) c));
      } else {
        text.append(c);
      }
    }
    return text.append('"').toString();
  }
}
