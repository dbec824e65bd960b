package archsweep.partition;

import archsweep.table.Row;
import java.io.Serializable;

/**
 * What plans call one placement of a network: system, objective, solver, time limit and inputs.
 *
 * @param timeLimitSeconds as a number in text
 * @param inputs the hash of the instance ({@link PartitionItem#inputs()})
 */
record PlacementColumn(
    String system, String objective, String solver, String timeLimitSeconds, String inputs)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  static PlacementColumn parse(String text) {
    String[] parts = text.split("/", -1);
    return new PlacementColumn(parts[0], parts[1], parts[2], parts[3], parts[4]);
  }

  /** What a row was computed for. */
  static PlacementColumn of(Row row) {
    return new PlacementColumn(
        row.text("system"),
        row.text("objective"),
        row.text("solver"),
        Double.toString(row.number("time_limit_s")),
        row.text("inputs"));
  }

  @Override
  public String toString() {
    return String.join("/", system, objective, solver, timeLimitSeconds, inputs);
  }
}
