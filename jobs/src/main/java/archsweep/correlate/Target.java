package archsweep.correlate;

import archsweep.table.Row;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** One column of a public table: what was measured, and its values by what they are joined by. */
final class Target {

  private final Row first;
  private final Map<String, double[]> sums = new HashMap<>();
  private final Set<String> unranked = new HashSet<>();

  private Target(Row first) {
    this.first = first;
  }

  /** The targets among measurements, in their order. */
  static List<Target> of(Iterable<Row> measurements, Join join) {
    Map<List<String>, Target> targets = new LinkedHashMap<>();
    for (Row row : measurements) {
      targets
          .computeIfAbsent(
              List.of(row.text("measurement"), row.text("dataset")), any -> new Target(row))
          .add(row, join);
    }
    return List.copyOf(targets.values());
  }

  private void add(Row row, Join join) {
    String key = join.key(row);
    if (row.text("status").equals("ok")) {
      double[] sum = sums.computeIfAbsent(key, any -> new double[2]);
      sum[0] += row.number("value");
      sum[1]++;
    } else {
      unranked.add(key);
    }
  }

  /** The mean of the values of a key; empty where none is to be ranked. */
  OptionalDouble value(String key) {
    double[] sum = sums.get(key);
    return sum == null ? OptionalDouble.empty() : OptionalDouble.of(sum[0] / sum[1]);
  }

  /** Whether the table has the key, with no value that is to be ranked. */
  boolean isUnranked(String key) {
    return unranked.contains(key) && !sums.containsKey(key);
  }

  /** A row of the measurements, which says what all are. */
  Row first() {
    return first;
  }

  /** Whether it is a cost, of which less is better and which a simulation foretells. */
  boolean isCost() {
    return first.text("metric").equals("latency") || first.text("metric").equals("energy");
  }

  /** Whether the best are those with the largest values. */
  boolean largestIsBest() {
    return !first.text("better").equals("lower");
  }
}
