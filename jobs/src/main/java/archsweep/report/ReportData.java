package archsweep.report;

import static java.util.Objects.requireNonNull;

import archsweep.report.MetricInfo.Scope;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * All that the report of a sweep shows.
 *
 * @param title what was swept
 * @param facts about the run: versions, seeds, counts, durations, deduplication
 * @param objectives of the fronts
 * @param accuracyMetric the score that stands for accuracy, usually the first maximised objective
 * @param metrics all of them, in the order in which they are shown
 * @param devices their names
 * @param schemes the precision schemes, in the order in which they are shown
 * @param points the candidates
 * @param notes for the reader: what was left out, what failed
 */
public record ReportData(
    String title,
    List<Fact> facts,
    List<ObjectiveView> objectives,
    String accuracyMetric,
    List<MetricInfo> metrics,
    List<String> devices,
    List<String> schemes,
    List<Point> points,
    List<String> notes) {

  /**
   * Checks that the parts agree.
   *
   * @throws IllegalArgumentException if a name is used twice, names nothing of the report, or a
   *     point has more or fewer values than there are metrics or devices
   */
  public ReportData {
    requireNonNull(title);
    facts = List.copyOf(facts);
    objectives = List.copyOf(objectives);
    metrics = List.copyOf(metrics);
    devices = List.copyOf(devices);
    schemes = List.copyOf(schemes);
    points = List.copyOf(points);
    notes = List.copyOf(notes);

    Set<String> names = distinct("metric", metrics.stream().map(MetricInfo::name).toList());
    distinct("device", devices);
    Set<String> knownSchemes = distinct("scheme", schemes);
    for (ObjectiveView objective : objectives) {
      requireKnown("objective", objective.metric(), names);
    }
    requireKnown("accuracyMetric", accuracyMetric, names);
    int perDevice = count(metrics, true);
    int perCandidate = count(metrics, false);
    for (Point point : points) {
      requireKnown("scheme", point.scheme(), knownSchemes);
      requireSize("values", point, point.values().size(), perCandidate);
      requireSize("devices", point, point.devices().size(), devices.size());
      for (DeviceResult result : point.devices()) {
        requireSize("device values", point, result.values().size(), perDevice);
      }
    }
  }

  /** The metrics that {@link Point#values} holds. */
  public List<MetricInfo> candidateMetrics() {
    return metrics.stream().filter(metric -> metric.scope() != Scope.DEVICE).toList();
  }

  /** The metrics that {@link DeviceResult#values} holds. */
  public List<MetricInfo> deviceMetrics() {
    return metrics.stream().filter(metric -> metric.scope() == Scope.DEVICE).toList();
  }

  /**
   * The metric of this name.
   *
   * @throws NoSuchElementException if there is none
   */
  MetricInfo metric(String name) {
    return metrics.stream().filter(metric -> metric.name().equals(name)).findFirst().orElseThrow();
  }

  private static int count(List<MetricInfo> metrics, boolean ofDevice) {
    return (int)
        metrics.stream().filter(metric -> (metric.scope() == Scope.DEVICE) == ofDevice).count();
  }

  private static Set<String> distinct(String kind, List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new IllegalArgumentException("The %s (%s) must be named once.".formatted(kind, name));
      }
    }
    return seen;
  }

  private static void requireKnown(String kind, String name, Set<String> known) {
    if (!known.contains(name)) {
      throw new IllegalArgumentException(
          "The %s (%s) must be one of %s.".formatted(kind, name, known.stream().sorted().toList()));
    }
  }

  private static void requireSize(String kind, Point point, int size, int expected) {
    if (size != expected) {
      throw new IllegalArgumentException(
          "The %s of candidate %s (%d) must be %d."
              .formatted(kind, point.candidateId(), size, expected));
    }
  }
}
