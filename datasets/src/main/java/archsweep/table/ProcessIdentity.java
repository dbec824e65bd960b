package archsweep.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Optional;

/**
 * Which process wrote something, so that another one can tell whether it still runs.
 *
 * @param host the machine's name
 * @param pid the number of the process on it
 * @param startedAt when it started, since numbers are used again
 */
record ProcessIdentity(String host, long pid, Instant startedAt) {

  private static final ProcessIdentity CURRENT =
      new ProcessIdentity(
          hostName(), ProcessHandle.current().pid(), startOf(ProcessHandle.current()));

  static ProcessIdentity current() {
    return CURRENT;
  }

  /** Whether it ran on this machine and does so no more; false where one cannot know. */
  boolean isGone() {
    if (!host.equals(CURRENT.host)) {
      return false;
    }
    Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    return process.isEmpty() || !startOf(process.get()).equals(startedAt);
  }

  /** Whether it runs on this machine. */
  boolean runsHere() {
    return host.equals(CURRENT.host) && !isGone();
  }

  void write(ObjectNode json) {
    json.put("host", host).put("pid", pid).put("process_started_at", startedAt.toString());
  }

  static ProcessIdentity read(JsonNode json) {
    return new ProcessIdentity(
        json.required("host").asText(),
        json.required("pid").asLong(),
        Instant.parse(json.required("process_started_at").asText()));
  }

  private static Instant startOf(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unnamed-host-" + ProcessHandle.current().pid();
    }
  }
}
