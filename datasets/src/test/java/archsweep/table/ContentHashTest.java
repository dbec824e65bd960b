package archsweep.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentHashTest {

  @TempDir Path folder;

  @Test
  void doesNotDependOnChunksAndOrder() throws IOException {
    Random random = new Random(3);
    List<Row> rows = new ArrayList<>(SampleRows.scores(0, 100));
    String whole = hash(List.of(rows));
    for (int trial = 0; trial < 5; trial++) {
      Collections.shuffle(rows, random);
      int cut = random.nextInt(rows.size());
      assertThat(hash(List.of(rows.subList(0, cut), rows.subList(cut, rows.size()))))
          .isEqualTo(whole);
    }
  }

  @Test
  void dependsOnEveryRowAndHowOftenItStands() throws IOException {
    List<Row> rows = SampleRows.scores(0, 20);
    String whole = hash(List.of(rows));
    assertThat(hash(List.of(rows.subList(0, 19)))).isNotEqualTo(whole);
    assertThat(hash(List.of(rows, rows.subList(0, 1)))).isNotEqualTo(whole);
    assertThat(hash(List.of(rows, rows))).isNotEqualTo(whole).isNotEqualTo(hash(List.of()));
    List<Row> changed = new ArrayList<>(rows);
    changed.set(7, SampleRows.score(7, "snip"));
    assertThat(hash(List.of(changed))).isNotEqualTo(whole);
  }

  @Test
  void leavesOutFailuresAndTimings() throws IOException {
    List<Row> rows = new ArrayList<>(SampleRows.scores(0, 20));
    String whole = hash(List.of(rows));
    Row failed =
        Row.builder(Tables.SCORES)
            .copy(SampleRows.score(99, "synflow"))
            .set("status", "timed_out")
            .set("error", "after 3 s")
            .build();
    rows.add(failed);
    assertThat(hash(List.of(rows))).isEqualTo(whole);
    Row undefined =
        Row.builder(Tables.SCORES)
            .copy(SampleRows.score(99, "synflow"))
            .set("status", "undefined")
            .build();
    rows.add(undefined);
    assertThat(hash(List.of(rows))).isNotEqualTo(whole);

    RunDirectory run = run();
    run.commit(
        Tables.TIMINGS,
        "timings-0001-00001",
        List.of(SampleRows.random(Tables.TIMINGS, new Random(1))).iterator(),
        Map.of());
    assertThat(ContentHash.of(run)).isEqualTo(hash(List.of()));
  }

  @Test
  void columnThatALaterVersionAddsChangesNothingWhereItIsNull() throws IOException {
    List<Column> columns = new ArrayList<>(Tables.SCORES.columns());
    columns.add(Column.text("later", "").orNull());
    TableSchema later = new TableSchema("scores", "", columns, Tables.SCORES.key());
    List<Row> rows =
        SampleRows.scores(0, 5).stream().map(row -> Row.builder(later).copy(row).build()).toList();
    RunDirectory run = run();
    run.commit(later, "scores-0001-00001", rows.iterator(), Map.of());
    assertThat(ContentHash.of(run)).isEqualTo(hash(List.of(SampleRows.scores(0, 5))));
  }

  @Test
  void isTheSameInEveryVersionAndInAProgramOfAnotherLanguage() throws IOException {
    assertThat(hash(List.of(SampleRows.scores(0, 3))))
        .isEqualTo("0635062ddad2e2d8e2be256df6714ade5100d70ba2cfd02818225148a52a307c");
  }

  private String hash(List<List<Row>> chunks) throws IOException {
    RunDirectory run = run();
    for (int i = 0; i < chunks.size(); i++) {
      String chunk = "scores-0001-%05d".formatted(i + 1);
      run.commit(Tables.SCORES, chunk, chunks.get(i).iterator(), Map.of());
    }
    return ContentHash.of(run);
  }

  private RunDirectory run() throws IOException {
    return RunDirectory.open(RunLocation.of(Files.createTempDirectory(folder, "run").toString()));
  }
}
