package archsweep.reduce;

import archsweep.pareto.ObjectiveMatrix;
import archsweep.sweep.Constraint;
import archsweep.sweep.Metric;
import archsweep.sweep.Objective;
import archsweep.sweep.Sweep;
import archsweep.table.Row;
import archsweep.table.RowReader;
import archsweep.table.RunDirectory;
import archsweep.table.RunLocation;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Asks for the front of one device among the results of a run; answered on an executor.
 *
 * @param objectives the columns of the results that hold them
 * @param maximised for each objective, whether more is better
 * @param bounds what a candidate must meet to be feasible
 */
record FrontQuestion(
    RunLocation location,
    String device,
    List<String> objectives,
    List<Boolean> maximised,
    List<Bound> bounds)
    implements Serializable {

  /** How many fronts, one behind the other, get a rank. */
  private static final int MOST_RANKS = 10;

  /** A constraint on a column of the results. */
  record Bound(String column, Constraint constraint) implements Serializable {

    boolean allows(OptionalDouble value) {
      return value.isPresent() && constraint.allows(value.getAsDouble());
    }
  }

  static FrontQuestion of(Sweep sweep, RunLocation location, String device) {
    List<String> objectives = new ArrayList<>();
    List<Boolean> maximised = new ArrayList<>();
    for (Objective objective : sweep.objectives()) {
      objectives.add(sweep.metric(objective.metric()).resultColumn(device));
      maximised.add(objective.maximised());
    }
    List<Bound> bounds = new ArrayList<>();
    for (Constraint constraint : sweep.constraints()) {
      Metric metric = sweep.metric(constraint.metric());
      bounds.add(new Bound(metric.resultColumn(device), constraint));
    }
    return new FrontQuestion(
        location, device, List.copyOf(objectives), List.copyOf(maximised), List.copyOf(bounds));
  }

  /** The columns of the results that it looks at. */
  List<String> columns() {
    List<String> columns = new ArrayList<>(objectives);
    bounds.stream().map(Bound::column).filter(c -> !columns.contains(c)).forEach(columns::add);
    return columns;
  }

  /** Reads the results and finds the front. */
  DeviceFront answer() throws IOException {
    RunDirectory run = RunDirectory.open(location);
    BitSet feasible = new BitSet();
    double[] values;
    int count = 0;
    try (RowReader rows = run.readSingle("results", columns().toArray(String[]::new))) {
      values = new double[Math.toIntExact(rows.footer().rows()) * objectives.size()];
      while (rows.hasNext()) {
        Row row = rows.next();
        for (int k = 0; k < objectives.size(); k++) {
          values[count * objectives.size() + k] = row.numeric(objectives.get(k)).orElse(Double.NaN);
        }
        feasible.set(count++, bounds.stream().allMatch(b -> b.allows(row.numeric(b.column()))));
      }
    }
    boolean[] directions = new boolean[maximised.size()];
    for (int k = 0; k < directions.length; k++) {
      directions[k] = maximised.get(k);
    }
    return DeviceFront.of(ObjectiveMatrix.of(values, directions), feasible, MOST_RANKS);
  }
}
