package archsweep.partition;

import archsweep.table.Row;
import archsweep.table.RowReader;
import archsweep.table.RowStatus;
import archsweep.table.RunDirectory;
import archsweep.table.RunOwner;
import archsweep.table.Tables;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** Tries placements again that failed, as where no solver was quick enough or one had a defect. */
final class PartitionRetry {

  /** A row that failed, by its place in a chunk. */
  private record Failed(String chunk, int place, String network, PlacementColumn column)
      implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /** The same row anew; cells in the order of the table's columns, null where there is none. */
  private record Retried(String chunk, int place, List<Object> cells) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  private final JavaSparkContext spark;
  private final RunOwner owner;
  private final PartitionInputs inputs;
  private final Consumer<String> messages;

  PartitionRetry(
      JavaSparkContext spark, RunOwner owner, PartitionInputs inputs, Consumer<String> messages) {
    this.spark = spark;
    this.owner = owner;
    this.inputs = inputs;
    this.messages = messages;
  }

  /** Puts chunks with failures in the place of their former versions, with these rows anew. */
  void run() throws IOException {
    List<Failed> failed = failed();
    messages.accept("retry: %,d placements have failed".formatted(failed.size()));
    if (failed.isEmpty()) {
      return;
    }
    Broadcast<PartitionInputs> known = spark.broadcast(inputs);
    List<Retried> retried =
        spark.parallelize(failed, failed.size()).map(row -> retry(known.value(), row)).collect();
    Set<String> chunks = new HashSet<>();
    retried.forEach(row -> chunks.add(row.chunk()));
    for (String chunk : chunks) {
      List<Row> rows = rows(chunk);
      retried.stream()
          .filter(row -> row.chunk().equals(chunk))
          .forEach(row -> rows.set(row.place(), Row.of(Tables.PLACEMENTS, row.cells().toArray())));
      owner.replaceChunk(Tables.PLACEMENTS, chunk, rows.iterator(), Map.of());
    }
  }

  private List<Failed> failed() throws IOException {
    RunDirectory run = owner.run();
    List<Failed> failed = new ArrayList<>();
    for (String chunk : run.committed(Tables.PLACEMENTS)) {
      List<Row> rows = rows(chunk);
      for (int place = 0; place < rows.size(); place++) {
        Row row = rows.get(place);
        PlacementColumn column = PlacementColumn.of(row);
        if (RowStatus.of(row.text("status")).failure()
            && inputs.item(row.text("network"), column).isPresent()) {
          failed.add(new Failed(chunk, place, row.text("network"), column));
        }
      }
    }
    return failed;
  }

  private List<Row> rows(String chunk) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (RowReader reader = owner.run().read(Tables.PLACEMENTS, chunk)) {
      reader.forEachRemaining(rows::add);
    }
    return rows;
  }

  private static Retried retry(PartitionInputs known, Failed failed) {
    Row row = PartitionWork.row(known, failed.network(), failed.column());
    List<Object> cells = new ArrayList<>();
    for (int i = 0; i < row.schema().columns().size(); i++) {
      cells.add(row.at(i).orElse(null));
    }
    return new Retried(failed.chunk(), failed.place(), cells);
  }
}
