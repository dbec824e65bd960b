package archsweep.correlate;

import archsweep.report.Html;
import archsweep.table.Row;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The correlations as one HTML file that asks the network for nothing and runs no script. */
public final class CorrelationsPage {

  public static final String FILE = "correlations.html";

  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>%1$s: correlations</title>
      <style>
      body{font:15px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1d2433}
      table{border-collapse:collapse;width:100%%;font-variant-numeric:tabular-nums}
      th,td{padding:.25rem .6rem;text-align:right;border-bottom:1px solid #dde2ea;white-space:nowrap}
      th:nth-child(-n+3),td:nth-child(-n+3){text-align:left}
      tr.baseline{background:#f3f5f9}
      svg{vertical-align:middle}
      </style></head><body>
      <p><a href="report.html">The report</a></p>
      <h1>%1$s: correlations</h1>
      <p>%2$s</p>
      """;

  private CorrelationsPage() {}

  /** The page; the strongest first, the baselines shaded. */
  public static String html(String title, String terms, List<Row> rows) {
    StringBuilder page = new StringBuilder(HEAD.formatted(Html.escape(title), Html.escape(terms)));
    Map<String, List<Row>> targets =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.text("measurement") + ", " + row.text("dataset"),
                    LinkedHashMap::new,
                    Collectors.toList()));
    targets.forEach((target, members) -> section(page, target, members));
    return page.append("</body></html>\n").toString();
  }

  private static void section(StringBuilder page, String target, List<Row> rows) {
    Row first = rows.get(0);
    page.append(
        "<h2>%s</h2>\n<p>%s, %s is better; joined by %s.</p>\n<table><tr>"
            .formatted(
                Html.escape(target),
                Html.escape(first.text("target")),
                Html.escape(first.text("target_better")),
                Html.escape(first.text("joined_by"))));
    for (String heading :
        List.of(
            "metric",
            "kind",
            "precision",
            "Spearman",
            "interval",
            "",
            "Kendall",
            "interval",
            "top 5 %",
            "top 10 %",
            "top 20 %",
            "points",
            "no score",
            "ties")) {
      page.append("<th>").append(heading).append("</th>");
    }
    page.append("</tr>\n");
    rows.stream()
        .sorted(Comparator.comparingDouble((Row row) -> -row.optionalNumber("spearman").orElse(-2)))
        .forEach(row -> line(page, row));
    page.append("</table>\n");
  }

  private static void line(StringBuilder page, Row row) {
    page.append("<tr class=\"%s\">".formatted(Html.escape(row.text("kind"))));
    for (String cell :
        List.of(
            Html.escape(row.text("metric")),
            Html.escape(row.text("kind")),
            Html.escape(row.text("scheme")),
            number(row, "spearman"),
            interval(row, "spearman"),
            drawing(row),
            number(row, "kendall"),
            interval(row, "kendall"),
            number(row, "top_5_percent"),
            number(row, "top_10_percent"),
            number(row, "top_20_percent"),
            "%,d".formatted(row.integer("points")),
            "%,d".formatted(row.integer("without_score")),
            "%,d".formatted(row.integer("tied_scores")))) {
      page.append("<td>").append(cell).append("</td>");
    }
    page.append("</tr>\n");
  }

  /** The interval on a line from -1 to 1, and the estimate on it. */
  private static String drawing(Row row) {
    OptionalDouble value = row.optionalNumber("spearman");
    if (value.isEmpty() || row.isNull("spearman_low")) {
      return "";
    }
    return String.format(
        Locale.ROOT,
        "<svg width=\"160\" height=\"14\"><path d=\"M0 7H160M80 2V12\" stroke=\"#c3cad6\"/>"
            + "<path d=\"M%.1f 7H%.1f\" stroke=\"#2f6fdd\" stroke-width=\"3\"/>"
            + "<circle cx=\"%.1f\" cy=\"7\" r=\"4\" fill=\"#2f6fdd\"/></svg>",
        80 + 78 * row.number("spearman_low"),
        80 + 78 * row.number("spearman_high"),
        80 + 78 * value.getAsDouble());
  }

  private static String interval(Row row, String name) {
    return row.isNull(name + "_low")
        ? ""
        : number(row, name + "_low") + " to " + number(row, name + "_high");
  }

  private static String number(Row row, String column) {
    OptionalDouble value = row.optionalNumber(column);
    return value.isEmpty() ? "" : String.format(Locale.ROOT, "%.3f", value.getAsDouble());
  }
}
