package archsweep.benchmark;

import archsweep.table.Row;
import java.nio.file.Path;
import java.util.List;

/** A layout in which a public table is handed on. */
public interface TableFormat {

  /** As the command line calls it. */
  String name();

  /** What such files hold and how one knows them, as a sentence. */
  String meaning();

  /**
   * Reads a file.
   *
   * @return rows of {@link archsweep.table.Tables#MEASUREMENTS}, in the order of the file
   * @throws archsweep.config.UserException naming file, line, column and value, if it is damaged or
   *     of another format
   */
  List<Row> read(Path file, ImportOptions options);
}
