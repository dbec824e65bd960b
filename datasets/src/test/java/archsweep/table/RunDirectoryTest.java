package archsweep.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {

  private static final String CHUNK = "scores-0001-00001";

  @TempDir Path folder;
  private RunDirectory run;

  @BeforeEach
  void open() throws IOException {
    run = RunDirectory.open(RunLocation.of(folder.toString()));
  }

  @Test
  void committedChunkIsReadBack() throws IOException {
    List<Row> rows = SampleRows.scores(0, 10);
    RunDirectory.Commit commit = commit(CHUNK, rows);
    assertThat(commit.won()).isTrue();
    assertThat(run.committed(Tables.SCORES)).containsExactly(CHUNK);
    assertThat(rows(run)).isEqualTo(rows);
    assertThat(run.countRows(Tables.SCORES)).isEqualTo(10);
    assertThat(run.verify(Tables.SCORES)).isEmpty();
    assertThat(staged()).isEmpty();
  }

  @Test
  void secondAttemptOfAChunkLeavesTheFirst() throws IOException {
    commit(CHUNK, SampleRows.scores(0, 10));
    RunDirectory.Commit second = commit(CHUNK, SampleRows.scores(0, 5));
    assertThat(second.won()).isFalse();
    assertThat(rows(run)).hasSize(10);
    assertThat(staged()).isEmpty();
  }

  @Test
  void ofManyAttemptsAtOnceOneWins() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<Boolean>> attempts = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      attempts.add(threads.submit(() -> commit(CHUNK, SampleRows.scores(0, 50)).won()));
    }
    int won = 0;
    for (Future<Boolean> attempt : attempts) {
      won += attempt.get() ? 1 : 0;
    }
    threads.shutdown();
    assertThat(won).isEqualTo(1);
    assertThat(rows(run)).hasSize(50);
    assertThat(staged()).isEmpty();
  }

  @Test
  void failingRowsCommitNothing() throws IOException {
    Iterator<Row> failing =
        Stream.concat(
                SampleRows.scores(0, 5).stream(),
                Stream.generate(
                    () -> {
                      throw new IllegalStateException("out of luck");
                    }))
            .iterator();
    assertThatThrownBy(() -> run.commit(Tables.SCORES, CHUNK, failing, Map.of()))
        .hasMessageContaining("out of luck");
    assertThat(run.committed(Tables.SCORES)).isEmpty();
    assertThat(staged()).isEmpty();
  }

  @Test
  void whatAKilledAttemptLeavesIsInvisibleAndSweptByTheNextOwner() throws IOException {
    Storage storage = RunLocation.of(folder.toString()).storage();
    Storage.Staged staged = storage.stage(CHUNK);
    ParquetTable.write(
        staged.output(), Tables.SCORES, CHUNK, SampleRows.scores(0, 5).iterator(), Map.of());
    assertThat(staged()).hasSize(1).noneMatch(name -> name.endsWith(".parquet"));
    assertThat(run.committed(Tables.SCORES)).isEmpty();
    run.own().close();
    assertThat(staged()).isEmpty();
  }

  @Test
  void damagedChunkIsNamedSetAsideAndCommittedAgain() throws IOException {
    commit(CHUNK, SampleRows.scores(0, 1000));
    commit("scores-0001-00002", SampleRows.scores(1000, 2000));
    Path file = folder.resolve("scores/" + CHUNK + ".parquet");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 3] ^= 1;
    Files.write(file, bytes);

    List<Damage> damages = run.verify(Tables.SCORES);
    assertThat(damages).extracting(Damage::chunk).containsExactly(CHUNK);
    try (RunOwner owner = run.own()) {
      owner.setAside(damages);
      assertThat(run.committed(Tables.SCORES)).containsExactly("scores-0001-00002");
      assertThat(commit(CHUNK, SampleRows.scores(0, 1000)).won()).isTrue();
    }
    assertThat(run.verify(Tables.SCORES)).isEmpty();
    assertThat(folder.resolve("_staging/damaged")).isNotEmptyDirectory();
  }

  @Test
  void cutOffAndMisplacedChunksAreDamaged() throws IOException {
    commit(CHUNK, SampleRows.scores(0, 100));
    Path good = folder.resolve("scores/" + CHUNK + ".parquet");
    byte[] bytes = Files.readAllBytes(good);
    Files.write(
        folder.resolve("scores/scores-0001-00002.parquet"),
        java.util.Arrays.copyOf(bytes, bytes.length / 2));
    Files.copy(good, folder.resolve("scores/scores-0001-00003.parquet"));
    assertThat(run.verify(Tables.SCORES))
        .extracting(Damage::chunk)
        .containsExactly("scores-0001-00002", "scores-0001-00003");
  }

  @Test
  void singleTablesAreReplaced() throws IOException {
    TableSchema results = Tables.results(List.of("synflow"), List.of("eyeriss-v1"), List.of());
    try (RunOwner owner = run.own()) {
      owner.replaceTable(results, List.<Row>of().iterator(), Map.of());
      owner.replaceTable(results, List.<Row>of().iterator(), Map.of("second", "yes"));
      owner.replaceFile("report.html", new byte[] {1});
      owner.replaceFile("report.html", new byte[] {2});
    }
    try (RowReader reader = run.readSingle("results")) {
      assertThat(reader.footer().metadata()).containsEntry("second", "yes");
      assertThat(reader.schema().has("eyeriss_v1_latency_us")).isTrue();
    }
    assertThat(run.file("report.html")).hasValue(new byte[] {2});
    assertThat(run.file("nothing")).isEmpty();
  }

  @Test
  void filesHaveHashes() throws Exception {
    commit(CHUNK, SampleRows.scores(0, 10));
    try (RunOwner owner = run.own()) {
      owner.replaceFile("sweep.yaml", "abc".getBytes(StandardCharsets.UTF_8));
      owner.replaceFile("manifest.json", new byte[0]);
      assertThat(run.fileHashes()).containsOnlyKeys("sweep.yaml", "scores/" + CHUNK + ".parquet");
    }
    assertThat(run.fileHashes())
        .containsEntry(
            "sweep.yaml", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void chunkWithoutAColumnThatCameLaterIsRead() throws IOException {
    commit(CHUNK, SampleRows.scores(0, 3));
    List<Column> columns = new ArrayList<>(Tables.SCORES.columns());
    columns.add(2, Column.text("later", "").orNull());
    TableSchema later = new TableSchema("scores", "", columns, Tables.SCORES.key());
    try (RowReader reader = run.read(later, CHUNK)) {
      Row row = reader.next();
      assertThat(row.schema()).isEqualTo(later);
      assertThat(row.isNull("later")).isTrue();
      assertThat(row.text("dataset")).isEqualTo("fashion-mnist-sample");
    }
    columns.set(2, Column.text("later", ""));
    TableSchema needed = new TableSchema("scores", "", columns, Tables.SCORES.key());
    assertThatThrownBy(() -> run.read(needed, CHUNK)).hasMessageContaining("later is missing");
  }

  @Test
  void plansAreCommittedOnce() throws IOException {
    Plan plan =
        Plan.of(
            1,
            Tables.SCORES,
            List.of(
                List.of(new Block(List.of("int8"), Ordinals.range(0, 38), List.of("synflow"))),
                List.of(new Block(List.of("int8"), Ordinals.parse("40,42-99"), List.of("snip")))));
    try (RunOwner owner = run.own()) {
      owner.commit(plan);
      assertThatThrownBy(() -> owner.commit(plan)).hasMessageContaining("a plan 1");
    }
    Plans plans = run.plans();
    assertThat(plans.plans()).containsExactly(plan);
    assertThat(plans.nextNumber()).isEqualTo(2);
    commit(CHUNK, SampleRows.scores(0, 38));
    assertThat(plans.open(Tables.SCORES, run.committed(Tables.SCORES)))
        .extracting(Chunk::id)
        .containsExactly("scores-0001-00002");
  }

  @Test
  void crashesAreCounted() throws IOException {
    assertThat(run.crashes(CHUNK)).isEmpty();
    try (InFlight note = run.markInFlight(CHUNK, "n1")) {
      assertThat(run.crashes(CHUNK)).as("this process lives").isEmpty();
      assertThat(note).isNotNull();
    }
    leaveNoteOfADeadProcess("n1");
    leaveNoteOfADeadProcess("n1");
    leaveNoteOfADeadProcess("n2");
    assertThat(run.crashes(CHUNK)).containsOnly(Map.entry("n1", 2), Map.entry("n2", 1));
    assertThat(run.crashes("scores-0001-00002")).isEmpty();
  }

  @Test
  void readerSeesWholeChunksOnceWhileManyCommit() throws Exception {
    int chunks = 30;
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<?>> commits = new ArrayList<>();
    AtomicBoolean done = new AtomicBoolean();
    for (int chunk = 0; chunk < chunks; chunk++) {
      int first = 100 * chunk;
      String id = "scores-0001-%05d".formatted(chunk);
      for (int attempt = 0; attempt < 2; attempt++) {
        commits.add(threads.submit(() -> commit(id, SampleRows.scores(first, first + 100))));
      }
    }
    Thread closer =
        new Thread(
            () -> {
              try {
                for (Future<?> commit : commits) {
                  commit.get();
                }
              } catch (Exception e) {
                throw new IllegalStateException(e);
              } finally {
                done.set(true);
              }
            });
    closer.start();
    long before = 0;
    try (DuckDb duck = new DuckDb()) {
      boolean last;
      do {
        last = done.get();
        if (Files.isDirectory(folder.resolve("scores"))
            && !run.committed(Tables.SCORES).isEmpty()) {
          long[] seen =
              duck.numbers(
                  "SELECT count(*), count(DISTINCT network_id), count(*) % 100 FROM read_parquet('"
                      + folder
                      + "/scores/*.parquet')");
          assertThat(seen[1]).as("each row once").isEqualTo(seen[0]);
          assertThat(seen[2]).as("whole chunks").isZero();
          assertThat(seen[0]).isGreaterThanOrEqualTo(before);
          before = seen[0];
        }
      } while (!last);
    }
    closer.join();
    threads.shutdown();
    assertThat(before).isEqualTo(100 * chunks);
  }

  private void leaveNoteOfADeadProcess(String item) throws IOException {
    InFlight note = run.markInFlight(CHUNK, item);
    assertThat(note).isNotNull();
    try (Stream<Path> notes = Files.list(folder.resolve("_inflight"))) {
      for (Path file : notes.toList()) {
        String json = Files.readString(file);
        String pid = "\"pid\" : " + ProcessHandle.current().pid();
        Files.writeString(file, json.replace(pid, "\"pid\" : 999999999"));
      }
    }
  }

  private RunDirectory.Commit commit(String chunk, List<Row> rows) throws IOException {
    return run.commit(Tables.SCORES, chunk, rows.iterator(), Map.of());
  }

  static List<Row> rows(RunDirectory run) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (TableReader reader = run.rows(Tables.SCORES)) {
      reader.forEachRemaining(rows::add);
    }
    return rows;
  }

  private List<String> staged() throws IOException {
    if (!Files.isDirectory(folder.resolve("_staging"))) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder.resolve("_staging"))) {
      return files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).toList();
    }
  }
}
