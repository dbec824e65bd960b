package archsweep.correlate;

import archsweep.config.UserException;
import archsweep.identity.Seeds;
import archsweep.statistics.Bootstrap;
import archsweep.statistics.KendallTau;
import archsweep.statistics.Spearman;
import archsweep.statistics.TopOverlap;
import archsweep.sweep.Sweep;
import archsweep.table.Row;
import archsweep.table.Tables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Collectors;

/**
 * Correlates every metric of a sweep with every target of a table of measurements. All three
 * figures see ranks alone: no logarithm, no scaling and no absolute value is taken anywhere.
 *
 * @param join what a point is
 * @param bootstrap of the intervals
 * @param seed that resamples are drawn with
 */
public record Correlations(Join join, Bootstrap bootstrap, long seed) {

  private static final String ANY = "any";
  private static final Map<String, Double> TOPS =
      Map.of("top_5_percent", 0.05, "top_10_percent", 0.1, "top_20_percent", 0.2);

  /**
   * The rows of {@link Tables#CORRELATIONS}.
   *
   * @param results rows of results.parquet
   * @param measurements those of the public table that are wanted
   * @throws UserException if the two have nothing in common
   */
  public List<Row> of(Sweep sweep, List<Row> results, List<Row> measurements) {
    List<Row> ofSpace =
        measurements.stream()
            .filter(row -> row.text("space").equals(sweep.space().name()))
            .toList();
    Map<String, List<Row>> byScheme =
        results.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.text("scheme"), LinkedHashMap::new, Collectors.toList()));
    Map<String, Points> points = new LinkedHashMap<>();
    byScheme.forEach((scheme, rows) -> points.put(scheme, new Points(rows, join)));
    Points any = new Points(results, join);
    List<Row> rows = new ArrayList<>();
    for (Target target : Target.of(ofSpace, join)) {
      for (Compared metric : Compared.all(sweep, target)) {
        if (metric.usesPrecision()) {
          points.forEach((scheme, at) -> rows.add(row(target, metric, scheme, at)));
        } else {
          rows.add(row(target, metric, ANY, any));
        }
      }
    }
    if (rows.stream().allMatch(row -> row.integer("points") == 0)) {
      throw new UserException(
          "The %,d rows of the target and the %,d of the results have no %s in common."
              .formatted(measurements.size(), results.size(), join.text()),
          "the table is of another space than %s.".formatted(sweep.space().name()));
    }
    return rows;
  }

  private Row row(Target target, Compared metric, String scheme, Points points) {
    Pairs pairs = points.pairs(metric, target);
    double[] scores = pairs.scores();
    double[] targets = pairs.targets();
    Row first = target.first();
    Row.Builder row =
        Row.builder(Tables.CORRELATIONS)
            .set("measurement", first.text("measurement"))
            .set("dataset", first.text("dataset"))
            .set("target", first.text("metric"))
            .copyValue("target_device", first, "device")
            .set("target_better", first.text("better"))
            .set("metric", metric.name())
            .set("kind", metric.kind())
            .set("scheme", scheme)
            .set("joined_by", join.text())
            .set("points", scores.length)
            .set("without_target", pairs.withoutTarget())
            .set("target_unranked", pairs.unranked())
            .set("without_score", pairs.withoutScore())
            .set("tied_scores", tied(scores))
            .set("tied_targets", tied(targets))
            .set("resamples", bootstrap.resamples())
            .set("level", bootstrap.level())
            .set("seed", seed);
    String identity = first.text("measurement") + "/" + metric.name() + "/" + scheme;
    estimate(row, "spearman", pairs, identity, (x, y) -> Spearman.of(x, y).coefficient());
    estimate(row, "kendall", pairs, identity, (x, y) -> KendallTau.of(x, y).coefficient());
    double[] best = Arrays.stream(scores).map(v -> metric.towardsBest(v, target)).toArray();
    double[] bestTargets =
        Arrays.stream(targets).map(v -> target.largestIsBest() ? v : -v).toArray();
    TOPS.forEach((name, part) -> row.set(name, finite(TopOverlap.of(best, bestTargets, part))));
    return row.build();
  }

  private void estimate(
      Row.Builder row,
      String name,
      Pairs pairs,
      String identity,
      ToDoubleBiFunction<double[], double[]> statistic) {
    Bootstrap.Interval interval =
        bootstrap.interval(
            pairs.scores(), pairs.targets(), Seeds.mix(seed, identity, "bootstrap"), statistic);
    row.set(name, finite(statistic.applyAsDouble(pairs.scores(), pairs.targets())))
        .set(name + "_low", finite(interval.low()))
        .set(name + "_high", finite(interval.high()));
  }

  private static OptionalDouble finite(double value) {
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /** How many values stand there more than once. */
  private static long tied(double[] values) {
    Map<Double, Long> counts = new HashMap<>();
    Arrays.stream(values).forEach(value -> counts.merge(value + 0.0, 1L, Long::sum));
    return counts.values().stream().filter(count -> count > 1).mapToLong(Long::longValue).sum();
  }
}
