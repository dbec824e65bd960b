package archsweep.score;

import archsweep.score.Requests.Request;
import archsweep.sweep.SweepContext;
import archsweep.sweep.SweepContext.Executed;
import archsweep.sweep.SweepInputs;
import archsweep.table.Chunk;
import archsweep.table.Row;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/**
 * Scores networks of committed chunks again whose rows had failed. The rows come back to the
 * driver, since only the owner of a run may put a chunk in the place of its former version.
 */
public final class RetryWork implements Function<RetryWork.Failed, RetryWork.Retried> {
  private static final long serialVersionUID = 1L;

  /**
   * A committed chunk with failures.
   *
   * @param networkIds the networks that have a row that failed
   */
  public record Failed(Chunk chunk, Set<String> networkIds) implements Serializable {
    private static final long serialVersionUID = 1L;

    public Failed {
      networkIds = new HashSet<>(networkIds);
    }
  }

  /**
   * All rows of these networks, anew.
   *
   * @param values of each row, in the order of the table's columns, null where there is none
   */
  public record Retried(String chunk, Set<String> networkIds, List<Object[]> values)
      implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  private final Broadcast<SweepInputs> inputs;

  public RetryWork(Broadcast<SweepInputs> inputs) {
    this.inputs = inputs;
  }

  @Override
  public Retried call(Failed failed) throws IOException {
    SweepContext context = SweepContext.of(inputs.value());
    ScoredRows rows = new ScoredRows(context, failed.chunk().id());
    NetworkScoring scoring = new NetworkScoring(context, failed.chunk().id(), rows);
    for (Map.Entry<Integer, List<Request>> entry : Requests.of(failed.chunk()).entrySet()) {
      Executed executed = context.executed(entry.getKey());
      if (failed.networkIds().contains(executed.id().hash())) {
        scoring.score(executed, entry.getValue());
      }
    }
    List<Object[]> values = new ArrayList<>();
    for (Row row : rows.scores()) {
      Object[] cells = new Object[row.schema().columns().size()];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = row.at(i).orElse(null);
      }
      values.add(cells);
    }
    return new Retried(failed.chunk().id(), new HashSet<>(failed.networkIds()), values);
  }
}
