package archsweep.pipeline;

import archsweep.score.RetryWork;
import archsweep.score.RetryWork.Failed;
import archsweep.score.RetryWork.Retried;
import archsweep.sweep.SweepInputs;
import archsweep.table.Chunk;
import archsweep.table.Row;
import archsweep.table.RowReader;
import archsweep.table.RowStatus;
import archsweep.table.RunDirectory;
import archsweep.table.RunOwner;
import archsweep.table.Tables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Tries scores again that failed. Costs need no such thing: what a model refuses, it refuses again.
 */
final class Retry {

  private final JavaSparkContext spark;
  private final RunOwner owner;
  private final SweepInputs inputs;
  private final Consumer<String> messages;

  Retry(JavaSparkContext spark, RunOwner owner, SweepInputs inputs, Consumer<String> messages) {
    this.spark = spark;
    this.owner = owner;
    this.inputs = inputs;
    this.messages = messages;
  }

  /** Puts chunks with failures in the place of their former versions, with these rows anew. */
  void run() throws IOException {
    List<Failed> failed = failed(owner.run());
    long networks = failed.stream().mapToLong(chunk -> chunk.networkIds().size()).sum();
    messages.accept("retry: %,d networks have failed rows".formatted(networks));
    if (failed.isEmpty()) {
      return;
    }
    List<Retried> retried =
        spark
            .parallelize(failed, failed.size())
            .map(new RetryWork(spark.broadcast(inputs)))
            .collect();
    for (Retried chunk : retried) {
      owner.replaceChunk(Tables.SCORES, chunk.chunk(), merged(chunk), Map.of());
    }
  }

  private static List<Failed> failed(RunDirectory run) throws IOException {
    Set<String> committed = run.committed(Tables.SCORES);
    List<Failed> failed = new ArrayList<>();
    for (Chunk chunk : run.plans().chunks(Tables.SCORES)) {
      if (!committed.contains(chunk.id())) {
        continue;
      }
      Set<String> networks = new HashSet<>();
      try (RowReader rows = run.read(Tables.SCORES, chunk.id(), "network_id", "status")) {
        while (rows.hasNext()) {
          Row row = rows.next();
          if (RowStatus.of(row.text("status")).failure()) {
            networks.add(row.text("network_id"));
          }
        }
      }
      if (!networks.isEmpty()) {
        failed.add(new Failed(chunk, networks));
      }
    }
    return failed;
  }

  /** The rows of the networks that were not tried again, then those that were. */
  private Iterator<Row> merged(Retried retried) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (RowReader former = owner.run().read(Tables.SCORES, retried.chunk())) {
      while (former.hasNext()) {
        Row row = former.next();
        if (!retried.networkIds().contains(row.text("network_id"))) {
          rows.add(row);
        }
      }
    }
    retried.values().forEach(values -> rows.add(Row.of(Tables.SCORES, values)));
    return rows.iterator();
  }
}
