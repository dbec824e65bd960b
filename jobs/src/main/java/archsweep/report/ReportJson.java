package archsweep.report;

import archsweep.statistics.Spearman;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What the page's scripts read. Medians, correlations and counts are of all points, not only of
 * those drawn.
 */
final class ReportJson {

  private final ScriptJson json = new ScriptJson();
  private final ReportData data;
  private final SchemeFamilies families;
  private final Map<String, Integer> familyOf = new HashMap<>();

  private ReportJson(ReportData data) {
    this.data = data;
    this.families = SchemeFamilies.of(data.schemes());
    for (int scheme = 0; scheme < data.schemes().size(); scheme++) {
      familyOf.put(data.schemes().get(scheme), families.places().get(scheme));
    }
  }

  static String write(ReportData data, PointSample drawn) {
    return new ReportJson(data).report(drawn);
  }

  private String report(PointSample drawn) {
    json.object(
        () -> {
          json.field("title").text(data.title());
          json.field("facts").array(data.facts(), this::fact);
          json.field("objectives").array(data.objectives(), this::objective);
          json.field("accuracy_metric").text(data.accuracyMetric());
          json.field("metrics").array(data.metrics(), this::metric);
          json.field("schemes").array(data.schemes(), json::text);
          json.field("families").array(families.names(), json::text);
          json.field("scheme_families")
              .array(families.places(), place -> json.number((long) place));
          json.field("notes").array(data.notes(), json::text);
          json.field("counts").object(() -> counts(drawn));
          json.field("devices").array(indices(data.devices()), this::device);
          json.field("correlation").object(() -> correlation(CorrelationMatrix.of(data)));
          json.field("points").object(() -> new PointColumns(json, data, drawn.points()).write());
        });
    return json.finish();
  }

  private void fact(Fact fact) {
    json.object(
        () -> {
          json.field("label").text(fact.label());
          json.field("value").text(fact.value());
        });
  }

  private void objective(ObjectiveView objective) {
    json.object(
        () -> {
          json.field("metric").text(objective.metric());
          json.field("maximised").flag(objective.maximised());
        });
  }

  private void metric(MetricInfo metric) {
    json.object(
        () -> {
          json.field("name").text(metric.name());
          json.field("unit").text(metric.unit());
          json.field("meaning").text(metric.meaning());
          json.field("scope").text(metric.scope().name());
          json.field("better").text(metric.better().name());
        });
  }

  private void counts(PointSample drawn) {
    json.field("candidates").number(drawn.total());
    json.field("networks").number(data.points().stream().map(Point::networkId).distinct().count());
    json.field("drawn").number(drawn.points().size());
    json.field("on_fronts").number(drawn.ofFronts());
  }

  private void device(int device) {
    json.object(
        () -> {
          json.field("name").text(data.devices().get(device));
          json.field("feasible").number(count(device, DeviceResult::feasible));
          json.field("on_front").number(count(device, DeviceResult::onFront));
          json.field("spreads")
              .array(indices(data.deviceMetrics()), metric -> spreads(device, metric));
        });
  }

  private long count(int device, Predicate<DeviceResult> condition) {
    return data.points().stream()
        .map(point -> point.devices().get(device))
        .filter(condition)
        .count();
  }

  private void spreads(int device, int metric) {
    json.array(indices(families.names()), family -> spread(device, metric, family));
  }

  /** Count and five numbers; nothing if no point of the family has a value. */
  private void spread(int device, int metric, int family) {
    double[] values =
        data.points().stream()
            .filter(point -> familyOf.get(point.scheme()) == family)
            .mapToDouble(point -> point.devices().get(device).values().get(metric))
            .filter(Double::isFinite)
            .toArray();
    json.array(
        () -> {
          if (values.length > 0) {
            FiveNumbers numbers = FiveNumbers.of(values);
            json.number(numbers.count());
            json.number(numbers.minimum());
            json.number(numbers.lowerQuartile());
            json.number(numbers.median());
            json.number(numbers.upperQuartile());
            json.number(numbers.maximum());
          }
        });
  }

  private void correlation(CorrelationMatrix matrix) {
    json.field("metrics").array(matrix.metrics(), json::text);
    json.field("rows").array(matrix.rows(), row -> json.array(row, this::correlation));
  }

  private void correlation(Spearman.Correlation correlation) {
    json.array(
        () -> {
          json.number(correlation.coefficient());
          json.number(correlation.count());
        });
  }

  private static List<Integer> indices(List<?> list) {
    return IntStream.range(0, list.size()).boxed().toList();
  }
}
