package archsweep.correlate;

import archsweep.table.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The results of a sweep at one precision (or any of them, for what does not depend on it),
 * gathered into the points of a join: a point has the score of its first row and all keys of its
 * rows.
 */
final class Points {

  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final Map<String, Set<String>> keys = new LinkedHashMap<>();

  Points(List<Row> results, Join join) {
    for (Row row : results) {
      String point = join.point(row);
      rows.putIfAbsent(point, row);
      keys.computeIfAbsent(point, any -> new LinkedHashSet<>()).add(join.key(row));
    }
  }

  /** The pairs of a metric and a target, and how many had to stay out. */
  Pairs pairs(Compared metric, Target target) {
    List<double[]> pairs = new ArrayList<>();
    long withoutTarget = 0;
    long unranked = 0;
    long withoutScore = 0;
    for (Map.Entry<String, Row> point : rows.entrySet()) {
      Set<String> joined = keys.get(point.getKey());
      OptionalDouble value =
          joined.stream()
              .map(target::value)
              .filter(OptionalDouble::isPresent)
              .mapToDouble(OptionalDouble::getAsDouble)
              .average();
      OptionalDouble score = point.getValue().numeric(metric.column());
      if (value.isEmpty()) {
        if (joined.stream().anyMatch(target::isUnranked)) {
          unranked++;
        } else {
          withoutTarget++;
        }
      } else if (score.isEmpty()) {
        withoutScore++;
      } else {
        pairs.add(new double[] {score.getAsDouble(), value.getAsDouble()});
      }
    }
    return new Pairs(
        pairs.stream().mapToDouble(pair -> pair[0]).toArray(),
        pairs.stream().mapToDouble(pair -> pair[1]).toArray(),
        withoutTarget,
        unranked,
        withoutScore);
  }
}
