package archsweep.score;

import archsweep.engine.FanOut;
import archsweep.network.Initialisation;
import archsweep.network.Parameters;
import archsweep.proxy.Proxy;
import archsweep.proxy.Scorer;
import archsweep.score.Requests.Request;
import archsweep.sweep.SweepContext;
import archsweep.sweep.SweepContext.Executed;
import archsweep.sweep.SweepInputs;
import archsweep.table.Chunk;
import archsweep.table.InFlight;
import archsweep.table.RowStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.broadcast.Broadcast;

/**
 * Computes a chunk of the table of scores: for each network and each pair of seeds all proxies that
 * the chunk asks for at once, so that they share their passes.
 */
public final class ScoreWork implements FanOut.ChunkWork {
  private static final long serialVersionUID = 1L;

  /** What a plan calls the scheme of a proxy that no precision changes. */
  public static final String ANY_PRECISION = "any";

  /** How often a network may take its process with it before it is left out. */
  private static final int MOST_CRASHES = 2;

  private final Broadcast<SweepInputs> inputs;

  public ScoreWork(Broadcast<SweepInputs> inputs) {
    this.inputs = inputs;
  }

  @Override
  public FanOut.Outcome compute(Chunk chunk) {
    SweepContext context = SweepContext.of(inputs.value());
    ScoredRows rows = new ScoredRows(context, chunk.id());
    try {
      Map<String, Integer> crashes = context.run().crashes(chunk.id());
      for (Map.Entry<Integer, List<Request>> entry : Requests.of(chunk).entrySet()) {
        Executed executed = context.executed(entry.getKey());
        int crashed = crashes.getOrDefault(executed.id().hash(), 0);
        if (crashed >= MOST_CRASHES) {
          addCrashed(context, executed, entry.getValue(), crashed, rows);
        } else {
          score(context, chunk.id(), executed, entry.getValue(), rows);
        }
      }
      rows.commit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new FanOut.Outcome(rows.size(), rows.failures());
  }

  @SuppressWarnings("try") // The note is there to be closed.
  private static void score(
      SweepContext context,
      String chunk,
      Executed executed,
      List<Request> requests,
      ScoredRows rows)
      throws IOException {
    String network = executed.id().hash();
    Instant startedAt = Instant.now();
    long wall = System.nanoTime();
    double cpu = ScoredRows.cpuSeconds();
    try (InFlight note = context.run().markInFlight(chunk, network)) {
      for (Request request : requests) {
        score(context, executed, request, rows);
      }
    }
    rows.time(network, startedAt, ScoredRows.cpuSeconds() - cpu, (System.nanoTime() - wall) * 1e-9);
  }

  private static void addCrashed(
      SweepContext context,
      Executed executed,
      List<Request> requests,
      int crashes,
      ScoredRows rows) {
    String error = "It ended its process %d times.".formatted(crashes);
    for (Request request : requests) {
      request
          .byScheme()
          .forEach(
              (scheme, proxies) ->
                  rows.addFailed(
                      key(context, executed, request, scheme), proxies, RowStatus.CRASHED, error));
    }
  }

  private static void score(
      SweepContext context, Executed executed, Request request, ScoredRows rows) {
    long seed = context.initialisationSeed(executed.id(), request.initSeed());
    Parameters parameters =
        Initialisation.PYTORCH_DEFAULT.draw(executed.network(), executed.id(), seed);
    Scorer scorer = new Scorer(context.sweep().limits().memoryBytes());
    for (Map.Entry<String, List<Proxy>> entry : request.byScheme().entrySet()) {
      rows.add(
          key(context, executed, request, entry.getKey()),
          scorer.score(
              executed.network(),
              parameters,
              context.batch(request.batchSeed()),
              context.sweep().arithmetic(),
              entry.getValue()));
    }
  }

  private static ScoredRows.Key key(
      SweepContext context, Executed executed, Request request, String scheme) {
    String precisionId =
        scheme.equals(ANY_PRECISION)
            ? ANY_PRECISION
            : context.assignment(executed, scheme).id(executed.id());
    return new ScoredRows.Key(
        executed.id().hash(),
        precisionId,
        context.sweep().data().images().name(),
        request.batchSeed(),
        request.initSeed());
  }
}
