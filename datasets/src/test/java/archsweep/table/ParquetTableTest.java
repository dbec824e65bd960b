package archsweep.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ParquetTableTest {

  static final List<TableSchema> TABLES = Tables.FAN_OUT;

  @TempDir Path folder;

  @ParameterizedTest
  @FieldSource("TABLES")
  void whatIsWrittenIsRead(TableSchema table) throws IOException {
    List<Row> rows = randomRows(table, 500);
    Path file = write(table, rows);
    try (RowReader reader = RowReader.open(file.toString(), new LocalInputFile(file), table)) {
      for (Row row : rows) {
        assertThat(reader.next()).isEqualTo(row);
      }
      assertThat(reader.hasNext()).isFalse();
      assertThat(reader.footer().rows()).isEqualTo(500);
      assertThat(reader.footer().key()).isEqualTo(table.key());
      assertThat(reader.footer().metadata()).containsEntry("version", "7");
    }
  }

  @Test
  void readsSomeColumnsInTheOrderAskedFor() throws IOException {
    Path file = write(Tables.SCORES, SampleRows.scores(0, 3));
    try (RowReader reader =
        RowReader.open(
            file.toString(),
            new LocalInputFile(file),
            Tables.SCORES.project(List.of("value", "network_id")))) {
      Row row = reader.next();
      assertThat(row.schema().columns())
          .extracting(Column::name)
          .containsExactly("value", "network_id");
      assertThat(row.number("value")).isEqualTo(0);
      assertThat(row.text("network_id")).isEqualTo("n000000");
    }
  }

  @Test
  void hashOfRowsDoesNotDependOnTheFile() throws IOException {
    List<Row> rows = SampleRows.scores(0, 100);
    Footer first = ParquetTable.footer("file", new LocalInputFile(write(Tables.SCORES, rows)));
    Footer again = ParquetTable.footer("file", new LocalInputFile(write(Tables.SCORES, rows)));
    Footer other =
        ParquetTable.footer(
            "file", new LocalInputFile(write(Tables.SCORES, SampleRows.scores(1, 101))));
    assertThat(again.sha256()).isEqualTo(first.sha256());
    assertThat(other.sha256()).isNotEqualTo(first.sha256());
  }

  @Test
  void emptyTableHasColumns() throws IOException {
    Path file = write(Tables.COSTS, List.of());
    try (RowReader reader = RowReader.open(file.toString(), new LocalInputFile(file))) {
      assertThat(reader.hasNext()).isFalse();
      assertThat(reader.schema().columns()).hasSameSizeAs(Tables.COSTS.columns());
    }
  }

  @Test
  void pageWithAFlippedBitIsNotRead() throws IOException {
    Path file = write(Tables.SCORES, SampleRows.scores(0, 1000));
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 4] ^= 0x10;
    Files.write(file, bytes);
    assertThatThrownBy(
            () -> {
              try (RowReader reader = RowReader.open(file.toString(), new LocalInputFile(file))) {
                reader.forEachRemaining(row -> {});
              }
            })
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseMessage("could not verify page integrity, CRC checksum verification failed");
  }

  @Test
  void sealBreaksWithAnyByte() throws IOException {
    Path file = write(Tables.SCORES, SampleRows.scores(0, 20));
    assertThat(Seal.isIntact(new LocalInputFile(file))).isTrue();
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] ^= 1;
      Files.write(file, bytes);
      assertThat(Seal.isIntact(new LocalInputFile(file)))
          .as("byte %d of %d", i, bytes.length)
          .isFalse();
      bytes[i] ^= 1;
    }
  }

  @Test
  void whatIsNoParquetFileIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("x.parquet"), "This is a text, not a table.");
    assertThatThrownBy(() -> RowReader.open(file.toString(), new LocalInputFile(file)))
        .isInstanceOf(DamagedFileException.class)
        .hasMessageContaining("x.parquet")
        .hasMessageContaining("no Parquet file");
  }

  private static List<Row> randomRows(TableSchema table, int count) {
    Random random = new Random(count);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(SampleRows.random(table, random));
    }
    return rows;
  }

  private Path write(TableSchema table, List<Row> rows) throws IOException {
    Path file = Files.createTempDirectory(folder, "t").resolve("table.parquet");
    ParquetTable.write(
        new LocalOutputFile(file), table, "chunk", rows.iterator(), Map.of("version", "7"));
    return file;
  }
}
