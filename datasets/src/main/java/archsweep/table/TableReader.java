package archsweep.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The rows of several chunks, one after the other, with one file open at a time. */
public final class TableReader implements Iterator<Row>, Closeable {

  private final RunDirectory run;
  private final TableSchema table;
  private final Iterator<String> chunks;
  private final String[] columns;
  private Optional<RowReader> current = Optional.empty();

  TableReader(RunDirectory run, TableSchema table, List<String> chunks, String[] columns) {
    this.run = run;
    this.table = table;
    this.chunks = chunks.iterator();
    this.columns = columns.clone();
  }

  @Override
  public boolean hasNext() {
    try {
      while (current.isEmpty() || !current.get().hasNext()) {
        close();
        if (!chunks.hasNext()) {
          return false;
        }
        current = Optional.of(run.read(table, chunks.next(), columns));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return true;
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return current.orElseThrow().next();
  }

  @Override
  public void close() throws IOException {
    if (current.isPresent()) {
      current.get().close();
      current = Optional.empty();
    }
  }
}
