package archsweep.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvExportTest {

  private static final TableSchema TABLE =
      new TableSchema(
          "things",
          "",
          List.of(
              Column.text("name", "").orNull(),
              Column.integer("count", "", ""),
              Column.number("size_um", "", "").orNull(),
              Column.flag("good", ""),
              Column.instant("seen_at", "")),
          List.of());

  @Test
  void quotesWhatNeedsIt() throws IOException {
    List<Row> rows =
        List.of(
            Row.of(TABLE, "a,b", 1L, 0.1, true, Instant.ofEpochSecond(0)),
            Row.of(TABLE, "say \"hi\"\nthere", -2L, null, false, Instant.ofEpochSecond(1)),
            Row.of(TABLE, "", 3L, 1e-30, false, Instant.ofEpochSecond(2)),
            Row.of(TABLE, null, 4L, 5.0, false, Instant.ofEpochSecond(3)));
    assertThat(csv(TABLE, rows))
        .isEqualTo(
            """
            name,count,size_um,good,seen_at
            "a,b",1,0.1,true,1970-01-01T00:00:00Z
            "say ""hi""
            there",-2,,false,1970-01-01T00:00:01Z
            "",3,1.0E-30,false,1970-01-01T00:00:02Z
            ,4,5.0,false,1970-01-01T00:00:03Z
            """
                .replace("\n", "\r\n")
                .replace("\"\"\r\nthere", "\"\"\nthere"));
  }

  @Test
  void anotherReaderGetsTheSameValues(@TempDir Path folder) throws IOException, SQLException {
    Random random = new Random(5);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      rows.add(SampleRows.random(Tables.SCORES, random));
    }
    Path file = Files.writeString(folder.resolve("scores.csv"), csv(Tables.SCORES, rows));
    try (DuckDb duck = new DuckDb()) {
      List<List<Object>> read =
          duck.rows(
              "SELECT network_id, init_seed, value, error FROM read_csv('%s', header=true,"
                      .formatted(file)
                  + " all_varchar=true, delim=',', quote='\"', escape='\"', null_padding=false,"
                  + " allow_quoted_nulls=false, parallel=false)");
      assertThat(read).hasSameSizeAs(rows);
      for (int i = 0; i < rows.size(); i++) {
        Row row = rows.get(i);
        assertThat(read.get(i).get(0)).isEqualTo(row.text("network_id"));
        assertThat(read.get(i).get(1)).isEqualTo(Long.toString(row.integer("init_seed")));
        assertThat(read.get(i).get(2) == null).isEqualTo(row.isNull("value"));
        if (!row.isNull("value")) {
          assertThat(Double.parseDouble((String) read.get(i).get(2)))
              .isEqualTo(row.number("value"));
        }
        assertThat(read.get(i).get(3)).isEqualTo(row.optionalText("error").orElse(null));
      }
    }
  }

  private static String csv(TableSchema table, List<Row> rows) throws IOException {
    StringWriter out = new StringWriter();
    assertThat(CsvExport.write(table, rows.iterator(), out)).isEqualTo(rows.size());
    return out.toString();
  }
}
