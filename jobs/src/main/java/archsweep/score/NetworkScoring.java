package archsweep.score;

import archsweep.network.Initialisation;
import archsweep.network.Parameters;
import archsweep.precision.Formats;
import archsweep.precision.LayerPrecision;
import archsweep.precision.PrecisionAssignment;
import archsweep.proxy.Proxy;
import archsweep.proxy.ProxyResult;
import archsweep.proxy.Scorer;
import archsweep.proxy.Scorer.Wish;
import archsweep.score.Requests.Request;
import archsweep.sweep.SweepContext;
import archsweep.sweep.SweepContext.Executed;
import archsweep.table.InFlight;
import archsweep.table.RowStatus;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Scores the networks of a chunk, one after the other, into rows. */
final class NetworkScoring {

  private final SweepContext context;
  private final String chunk;
  private final ScoredRows rows;

  NetworkScoring(SweepContext context, String chunk, ScoredRows rows) {
    this.context = context;
    this.chunk = chunk;
    this.rows = rows;
  }

  /** Scores a network; a note tells of it meanwhile, in case it takes the process with it. */
  @SuppressWarnings("try") // The note is there to be closed.
  void score(Executed executed, List<Request> requests) throws IOException {
    String network = executed.id().hash();
    Instant startedAt = Instant.now();
    long wall = System.nanoTime();
    double cpu = ScoredRows.cpuSeconds();
    try (InFlight note = context.run().markInFlight(chunk, network)) {
      for (Request request : requests) {
        score(executed, request);
      }
    }
    rows.time(network, startedAt, ScoredRows.cpuSeconds() - cpu, (System.nanoTime() - wall) * 1e-9);
  }

  /** Leaves a network out that has taken its process with it too often. */
  void leaveOut(Executed executed, List<Request> requests, int crashes) {
    String error = "It ended its process %d times.".formatted(crashes);
    for (Request request : requests) {
      request
          .byScheme()
          .forEach(
              (scheme, proxies) ->
                  rows.addFailed(
                      key(executed, request, precisionId(executed, scheme)),
                      proxies,
                      RowStatus.CRASHED,
                      error));
    }
  }

  private void score(Executed executed, Request request) {
    if (request.byScheme().values().stream().flatMap(List::stream).allMatch(Proxy::countsOnly)) {
      count(executed, request);
      return;
    }
    long seed = context.initialisationSeed(executed.id(), request.initSeed());
    Parameters parameters =
        Initialisation.PYTORCH_DEFAULT.draw(executed.network(), executed.id(), seed);
    Map<String, Wish> wishes = new LinkedHashMap<>();
    request
        .byScheme()
        .forEach(
            (scheme, proxies) ->
                wishes.put(
                    precisionId(executed, scheme), new Wish(precision(executed, scheme), proxies)));
    Scorer scorer =
        new Scorer(
            context.sweep().limits().memoryBytes(), context.sweep().limits().secondsPerNetwork());
    List<List<ProxyResult>> results =
        scorer.score(
            executed.network(),
            parameters,
            seed,
            context.batch(request.batchSeed()),
            context.sweep().arithmetic(),
            wishes.values());
    List<String> precisionIds = new ArrayList<>(wishes.keySet());
    for (int i = 0; i < precisionIds.size(); i++) {
      rows.add(key(executed, request, precisionIds.get(i)), results.get(i));
    }
  }

  /** Draws no weights, which of a language model might not fit. */
  private void count(Executed executed, Request request) {
    request
        .byScheme()
        .forEach(
            (scheme, proxies) ->
                rows.add(
                    key(executed, request, precisionId(executed, scheme)),
                    Scorer.counts(executed.network(), proxies)));
  }

  private PrecisionAssignment precision(Executed executed, String scheme) {
    return scheme.equals(ScoreWork.ANY_PRECISION)
        ? PrecisionAssignment.uniform(executed.network(), LayerPrecision.of(Formats.FP32))
        : context.assignment(executed, scheme);
  }

  private String precisionId(Executed executed, String scheme) {
    return scheme.equals(ScoreWork.ANY_PRECISION)
        ? ScoreWork.ANY_PRECISION
        : context.assignment(executed, scheme).id(executed.id());
  }

  private ScoredRows.Key key(Executed executed, Request request, String precisionId) {
    return new ScoredRows.Key(
        executed.id().hash(),
        precisionId,
        context.sweep().dataset(),
        request.batchSeed(),
        request.initSeed());
  }
}
