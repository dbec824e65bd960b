package archsweep.report;

import archsweep.report.MetricInfo.Better;
import archsweep.report.MetricInfo.Scope;
import java.util.List;

/** A report whose every text tries to become markup or script, to set data-owned on the page. */
final class HostileReport {

  static final String IMAGE =
      "</script></title><img src=x onerror=\"document.documentElement.dataset.owned=1\">";

  private static final String SCRIPT =
      "<!--<script>document.documentElement.dataset.owned=1</script>\u2028'\"`${1}{{data}}";

  private HostileReport() {}

  static ReportData data() {
    List<MetricInfo> metrics =
        List.of(
            new MetricInfo("m" + IMAGE, IMAGE, SCRIPT, Scope.NETWORK, Better.HIGHER),
            new MetricInfo("n" + SCRIPT, SCRIPT, IMAGE, Scope.CANDIDATE, Better.LOWER),
            new MetricInfo("o" + IMAGE, IMAGE, SCRIPT, Scope.DEVICE, Better.LOWER));
    return new ReportData(
        "t" + IMAGE,
        List.of(new Fact(IMAGE, SCRIPT), new Fact(SCRIPT, IMAGE)),
        metrics.stream()
            .map(metric -> new ObjectiveView(metric.name(), metric.better() == Better.HIGHER))
            .toList(),
        metrics.get(0).name(),
        metrics,
        List.of("d" + IMAGE, "d" + SCRIPT),
        List.of("s" + IMAGE, "s" + SCRIPT),
        List.of(point(1, "s" + IMAGE, true), point(2, "s" + SCRIPT, false)),
        List.of(IMAGE, SCRIPT));
  }

  private static Point point(int number, String scheme, boolean onFront) {
    DeviceResult result =
        new DeviceResult(MetricValues.of(number), true, onFront ? 0 : 1, onFront, onFront);
    return new Point(
        "c" + number + IMAGE,
        "n" + number + SCRIPT,
        "a" + IMAGE,
        scheme,
        "p" + SCRIPT,
        MetricValues.of(number, number),
        List.of(result, result));
  }
}
