package archsweep.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import archsweep.config.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** A process that owns a run and commits chunks is killed in the middle of it. */
class KilledRunIT {

  private static final int ROWS = 2000;

  @TempDir Path folder;

  @RepeatedTest(3)
  void leavesWholeChunksOnly() throws Exception {
    RunDirectory run = RunDirectory.open(RunLocation.of(folder.toString()));
    Process process = start();
    try {
      while (run.committed(Tables.SCORES).size() < 5) {
        assertThat(process.isAlive()).isTrue();
        Thread.sleep(5);
      }
      assertThatThrownBy(run::own)
          .isInstanceOf(UserException.class)
          .hasMessageContaining("process " + process.pid());
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();

    assertThat(run.verify(Tables.SCORES)).isEmpty();
    int chunks = run.committed(Tables.SCORES).size();
    assertThat(RunDirectoryTest.rows(run)).hasSize(chunks * ROWS);
    assertThat(run.crashes("scores-0001-00000")).containsKey("n0");
    run.own().close();
    try (var staged = Files.list(folder.resolve("_staging"))) {
      assertThat(staged.filter(Files::isRegularFile)).isEmpty();
    }
    assertThat(run.committed(Tables.SCORES)).hasSize(chunks);
  }

  private Process start() throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", classPath));
    command.addAll(List.of(Committer.class.getName(), folder.toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start();
  }

  /** Commits chunk after chunk until it is killed. */
  static final class Committer {

    private Committer() {}

    public static void main(String[] arguments) throws IOException {
      RunDirectory run = RunDirectory.open(RunLocation.of(arguments[0]));
      try (RunOwner owner = run.own();
          InFlight note = owner.run().markInFlight("scores-0001-00000", "n0")) {
        assertThat(note).isNotNull();
        for (int chunk = 0; ; chunk++) {
          List<Row> rows = SampleRows.scores(chunk * ROWS, (chunk + 1) * ROWS);
          String id = "scores-0001-%05d".formatted(chunk);
          run.commit(Tables.SCORES, id, rows.iterator(), Map.of());
        }
      }
    }
  }
}
