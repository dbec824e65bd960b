package archsweep.score;

import archsweep.engine.FanOut;
import archsweep.score.Requests.Request;
import archsweep.sweep.SweepContext;
import archsweep.sweep.SweepContext.Executed;
import archsweep.sweep.SweepInputs;
import archsweep.table.Chunk;
import java.io.IOException;
import java.io.UncheckedIOException;
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

  /**
   * How often a process may end while it works on a network before the network is left out. More
   * than twice, since a process that was killed from outside looks just like one that a native call
   * ended.
   */
  private static final int MOST_CRASHES = 3;

  private final Broadcast<SweepInputs> inputs;

  public ScoreWork(Broadcast<SweepInputs> inputs) {
    this.inputs = inputs;
  }

  @Override
  public FanOut.Outcome compute(Chunk chunk) {
    SweepContext context = SweepContext.of(inputs.value());
    ScoredRows rows = new ScoredRows(context, chunk.id());
    NetworkScoring scoring = new NetworkScoring(context, chunk.id(), rows);
    try {
      Map<String, Integer> crashes = context.run().crashes(chunk.id());
      for (Map.Entry<Integer, List<Request>> entry : Requests.of(chunk).entrySet()) {
        Executed executed = context.executed(entry.getKey());
        int crashed = crashes.getOrDefault(executed.id().hash(), 0);
        if (crashed >= MOST_CRASHES) {
          scoring.leaveOut(executed, entry.getValue(), crashed);
        } else {
          scoring.score(executed, entry.getValue());
        }
      }
      rows.commit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new FanOut.Outcome(chunk.size(), rows.failures());
  }
}
