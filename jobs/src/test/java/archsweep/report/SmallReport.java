package archsweep.report;

import archsweep.report.MetricInfo.Better;
import archsweep.report.MetricInfo.Scope;
import java.util.List;

/** The least that makes a report: one device, a score, a size and a latency. */
final class SmallReport {

  static final List<MetricInfo> METRICS =
      List.of(
          new MetricInfo("nwot", "", "A score.", Scope.NETWORK, Better.HIGHER),
          new MetricInfo("weight_bytes", "B", "A size.", Scope.CANDIDATE, Better.LOWER),
          new MetricInfo("latency_us", "µs", "A cost.", Scope.DEVICE, Better.LOWER));

  private SmallReport() {}

  static ReportData of(List<Point> points) {
    return of("A sweep", List.of(new Fact("Seed", "1")), METRICS, List.of("int8", "int4"), points);
  }

  static ReportData of(
      String title,
      List<Fact> facts,
      List<MetricInfo> metrics,
      List<String> schemes,
      List<Point> points) {
    return new ReportData(
        title,
        facts,
        List.of(new ObjectiveView("nwot", true), new ObjectiveView("latency_us", false)),
        "nwot",
        metrics,
        List.of("a device"),
        schemes,
        points,
        List.of());
  }

  /** A point on no front. */
  static Point point(
      String network, String scheme, double nwot, double weightBytes, double latencyUs) {
    return point(network, scheme, nwot, weightBytes, latencyUs, false);
  }

  static Point point(
      String network,
      String scheme,
      double nwot,
      double weightBytes,
      double latencyUs,
      boolean onFront) {
    return new Point(
        network + "/" + scheme,
        network,
        "|" + network + "|",
        scheme,
        scheme,
        MetricValues.of(nwot, weightBytes),
        List.of(
            new DeviceResult(
                MetricValues.of(latencyUs),
                true,
                onFront ? 0 : DeviceResult.UNKNOWN_RANK,
                onFront,
                false)));
  }
}
