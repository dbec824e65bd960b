package archsweep.report;

import archsweep.report.MetricInfo.Scope;
import archsweep.statistics.Spearman;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Spearman's rank correlation between every two metrics that do not depend on the device. Two
 * metrics of scope {@link Scope#NETWORK} are compared over networks, each counted once however many
 * precisions it was swept at; any other two over networks at a precision. Takes O(m² n log n) for m
 * metrics and n points.
 *
 * @param metrics their names
 * @param rows one a metric, each with one correlation a metric
 */
record CorrelationMatrix(List<String> metrics, List<List<Spearman.Correlation>> rows) {

  static CorrelationMatrix of(ReportData data) {
    List<MetricInfo> metrics = data.candidateMetrics();
    double[][] perNetwork = columns(data.points(), metrics.size(), Point::networkId);
    double[][] perCandidate =
        columns(
            data.points(),
            metrics.size(),
            point -> List.of(point.networkId(), point.scheme(), point.precisionId()));

    Spearman.Correlation[][] rows = new Spearman.Correlation[metrics.size()][metrics.size()];
    for (int i = 0; i < metrics.size(); i++) {
      for (int j = i; j < metrics.size(); j++) {
        boolean ofNetworks =
            metrics.get(i).scope() == Scope.NETWORK && metrics.get(j).scope() == Scope.NETWORK;
        double[][] columns = ofNetworks ? perNetwork : perCandidate;
        rows[i][j] = Spearman.of(columns[i], columns[j]);
        rows[j][i] = rows[i][j];
      }
    }
    return new CorrelationMatrix(
        metrics.stream().map(MetricInfo::name).toList(),
        Arrays.stream(rows).map(List::of).toList());
  }

  /** One array a metric: the first value that each group of points has. */
  private static double[][] columns(
      List<Point> points, int metrics, Function<Point, Object> group) {
    Map<Object, List<Point>> groups = new LinkedHashMap<>();
    for (Point point : points) {
      groups.computeIfAbsent(group.apply(point), key -> new ArrayList<>(1)).add(point);
    }
    double[][] columns = new double[metrics][groups.size()];
    int row = 0;
    for (List<Point> members : groups.values()) {
      for (int metric = 0; metric < metrics; metric++) {
        columns[metric][row] = firstValue(members, metric);
      }
      row++;
    }
    return columns;
  }

  private static double firstValue(List<Point> points, int metric) {
    return points.stream()
        .mapToDouble(point -> point.values().get(metric))
        .filter(Double::isFinite)
        .findFirst()
        .orElse(Double.NaN);
  }
}
