package archsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import archsweep.table.TableSchema;
import archsweep.table.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep that is killed and run again ends as if nothing had happened. */
class KillResumeIT {

  private static final String SWEEP =
      """
      name: killed
      space: nas-bench-201
      candidates: {sample: 12}
      seed: 5
      precisions: [int8]
      data: {batch_size: 8}
      proxies: [params, flops, l2_norm, grad_norm, synflow, nwot, sqnr_db]
      devices: [tpu-like-256x256-ws, nvidia-t4]
      objectives: [max synflow, min latency_us]
      """;

  private static final int KILLED = 128 + 9;
  private static final long SEED = 20261124;

  @TempDir Path folder;

  @Test
  void aKilledSweepEndsLikeAnUndisturbedOne() throws Exception {
    RunTables undisturbed = new RunTables(folder.resolve("undisturbed"));
    runToTheEnd(undisturbed, "local[2]");
    RunTables alone = new RunTables(folder.resolve("alone"));
    runToTheEnd(alone, "local[1]");
    assertThat(undisturbed.contentHash()).hasSize(64).isEqualTo(alone.contentHash());

    RunTables run = new RunTables(folder.resolve("killed"));
    Random random = new Random(SEED);
    try (WatchingReader reader = new WatchingReader(run)) {
      killAfter(run, "local[2]", Tables.CANDIDATES, 1 + random.nextInt(3), random.nextInt(2000));
      // Two more chunks, so that no network is in flight at every kill: it would count as guilty.
      int scored = run.files(Tables.SCORES).size() + 2;
      killAfter(run, "local[1]", Tables.SCORES, scored + random.nextInt(2), random.nextInt(500));
      killAfter(run, "local[2]", Tables.COSTS, 1 + random.nextInt(3), random.nextInt(3000));
      runToTheEnd(run, "local[2]");
      assertThat(reader.complaint()).isEmpty();
      assertThat(reader.reads()).isGreaterThan(20);
    }
    assertThat(run.contentHash()).isEqualTo(undisturbed.contentHash());
    for (String table : List.of("results", "pareto", "training")) {
      assertThat(run.rows(table)).as(table).isEqualTo(undisturbed.rows(table));
    }
  }

  /** Interruptions at one and the same network must not make it one that crashes. */
  @Test
  void anInterruptionIsNoCrash() throws Exception {
    RunTables run = new RunTables(folder.resolve("interrupted"));
    Path inFlight = run.path().resolve("_inflight");
    try (ChildJvm child = sweep(run, "local[2]")) {
      while (child.isAlive() && count(inFlight) == 0) {
        Thread.sleep(5);
      }
      assertThat(child.isAlive()).as(child.log()).isTrue();
      child.interrupt();
      assertThat(child.exitCode()).as(child.log()).isNotZero();
    }
    assertThat(count(inFlight)).isZero();
    assertThat(run.files(Tables.CANDIDATES)).isNotEmpty();
  }

  private static long count(Path notes) throws IOException {
    if (!Files.isDirectory(notes)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(notes)) {
      return files.count();
    }
  }

  /** Kills a sweep so many milliseconds after it has committed so many chunks of a table. */
  private void killAfter(RunTables run, String master, TableSchema table, int chunks, int millis)
      throws Exception {
    try (ChildJvm child = sweep(run, master)) {
      while (child.isAlive() && run.files(table).size() < chunks) {
        Thread.sleep(5);
      }
      Thread.sleep(millis);
      child.kill();
      assertThat(child.exitCode()).as(child.log()).isEqualTo(KILLED);
    }
  }

  private void runToTheEnd(RunTables run, String master) throws Exception {
    try (ChildJvm child = sweep(run, master)) {
      assertThat(child.exitCode()).as(child.log()).isZero();
    }
  }

  private ChildJvm sweep(RunTables run, String master) throws IOException {
    Path file = Files.writeString(folder.resolve("killed.yaml"), SWEEP);
    Path log = folder.resolve(run.path().getFileName() + ".log");
    return ChildJvm.archsweep(log, "sweep", file, "--out", run.path(), "--master", master);
  }
}
