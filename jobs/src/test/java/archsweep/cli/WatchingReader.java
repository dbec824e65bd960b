package archsweep.cli;

import static java.util.stream.Collectors.joining;

import archsweep.table.TableSchema;
import archsweep.table.Tables;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the tables of a run again and again while it is written. To be closed. */
final class WatchingReader implements AutoCloseable {

  private static final List<TableSchema> TABLES =
      List.of(Tables.CANDIDATES, Tables.SCORES, Tables.COSTS);

  private final RunTables run;
  private final DuckDb duckDb = new DuckDb();
  private final Map<String, Long> rows = new HashMap<>();
  private final Thread thread = new Thread(this::watch, "reader");
  private volatile boolean over;
  private volatile Optional<String> complaint = Optional.empty();
  private volatile int reads;

  WatchingReader(RunTables run) throws SQLException {
    this.run = run;
    thread.start();
  }

  /** What a reader saw that it must not see, if anything. */
  Optional<String> complaint() {
    return complaint;
  }

  /** How often a table was read that had rows. */
  int reads() {
    return reads;
  }

  private void watch() {
    try {
      while (!over && complaint.isEmpty()) {
        for (TableSchema table : TABLES) {
          read(table);
        }
        Thread.sleep(20);
      }
    } catch (IOException | SQLException | InterruptedException e) {
      complaint = Optional.of(e.toString());
    }
  }

  private void read(TableSchema table) throws IOException, SQLException {
    if (run.files(table).isEmpty()) {
      return;
    }
    String key = table.key().stream().collect(joining(", "));
    List<Object> found =
        duckDb
            .rows(
                "SELECT count(*), count(DISTINCT (%s)), max(hash(t)) FROM read_parquet('%s/%s/*.parquet') t"
                    .formatted(key, run.path(), table.name()))
            .get(0);
    long count = (Long) found.get(0);
    Long before = rows.put(table.name(), count);
    if (count != (Long) found.get(1)) {
      complaint = Optional.of("%s: %d keys in %d rows".formatted(table, found.get(1), count));
    }
    if (before != null && count < before) {
      complaint = Optional.of("%s: %d rows after %d".formatted(table, count, before));
    }
    reads++;
  }

  @Override
  public void close() throws InterruptedException, SQLException {
    over = true;
    thread.join();
    duckDb.close();
  }
}
