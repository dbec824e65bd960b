package archsweep.table;

import archsweep.config.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.Map;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;

/** Tables of one file each on the local disk, beside any run: what is imported or published. */
public final class TableFile {

  private TableFile() {}

  /**
   * Writes a table; the file appears whole, in the place of a former one.
   *
   * @param metadata entries for the footer, such as versions
   * @throws UserException if nothing can be written there
   */
  public static Footer write(
      Path file, TableSchema schema, Iterator<Row> rows, Map<String, String> metadata)
      throws IOException {
    Path target = file.toAbsolutePath();
    Path staged;
    try {
      Files.createDirectories(target.getParent());
      staged = Files.createTempFile(target.getParent(), "." + target.getFileName(), ".staged");
    } catch (IOException e) {
      throw new UserException(
          "The file %s cannot be written: %s.".formatted(file, e.getMessage()),
          "a file is in the place of its folder, or its permissions are missing.",
          e);
    }
    try {
      Files.delete(staged);
      Footer footer =
          ParquetTable.write(new LocalOutputFile(staged), schema, schema.name(), rows, metadata);
      Files.move(staged, target, StandardCopyOption.REPLACE_EXISTING);
      return footer;
    } finally {
      Files.deleteIfExists(staged);
    }
  }

  /**
   * Opens a table; to be closed.
   *
   * @throws UserException if there is no such file, or it is no file of this table
   */
  public static RowReader read(Path file, TableSchema schema) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new UserException(
          "There is no file %s.".formatted(file),
          "the path is relative to another directory; this one is %s."
              .formatted(Path.of("").toAbsolutePath()));
    }
    try {
      return RowReader.open(file.toString(), new LocalInputFile(file), schema);
    } catch (DamagedFileException e) {
      throw new UserException(
          e.getMessage(), "it is no table of %s; see docs/tables.md.".formatted(schema.name()), e);
    }
  }
}
