package archsweep.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** An independent reader gets exactly the rows that were committed. */
class DuckDbTest {

  static final List<TableSchema> TABLES = Tables.FAN_OUT;

  @TempDir Path folder;

  @ParameterizedTest
  @FieldSource("TABLES")
  void getsTheCommittedRows(TableSchema table) throws IOException, SQLException {
    RunDirectory run = RunDirectory.open(RunLocation.of(folder.toString()));
    Random random = new Random(11);
    List<List<Object>> written = new ArrayList<>();
    for (int chunk = 1; chunk <= 3; chunk++) {
      List<Row> rows = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        rows.add(SampleRows.random(table, random));
      }
      rows.forEach(row -> written.add(values(row)));
      String id = "%s-0001-%05d".formatted(table.name(), chunk);
      run.commit(table, id, rows.iterator(), Map.of());
    }
    try (DuckDb duck = new DuckDb()) {
      List<List<Object>> read =
          duck.rows(
              "SELECT * FROM read_parquet('%s/%s/*.parquet')".formatted(folder, table.name()));
      read.forEach(row -> row.replaceAll(DuckDbTest::comparable));
      assertThat(read).containsExactlyInAnyOrderElementsOf(written);
    }
  }

  private static List<Object> values(Row row) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < row.schema().columns().size(); i++) {
      values.add(row.at(i).orElse(null));
    }
    return values;
  }

  private static Object comparable(Object value) {
    return value instanceof OffsetDateTime time ? Instant.from(time) : value;
  }
}
