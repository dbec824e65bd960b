package archsweep.reduce;

import archsweep.sweep.Objective;
import archsweep.sweep.Sweep;
import archsweep.table.Row;
import archsweep.table.RunLocation;
import archsweep.table.RunOwner;
import archsweep.table.TableSchema;
import archsweep.table.Tables;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Finds the front of each device among the results, each device in a task of its own, and writes
 * pareto.parquet: a row for each candidate on each device.
 */
public final class FrontsJob {

  private final JavaSparkContext spark;
  private final Sweep sweep;
  private final RunLocation location;

  public FrontsJob(JavaSparkContext spark, Sweep sweep, RunLocation location) {
    this.spark = spark;
    this.sweep = sweep;
    this.location = location;
  }

  /** The schema of the fronts of this sweep. */
  public static TableSchema schema(Sweep sweep) {
    return Tables.pareto(
        sweep.objectives().stream()
            .map(objective -> sweep.metric(objective.metric()).column())
            .toList());
  }

  /** Writes pareto.parquet anew. */
  public void run(RunOwner owner) throws IOException {
    List<FrontQuestion> questions =
        sweep.devices().stream()
            .map(device -> FrontQuestion.of(sweep, location, device.name()))
            .toList();
    List<DeviceFront> fronts =
        spark.parallelize(questions, questions.size()).map(FrontQuestion::answer).collect();
    TableSchema schema = schema(sweep);
    try (FrontRows rows = new FrontRows(owner.run(), schema, this::row, questions, fronts)) {
      owner.replaceTable(schema, rows, Map.of());
    }
  }

  private Row row(
      TableSchema schema, FrontQuestion question, DeviceFront front, int i, Row result) {
    Row.Builder row =
        Row.builder(schema)
            .set("front", question.device())
            .set("device", question.device())
            .set("candidate_id", result.text("candidate_id"))
            .set("architecture", result.text("architecture"))
            .set("scheme", result.text("scheme"))
            .set("is_pareto", front.onFront(i))
            .set("is_feasible", front.feasible(i))
            .set("is_knee", front.isKnee(i))
            .set("hypervolume_contribution", front.contribution(i));
    front.rank(i).ifPresent(rank -> row.set("rank", rank));
    List<Objective> objectives = sweep.objectives();
    for (int k = 0; k < objectives.size(); k++) {
      row.copyValue(objectives.get(k).metric(), result, question.objectives().get(k));
    }
    return row.build();
  }
}
