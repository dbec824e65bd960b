package archsweep.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import archsweep.config.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  @TempDir Path folder;
  private Storage storage;

  @BeforeEach
  void open() throws IOException {
    storage = RunLocation.of(folder.toString()).storage();
  }

  @Test
  void secondOwnerIsRefusedAndToldWhoTheFirstIs() throws IOException {
    Lease.acquire(storage, Lease.Times.USUAL);
    assertThatThrownBy(() -> Lease.acquire(storage, Lease.Times.USUAL))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("process " + ProcessHandle.current().pid())
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("Maybe wait");
  }

  @Test
  void releasedRunIsFreeAtOnce() throws IOException {
    Lease first = Lease.acquire(storage, Lease.Times.USUAL);
    first.release();
    Lease second = Lease.acquire(storage, Lease.Times.USUAL);
    second.renew();
    assertThatThrownBy(first::check).hasMessageContaining("no longer owns");
  }

  @Test
  void ownerWhoseProcessIsGoneIsDead() throws IOException {
    Lease.acquire(storage, Lease.Times.USUAL);
    edit("\"pid\" : \\d+", "\"pid\" : 999999999");
    Lease.acquire(storage, Lease.Times.USUAL).check();
  }

  @Test
  void numberOfAProcessThatIsUsedAgainDoesNotHelpItsOwner() throws IOException {
    Lease.acquire(storage, Lease.Times.USUAL);
    edit("\"process_started_at\" : \"[^\"]+\"", "\"process_started_at\" : \"" + NOON + "\"");
    Lease.acquire(storage, Lease.Times.USUAL).check();
  }

  @Test
  void ownerOnAnotherMachineIsDeadWhenItsLeaseHasExpired() throws IOException {
    Lease first = Lease.acquire(storage, at(NOON));
    edit("\"host\" : \"[^\"]+\"", "\"host\" : \"elsewhere\"");
    assertThatThrownBy(() -> Lease.acquire(storage, at(NOON.plusSeconds(119))))
        .hasMessageContaining("on elsewhere");
    Lease second = Lease.acquire(storage, at(NOON.plusSeconds(121)));
    second.check();
    assertThatThrownBy(first::renew).hasMessageContaining("was taken over");
    assertThatThrownBy(first::check).hasMessageContaining("no longer owns");
    second.renew();
  }

  @RepeatedTest(20)
  void ofManyTakersOneWins() throws Exception {
    Lease.acquire(storage, Lease.Times.USUAL);
    edit("\"pid\" : \\d+", "\"pid\" : 999999999");
    int takers = 8;
    CyclicBarrier start = new CyclicBarrier(takers);
    ExecutorService threads = Executors.newFixedThreadPool(takers);
    Callable<Boolean> taker =
        () -> {
          start.await();
          try {
            Lease.acquire(storage, Lease.Times.USUAL);
            return true;
          } catch (UserException e) {
            return false;
          }
        };
    int winners = 0;
    for (Future<Boolean> won : threads.invokeAll(Collections.nCopies(takers, taker))) {
      winners += won.get() ? 1 : 0;
    }
    threads.shutdown();
    assertThat(winners).isEqualTo(1);
  }

  @Test
  void neverTwoOwnersWhileManyComeAndGo() throws Exception {
    List<Instant> overlaps = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(6);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger owners = new AtomicInteger();
    Callable<Void> visitor =
        () -> {
          for (int i = 0; i < 40; i++) {
            try {
              Lease lease = Lease.acquire(storage, Lease.Times.USUAL);
              if (inside.incrementAndGet() > 1) {
                synchronized (overlaps) {
                  overlaps.add(Instant.now());
                }
              }
              lease.renew();
              owners.incrementAndGet();
              inside.decrementAndGet();
              lease.release();
            } catch (UserException e) {
              Thread.yield();
            }
          }
          return null;
        };
    for (Future<Void> visit : threads.invokeAll(Collections.nCopies(6, visitor))) {
      visit.get();
    }
    threads.shutdown();
    assertThat(overlaps).isEmpty();
    assertThat(owners.get()).isGreaterThanOrEqualTo(6);
  }

  @Test
  void ownerThatWasTakenOverMayWriteNothing() throws IOException {
    RunDirectory run = RunDirectory.open(RunLocation.of(folder.toString()));
    try (RunOwner first = run.own()) {
      edit("\"pid\" : \\d+", "\"pid\" : 999999999");
      try (RunOwner second = run.own()) {
        assertThatThrownBy(() -> first.replaceFile("sweep.yaml", new byte[0]))
            .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(
                () ->
                    first.replaceTable(Tables.SCORES, SampleRows.scores(0, 1).iterator(), Map.of()))
            .isInstanceOf(IllegalStateException.class);
        assertThat(run.file("sweep.yaml")).isEmpty();
        second.replaceFile("sweep.yaml", new byte[0]);
      }
    }
    assertThat(run.file("sweep.yaml")).isPresent();
  }

  @Test
  void leaseIsRenewedInTheBackground() throws Exception {
    RunDirectory run = RunDirectory.open(RunLocation.of(folder.toString()));
    Lease.Times quick =
        new Lease.Times(Duration.ofMillis(20), Duration.ofMinutes(1), Clock.systemUTC());
    try (RunOwner owner = run.own(quick)) {
      String first = content();
      for (int i = 0; i < 500 && content().equals(first); i++) {
        Thread.sleep(10);
      }
      assertThat(content()).isNotEqualTo(first);
      assertThat(owner.run()).isSameAs(run);
    }
    assertThat(content()).contains("\"released\" : true");
  }

  private static Lease.Times at(Instant now) {
    return new Lease.Times(
        Duration.ofSeconds(10), Duration.ofMinutes(2), Clock.fixed(now, ZoneOffset.UTC));
  }

  private void edit(String pattern, String replacement) throws IOException {
    Files.writeString(file(), Files.readString(file()).replaceAll(pattern, replacement));
  }

  private String content() throws IOException {
    return Files.readString(file());
  }

  private Path file() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("_lease"))) {
      return files.sorted().reduce((first, second) -> second).orElseThrow();
    }
  }
}
