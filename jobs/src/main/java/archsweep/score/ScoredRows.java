package archsweep.score;

import archsweep.proxy.Proxy;
import archsweep.proxy.ProxyResult;
import archsweep.sweep.SweepContext;
import archsweep.table.Row;
import archsweep.table.RowStatus;
import archsweep.table.Tables;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Collects the rows of a chunk of scores, and how long they took. */
final class ScoredRows {

  /** What the rows of one evaluation have in common. */
  record Key(String networkId, String precisionId, String dataset, long batchSeed, long initSeed) {}

  private static final String HOST = host();

  private final SweepContext context;
  private final String chunk;
  private final List<Row> scores = new ArrayList<>();
  private final List<Row> timings = new ArrayList<>();

  ScoredRows(SweepContext context, String chunk) {
    this.context = context;
    this.chunk = chunk;
  }

  void add(Key key, List<ProxyResult> results) {
    for (ProxyResult result : results) {
      Row.Builder row = row(key, result.proxy(), result.version(), status(result));
      if (result.status() == archsweep.proxy.Status.OK) {
        row.set("value", result.value());
      } else {
        row.set("error", result.error());
      }
      scores.add(row.build());
    }
  }

  /** The rows of scores that were collected. */
  List<Row> scores() {
    return scores;
  }

  /** Rows for proxies that could not be computed. */
  void addFailed(Key key, List<Proxy> proxies, RowStatus status, String error) {
    for (Proxy proxy : proxies) {
      scores.add(
          row(key, proxy.name(), proxy.descriptor().version(), status).set("error", error).build());
    }
  }

  /** Times the work on one network. */
  void time(String networkId, Instant startedAt, double cpuSeconds, double wallSeconds) {
    timings.add(
        Row.builder(Tables.TIMINGS)
            .set("table", Tables.SCORES.name())
            .set("chunk", chunk)
            .set("item", networkId)
            .set("piece", "network")
            .set("cpu_seconds", cpuSeconds)
            .set("wall_seconds", wallSeconds)
            .set("host", HOST)
            .set("started_at", startedAt.truncatedTo(ChronoUnit.MICROS))
            .build());
  }

  /** Commits the timings, then the scores: what matters comes last. */
  void commit() throws IOException {
    context.run().commit(Tables.TIMINGS, chunk, timings.iterator(), Map.of());
    context.run().commit(Tables.SCORES, chunk, scores.iterator(), Map.of());
  }

  long failures() {
    return scores.stream().filter(row -> RowStatus.of(row.text("status")).failure()).count();
  }

  /** The time of the processor that this thread has used, in seconds. */
  static double cpuSeconds() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() * 1e-9;
  }

  private static Row.Builder row(Key key, String proxy, int version, RowStatus status) {
    return Row.builder(Tables.SCORES)
        .set("network_id", key.networkId())
        .set("precision_id", key.precisionId())
        .set("dataset", key.dataset())
        .set("batch_seed", key.batchSeed())
        .set("init_seed", key.initSeed())
        .set("proxy", proxy)
        .set("proxy_version", version)
        .set("status", status.text());
  }

  private static RowStatus status(ProxyResult result) {
    return switch (result.status()) {
      case OK -> RowStatus.OK;
      case UNDEFINED -> RowStatus.UNDEFINED;
      case OUT_OF_MEMORY -> RowStatus.OUT_OF_MEMORY;
      case TIMED_OUT -> RowStatus.TIMED_OUT;
      case FAILED -> RowStatus.FAILED;
    };
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
