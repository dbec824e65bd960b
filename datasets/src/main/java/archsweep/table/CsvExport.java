package archsweep.table;

import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.Optional;

/**
 * Writes rows as comma-separated values after RFC 4180: a header, lines that end in CR LF, quotes
 * around what needs them. A missing value is empty, an empty text is {@code ""}; numbers are the
 * shortest that read back as the same, instants are ISO 8601 in UTC.
 */
public final class CsvExport {

  private CsvExport() {}

  /**
   * Writes a header and rows; the writer stays open.
   *
   * @return how many rows were written
   */
  public static long write(TableSchema schema, Iterator<Row> rows, Writer out) throws IOException {
    int columns = schema.columns().size();
    for (int i = 0; i < columns; i++) {
      out.write(i == 0 ? "" : ",");
      out.write(schema.columns().get(i).name());
    }
    out.write("\r\n");
    long count = 0;
    for (; rows.hasNext(); count++) {
      Row row = rows.next();
      for (int i = 0; i < columns; i++) {
        out.write(i == 0 ? "" : ",");
        out.write(field(row.at(i)));
      }
      out.write("\r\n");
    }
    return count;
  }

  private static String field(Optional<Object> value) {
    String text = value.map(Object::toString).orElse("");
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain && (!text.isEmpty() || value.isEmpty())
        ? text
        : '"' + text.replace("\"", "\"\"") + '"';
  }
}
