package archsweep.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;

/**
 * The rows of one file, in the order in which they were written. Checksums of pages are verified as
 * they are read; a page that does not match its own ends the iteration with an {@link
 * UncheckedIOException} around a {@link DamagedFileException}. Not thread-safe.
 */
public final class RowReader implements Iterator<Row>, Closeable {

  private final String name;
  private final ParquetFileReader file;
  private final Footer footer;
  private final TableSchema schema;
  private final MessageColumnIO columns;
  private final RowMaterializer rows;
  private RecordReader<Row> group;
  private long left;

  /** Which columns the rows of a reader have, given those of the file. */
  interface Selection {
    TableSchema of(TableSchema file) throws IOException;
  }

  private RowReader(String name, ParquetFileReader file, Selection selection) throws IOException {
    this.name = name;
    this.file = file;
    MessageType message = file.getFileMetaData().getSchema();
    this.footer = Footer.of(name, file.getFileMetaData().getKeyValueMetaData());
    TableSchema whole = ParquetSchemas.table(message, footer.key());
    this.schema = selection.of(whole);
    List<Column> present = new ArrayList<>();
    for (Column column : schema.columns()) {
      if (!whole.has(column.name())) {
        refuseUnless(column.nullable(), column, "is missing");
      } else {
        Column found = whole.column(column.name());
        refuseUnless(found.type() == column.type(), column, "is of another type");
        refuseUnless(column.nullable() || !found.nullable(), column, "may be null");
        present.add(found);
      }
    }
    MessageType requested =
        ParquetSchemas.message(new TableSchema(whole.name(), "", present, List.of()));
    file.setRequestedSchema(requested);
    this.columns = new ColumnIOFactory().getColumnIO(requested, message);
    this.rows = new RowMaterializer(schema, present);
  }

  /**
   * Opens a file for all of its columns, as they are.
   *
   * @param name what messages call it
   * @throws DamagedFileException if it is no file of a table
   */
  static RowReader open(String name, InputFile input) throws IOException {
    return open(name, input, file -> file);
  }

  /**
   * Opens a file for rows of a table: a nullable column that the file lacks, because it is older
   * than the column, is null.
   *
   * @throws DamagedFileException if it is no file of a table, or not one of this
   */
  static RowReader open(String name, InputFile input, TableSchema table) throws IOException {
    return open(name, input, file -> table);
  }

  /**
   * Opens a file for what a selection makes of its columns.
   *
   * @throws DamagedFileException if it is no file of a table, or lacks a selected column
   */
  static RowReader open(String name, InputFile input, Selection selection) throws IOException {
    ParquetReadOptions options =
        HadoopReadOptions.builder(new Configuration(false))
            .usePageChecksumVerification(true)
            .build();
    ParquetFileReader file;
    try {
      file = ParquetFileReader.open(input, options);
    } catch (RuntimeException e) {
      throw new DamagedFileException(name, "it is no Parquet file", e);
    }
    try {
      return new RowReader(name, file, selection);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private void refuseUnless(boolean fits, Column column, String reason)
      throws DamagedFileException {
    if (!fits) {
      throw new DamagedFileException(name, "its column %s %s".formatted(column.name(), reason));
    }
  }

  /** The columns of the rows that this reader gives. */
  public TableSchema schema() {
    return schema;
  }

  public Footer footer() {
    return footer;
  }

  @Override
  public boolean hasNext() {
    while (left == 0) {
      try {
        PageReadStore pages = file.readNextRowGroup();
        if (pages == null) {
          return false;
        }
        left = pages.getRowCount();
        group = columns.getRecordReader(pages, rows);
      } catch (IOException | RuntimeException e) {
        throw damaged(e);
      }
    }
    return true;
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    try {
      left--;
      return group.read();
    } catch (RuntimeException e) {
      throw damaged(e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private UncheckedIOException damaged(Exception cause) {
    return new UncheckedIOException(
        new DamagedFileException(name, "its pages cannot be read: " + cause, cause));
  }
}
