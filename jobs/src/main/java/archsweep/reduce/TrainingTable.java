package archsweep.reduce;

import archsweep.space.Architecture;
import archsweep.space.SearchSpace;
import archsweep.space.SearchSpace.Choice;
import archsweep.sweep.Metric;
import archsweep.sweep.Metric.Scope;
import archsweep.sweep.Sweep;
import archsweep.table.Column;
import archsweep.table.Row;
import archsweep.table.RowReader;
import archsweep.table.RunOwner;
import archsweep.table.TableSchema;
import archsweep.table.Tables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Writes training data for predictors: the choices of each architecture and its counts as features,
 * its scores and its costs on each device as targets, and a split that cuts neither networks nor
 * functions in two.
 */
final class TrainingTable {

  private static final List<String> IDENTITY =
      List.of("candidate_id", "network_id", "precision_id", "function_id", "space", "architecture");

  private final Sweep sweep;
  private final List<Choice> choices;

  TrainingTable(Sweep sweep) {
    this.sweep = sweep;
    this.choices = sweep.space().choices();
  }

  /** Writes training.parquet anew from results.parquet. */
  void write(RunOwner owner) throws IOException {
    Splits splits = new Splits(sweep.seed(), sweep.validationShare(), sweep.testShare());
    try (RowReader rows = owner.run().readSingle("results", "network_id", "function_id")) {
      while (rows.hasNext()) {
        Row row = rows.next();
        splits.add(row.text("network_id"), row.text("function_id"));
      }
    }
    List<Column> numbers = numbers();
    TableSchema schema = schema(numbers);
    List<String> columns = new ArrayList<>(IDENTITY);
    numbers.forEach(column -> columns.add(column.name()));
    try (RowReader rows = owner.run().readSingle("results", columns.toArray(String[]::new))) {
      owner.replaceTable(schema, new TrainingRows(schema, splits, rows), Map.of());
    }
  }

  private TableSchema schema(List<Column> numbers) {
    List<Column> features = new ArrayList<>();
    for (Choice choice : choices) {
      features.add(
          Column.text(
              feature(choice),
              "What the architecture has for %s: one of %s."
                  .formatted(choice.name(), String.join(", ", choice.options()))));
    }
    List<Column> counts = new ArrayList<>();
    List<Column> targets = new ArrayList<>();
    for (Column column : numbers) {
      boolean count = Tables.CANDIDATES.has(column.name());
      (count ? counts : targets).add(column.orNull());
    }
    features.addAll(counts);
    return Tables.training(features, targets);
  }

  /** The counts, scores and costs that the results have as numbers. */
  private List<Column> numbers() {
    TableSchema results = ResultsJob.schema(sweep);
    List<Column> numbers = new ArrayList<>();
    for (Metric metric : sweep.metrics()) {
      if (metric.scope() == Scope.DEVICE) {
        sweep
            .devices()
            .forEach(device -> numbers.add(results.column(metric.resultColumn(device.name()))));
      } else {
        numbers.add(results.column(metric.name()));
      }
    }
    return numbers;
  }

  private static String feature(Choice choice) {
    return "choice_" + Column.nameOf(choice.name());
  }

  private final class TrainingRows implements Iterator<Row> {
    private final TableSchema schema;
    private final Splits splits;
    private final RowReader results;

    TrainingRows(TableSchema schema, Splits splits, RowReader results) {
      this.schema = schema;
      this.splits = splits;
      this.results = results;
    }

    @Override
    public boolean hasNext() {
      return results.hasNext();
    }

    @Override
    public Row next() {
      Row result = results.next();
      Row.Builder row =
          Row.builder(schema).copy(result).set("split", splits.of(result.text("function_id")));
      SearchSpace space = sweep.space();
      List<Integer> decisions =
          space.decisions(new Architecture(space.name(), result.text("architecture")));
      for (int i = 0; i < choices.size(); i++) {
        row.set(feature(choices.get(i)), choices.get(i).options().get(decisions.get(i)));
      }
      return row.build();
    }
  }
}
