package archsweep.partition;

import archsweep.placement.PlacementPage;
import archsweep.report.Html;
import archsweep.report.StaticPage;
import archsweep.table.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A run of placements as one HTML page without scripts: how far solvers are from the best known
 * value of each instance, for each system latency against the power of the devices used, and for
 * each network and system the front of these.
 */
final class PartitionReport {

  private PartitionReport() {}

  static String render(String name, List<Row> rows) {
    List<Row> placed = rows.stream().filter(row -> row.text("status").equals("ok")).toList();
    StringBuilder page = new StringBuilder(StaticPage.head(name, ""));
    page.append(
        "<p>%d placements, %d of them without result.</p>%n"
            .formatted(rows.size(), rows.size() - placed.size()));
    for (String objective : List.of("latency", "throughput")) {
      solvers(page, objective, placed);
    }
    fronts(page, placed);
    failures(page, rows);
    return page.append(StaticPage.FOOT).toString();
  }

  private static void solvers(StringBuilder page, String objective, List<Row> placed) {
    Map<String, Double> best = new TreeMap<>();
    List<Row> ofObjective =
        placed.stream().filter(row -> row.text("objective").equals(objective)).toList();
    ofObjective.forEach(row -> best.merge(key(row), value(row), Math::min));
    Map<String, List<Double>> excess = new TreeMap<>();
    Map<String, Integer> proven = new TreeMap<>();
    for (Row row : ofObjective) {
      double least = best.get(key(row));
      excess
          .computeIfAbsent(row.text("solver"), any -> new ArrayList<>())
          .add(least == 0 ? 0 : value(row) / least - 1);
      proven.merge(row.text("solver"), row.number("gap") == 0 ? 1 : 0, Integer::sum);
    }
    page.append("<h2>Solvers, %s</h2>%n".formatted(objective));
    page.append(
        "<table><tr><th>solver</th><th>instances</th><th>mean above the best</th>"
            + "<th>proved optimal</th></tr>\n");
    excess.forEach(
        (solver, values) ->
            page.append(
                "<tr><td>%s</td><td>%d</td><td>%.2f %%</td><td>%d</td></tr>%n"
                    .formatted(
                        Html.escape(solver),
                        values.size(),
                        100 * values.stream().mapToDouble(v -> v).average().orElse(0),
                        proven.get(solver))));
    page.append("</table>\n");
  }

  private static void fronts(StringBuilder page, List<Row> placed) {
    Map<String, List<Row>> byInstance = new TreeMap<>();
    for (Row row : placed) {
      if (!row.isNull("power_w")) {
        byInstance.computeIfAbsent(key(row), any -> new ArrayList<>()).add(row);
      }
    }
    page.append("<h2>Latency against power</h2>\n");
    Map<String, List<Row>> bySystem = new TreeMap<>();
    byInstance
        .values()
        .forEach(
            rows ->
                rows.forEach(
                    row ->
                        bySystem
                            .computeIfAbsent(row.text("system"), any -> new ArrayList<>())
                            .add(row)));
    bySystem.forEach(
        (system, rows) ->
            page.append("<h3>%s</h3>%n".formatted(Html.escape(system)))
                .append(PowerScatter.svg(system, rows)));
    page.append(
        "<table><tr><th>network and system</th><th>makespan, us</th><th>power of devices used, W"
            + "</th><th>period, us</th><th>solver</th></tr>\n");
    byInstance.forEach(
        (instance, rows) -> front(rows).forEach(row -> page.append(frontRow(instance, row))));
    page.append("</table>\n");
  }

  /** Nothing has less of both makespan and power; of equals one. */
  static List<Row> front(List<Row> rows) {
    List<Row> sorted =
        rows.stream()
            .sorted(
                Comparator.<Row>comparingDouble(row -> row.number("makespan"))
                    .thenComparingDouble(row -> row.number("power_w"))
                    .thenComparingDouble(row -> row.number("period")))
            .toList();
    List<Row> front = new ArrayList<>();
    double least = Double.POSITIVE_INFINITY;
    for (Row row : sorted) {
      if (row.number("power_w") < least) {
        least = row.number("power_w");
        front.add(row);
      }
    }
    return front;
  }

  private static String frontRow(String instance, Row row) {
    return "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>%n"
        .formatted(
            Html.escape(instance),
            PlacementPage.figure(row.number("makespan")),
            PlacementPage.figure(row.number("power_w")),
            PlacementPage.figure(row.number("period")),
            Html.escape(row.text("solver")));
  }

  private static void failures(StringBuilder page, List<Row> rows) {
    page.append("<h2>Without result</h2>\n<ul>\n");
    rows.stream()
        .filter(row -> !row.text("status").equals("ok"))
        .forEach(
            row ->
                page.append(
                    "<li>%s, %s: %s</li>%n"
                        .formatted(
                            Html.escape(key(row)),
                            Html.escape(row.text("solver")),
                            Html.escape(row.text("error")))));
    page.append("</ul>\n");
  }

  private static String key(Row row) {
    return row.text("network") + " on " + row.text("system");
  }

  private static double value(Row row) {
    return row.number(row.text("objective").equals("latency") ? "makespan" : "period");
  }
}
