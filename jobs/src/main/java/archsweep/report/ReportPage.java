package archsweep.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import archsweep.report.MetricInfo.Scope;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The report as one HTML file: charts, tables, and the library that draws them (Apache ECharts),
 * all inside. It asks the network for nothing, and a content security policy holds it to that: only
 * the scripts that are written here run. Whatever comes from tables is data to these scripts and
 * never markup.
 *
 * <p>Equal data gives equal bytes.
 */
public final class ReportPage {

  /** How many points are drawn, unless the fronts have more. */
  static final int DRAWN_POINTS = 5_000;

  private static final String FOLDER = "/archsweep/report/";
  private static final String ECHARTS =
      "/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.min.js";

  private static final List<String> SCRIPTS =
      List.of(
          "dom.js",
          "format.js",
          "model.js",
          "palette.js",
          "charts.js",
          "front.js",
          "beside.js",
          "parallel.js",
          "spread.js",
          "tables.js",
          "tabs.js",
          "page.js");

  private ReportPage() {}

  /** The page, in UTF-8 once written, with links to its companions. */
  public static String render(ReportData data, List<Companion> companions) {
    return render(data, companions, DRAWN_POINTS);
  }

  static String render(ReportData data, List<Companion> companions, int drawnPoints) {
    PointSample drawn = PointSample.of(data.points(), drawnPoints, accuracy(data));
    String watch = Resource.read(FOLDER + "watch.js");
    String library = Resource.read(ECHARTS);
    String program = program();
    return new Template(Resource.read(FOLDER + "page.html"))
        .fill(
            Map.of(
                "title", Html.escape(data.title()),
                "companions", companions.stream().map(Companion::link).collect(joining("\n    ")),
                "script-hashes", hashes(watch, library, program),
                "style", Resource.read(FOLDER + "page.css"),
                "watch", watch,
                "echarts", library,
                "data", ReportJson.write(data, drawn),
                "program", program));
  }

  private static ToDoubleFunction<Point> accuracy(ReportData data) {
    MetricInfo metric = data.metric(data.accuracyMetric());
    if (metric.scope() == Scope.DEVICE) {
      int place = data.deviceMetrics().indexOf(metric);
      return point ->
          point.devices().stream()
              .mapToDouble(result -> result.values().get(place))
              .filter(Double::isFinite)
              .findFirst()
              .orElse(Double.NaN);
    }
    int place = data.candidateMetrics().indexOf(metric);
    return point -> point.values().get(place);
  }

  private static String program() {
    return SCRIPTS.stream()
        .map(name -> Resource.read(FOLDER + name))
        .collect(joining("\n", "\n(() => {\n\"use strict\";\n", "})();\n"));
  }

  private static String hashes(String... scripts) {
    return List.of(scripts).stream().map(ReportPage::hash).collect(joining(" "));
  }

  private static String hash(String script) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(UTF_8));
      return "'sha256-%s'".formatted(Base64.getEncoder().encodeToString(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
