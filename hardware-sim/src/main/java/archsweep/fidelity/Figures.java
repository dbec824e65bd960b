package archsweep.fidelity;

import archsweep.config.CsvTable;
import archsweep.config.CsvTable.Row;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The tables of reference figures that come with this module. */
final class Figures {

  private Figures() {}

  /** The rows of a table, such as {@code fidelity/fliqs_gbops.csv}. */
  static List<Row> rows(String path) {
    try (InputStream stream = Figures.class.getResourceAsStream("/" + path)) {
      if (stream == null) {
        throw new IllegalStateException("The table %s is not packaged.".formatted(path));
      }
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return CsvTable.parse(text, path).rows();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
