package archsweep.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import archsweep.config.UserException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What holds for a run on every kind of file system. */
abstract class CommitContract {

  private static final String CHUNK = "scores-0001-00001";

  /** A run in which there is nothing yet. */
  abstract RunDirectory emptyRun() throws IOException;

  @Test
  void ofManyAttemptsOneWinsAndIsIntact() throws Exception {
    RunDirectory run = emptyRun();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Callable<Boolean>> attempts = new ArrayList<>();
    for (int attempt = 0; attempt < 8; attempt++) {
      int rows = 10 + attempt;
      attempts.add(() -> commit(run, CHUNK, rows).won());
    }
    int won = 0;
    for (Future<Boolean> attempt : threads.invokeAll(attempts)) {
      won += attempt.get() ? 1 : 0;
    }
    threads.shutdown();
    assertThat(won).isEqualTo(1);
    assertThat(run.committed(Tables.SCORES)).containsExactly(CHUNK);
    assertThat(run.verify(Tables.SCORES)).isEmpty();
  }

  @Test
  void laterAttemptDoesNotReplaceTheFirst() throws IOException {
    RunDirectory run = emptyRun();
    assertThat(commit(run, CHUNK, 10).won()).isTrue();
    assertThat(commit(run, CHUNK, 20).won()).isFalse();
    assertThat(RunDirectoryTest.rows(run)).hasSize(10);
  }

  @Test
  void ownerReplacesPlansAndSetsAside() throws IOException {
    RunDirectory run = emptyRun();
    Plan plan =
        Plan.of(
            1,
            Tables.SCORES,
            List.of(List.of(new Block(List.of("a"), Ordinals.range(0, 9), List.of("snip")))));
    try (RunOwner owner = run.own()) {
      assertThatThrownBy(run::own).isInstanceOf(UserException.class);
      owner.commit(plan);
      assertThatThrownBy(() -> owner.commit(plan)).isInstanceOf(IllegalStateException.class);
      owner.replaceFile("report.html", new byte[] {1});
      owner.replaceFile("report.html", new byte[] {2});
      owner.replaceTable(Tables.SCORES, SampleRows.scores(0, 3).iterator(), Map.of());
      owner.replaceTable(Tables.SCORES, SampleRows.scores(0, 4).iterator(), Map.of());
      commit(run, CHUNK, 10);
      owner.replaceChunk(Tables.SCORES, CHUNK, SampleRows.scores(0, 11).iterator(), Map.of());
      assertThat(RunDirectoryTest.rows(run)).hasSize(11);
      owner.setAside(List.of(new Damage(Tables.SCORES, CHUNK, "")));
    }
    assertThat(run.plans().plans()).containsExactly(plan);
    assertThat(run.file("report.html")).hasValue(new byte[] {2});
    try (RowReader reader = run.readSingle("scores")) {
      assertThat(reader.footer().rows()).isEqualTo(4);
    }
    assertThat(run.committed(Tables.SCORES)).isEmpty();
    run.own().close();
  }

  @Test
  void notesOnItemsComeAndGo() throws IOException {
    RunDirectory run = emptyRun();
    try (InFlight note = run.markInFlight(CHUNK, "n1")) {
      assertThat(note).isNotNull();
      assertThat(run.crashes(CHUNK)).isEmpty();
    }
  }

  private static RunDirectory.Commit commit(RunDirectory run, String chunk, int rows)
      throws IOException {
    return run.commit(Tables.SCORES, chunk, SampleRows.scores(0, rows).iterator(), Map.of());
  }
}
