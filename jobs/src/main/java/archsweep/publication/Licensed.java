package archsweep.publication;

import archsweep.sweep.Sweep;
import archsweep.table.Column;
import archsweep.table.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/** The measurements of a task that may be published: those with a licence and a value to rank. */
final class Licensed {

  private static final Set<String> ACCURACIES = Set.of("accuracy", "validation_metric");

  private final Map<String, Column> columns = new LinkedHashMap<>();
  private final Map<String, Map<String, Double>> values = new HashMap<>();
  private final Set<String> terms = new TreeSet<>();
  private String accuracy = "";
  private long unlicensed;

  Licensed(Sweep sweep, List<Row> measurements) {
    for (Row row : measurements) {
      if (row.isNull("licence")) {
        unlicensed++;
      } else if (row.text("space").equals(sweep.space().name())
          && row.text("dataset").equals(sweep.task().name())
          && row.text("status").equals("ok")) {
        add(row);
      }
    }
  }

  private void add(Row row) {
    String name = "measured_" + Column.nameOf(row.text("measurement"));
    columns.computeIfAbsent(
        name,
        any ->
            Column.number(
                    name,
                    row.text("unit"),
                    "Measured %s, %s is better; %s, %s."
                        .formatted(
                            row.text("metric"),
                            row.text("better"),
                            row.text("source"),
                            row.text("licence")))
                .orNull());
    terms.add("%s: %s".formatted(row.text("source"), row.text("licence")));
    values
        .computeIfAbsent(row.text("architecture"), any -> new HashMap<>())
        .put(name, row.number("value"));
    boolean valid = row.optionalText("split").orElse("").equals("valid");
    if (accuracy.isEmpty() && valid && ACCURACIES.contains(row.text("metric"))) {
      accuracy = name;
    }
  }

  List<Column> columns() {
    return List.copyOf(columns.values());
  }

  OptionalDouble value(String architecture, String column) {
    Double value = values.getOrDefault(architecture, Map.of()).get(column);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** The first accuracy of the valid split. */
  OptionalDouble validAccuracy(String architecture) {
    return value(architecture, accuracy);
  }

  /** What readers have to know, as sentences. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    if (!terms.isEmpty()) {
      sentences.add("Columns measured_ are of others: %s.".formatted(String.join("; ", terms)));
    }
    if (unlicensed > 0) {
      sentences.add(
          "%,d imported measurements have no licence and were left out.".formatted(unlicensed));
    }
    return sentences;
  }
}
