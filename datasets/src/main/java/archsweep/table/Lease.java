package archsweep.table;

import archsweep.config.UserException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Who owns a run. Each owner has a file {@code _lease/NNNNNN.json}; the one with the highest number
 * counts. To take over a run is to create the file with the next number, which file systems let
 * only one process do; and the file with the highest number is never deleted, so a slow process
 * that creates a lower number finds that it has lost.
 *
 * <p>The owner writes its file anew every few seconds. An owner that has given up, or whose process
 * is gone from this machine, or whose file from another machine has not been renewed for long, is
 * dead. An owner that was only asleep notices at its next renewal, and stops; what its tasks commit
 * meanwhile are chunks, and those are harmless.
 */
final class Lease {

  private static final String FOLDER = "_lease";

  /**
   * How often a lease is renewed, and after how long without a renewal its owner counts as dead.
   *
   * @param clock what both sides look at
   */
  record Times(Duration renewal, Duration expiry, Clock clock) {
    static final Times USUAL =
        new Times(Duration.ofSeconds(10), Duration.ofMinutes(2), Clock.systemUTC());
  }

  private record Holder(
      int number, String owner, ProcessIdentity process, Instant renewedAt, boolean released) {

    JsonNode toJson() {
      ObjectNode json = Json.object().put("owner", owner);
      process.write(json);
      return json.put("renewed_at", renewedAt.toString()).put("released", released);
    }

    static Holder fromJson(int number, JsonNode json) {
      return new Holder(
          number,
          json.required("owner").asText(),
          ProcessIdentity.read(json),
          Instant.parse(json.required("renewed_at").asText()),
          json.required("released").asBoolean());
    }

    boolean isAlive(Times times) {
      if (released || process.isGone()) {
        return false;
      }
      return process.runsHere() || renewedAt.plus(times.expiry()).isAfter(times.clock().instant());
    }

    String path() {
      return FOLDER + "/%06d.json".formatted(number);
    }
  }

  private final Storage storage;
  private final Times times;
  private final Holder self;
  private boolean over;

  private Lease(Storage storage, Times times, Holder self) {
    this.storage = storage;
    this.times = times;
    this.self = self;
  }

  /**
   * Becomes the owner.
   *
   * @throws UserException if a live process owns the run
   */
  static Lease acquire(Storage storage, Times times) throws IOException {
    String owner = UUID.randomUUID().toString();
    Optional<Holder> present = latest(storage);
    if (present.isPresent() && present.get().isAlive(times)) {
      throw taken(storage, present.get());
    }
    int number = present.map(Holder::number).orElse(0) + 1;
    Holder self =
        new Holder(number, owner, ProcessIdentity.current(), times.clock().instant(), false);
    boolean created = storage.create(self.path(), Json.bytes(self.toJson()));
    Optional<Holder> winner = latest(storage);
    if (!created || winner.isEmpty() || !winner.get().owner().equals(owner)) {
      if (created) {
        storage.delete(self.path());
      }
      throw taken(storage, winner.orElse(self));
    }
    deleteBefore(storage, number);
    return new Lease(storage, times, self);
  }

  /** How often {@link #renew} is to be called. */
  Duration renewal() {
    return times.renewal();
  }

  /**
   * Says that the owner lives.
   *
   * @throws IllegalStateException if the run has another owner by now, or the lease was released
   */
  synchronized void renew() throws IOException {
    check();
    storage.replace(self.path(), Json.bytes(renewed(false).toJson()));
  }

  /**
   * Looks whether this process still owns the run.
   *
   * @throws IllegalStateException if the run has another owner by now, or the lease was released
   */
  synchronized void check() throws IOException {
    if (over) {
      throw new IllegalStateException("This process no longer owns %s.".formatted(storage));
    }
    Optional<Holder> present = latest(storage);
    if (present.isEmpty() || !present.get().owner().equals(self.owner())) {
      over = true;
      throw new IllegalStateException(
          "The run %s was taken over by %s, since this process (%s) did not renew its lease for too long."
              .formatted(storage, present.map(Holder::process), self.process()));
    }
  }

  /** Lets the next owner come at once. */
  synchronized void release() throws IOException {
    if (!over) {
      over = true;
      storage.replace(self.path(), Json.bytes(renewed(true).toJson()));
    }
  }

  private Holder renewed(boolean released) {
    return new Holder(
        self.number(), self.owner(), self.process(), times.clock().instant(), released);
  }

  private static Optional<Holder> latest(Storage storage) throws IOException {
    List<String> names = storage.list(FOLDER);
    for (int i = names.size() - 1; i >= 0; i--) {
      String name = names.get(i);
      int number = Integer.parseInt(name.substring(0, name.indexOf('.')));
      String path = FOLDER + "/" + name;
      Optional<byte[]> bytes = storage.read(path);
      if (bytes.isPresent()) {
        return Optional.of(Json.read(path, bytes.get(), json -> Holder.fromJson(number, json)));
      }
    }
    return Optional.empty();
  }

  private static void deleteBefore(Storage storage, int number) throws IOException {
    for (String name : storage.list(FOLDER)) {
      if (Integer.parseInt(name.substring(0, name.indexOf('.'))) < number) {
        storage.delete(FOLDER + "/" + name);
      }
    }
  }

  private static UserException taken(Storage storage, Holder holder) {
    return new UserException(
        "The run %s is being written by process %d on %s, which last said so at %s."
            .formatted(
                storage, holder.process().pid(), holder.process().host(), holder.renewedAt()),
        "wait until it has finished, end it, or choose another --out.");
  }
}
