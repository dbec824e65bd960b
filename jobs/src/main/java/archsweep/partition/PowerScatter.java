package archsweep.partition;

import archsweep.placement.PlacementPage;
import archsweep.report.Html;
import archsweep.table.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The placements of one system as a drawing: power of the devices used from left to right, makespan
 * from below on a logarithmic scale, a colour and a front for each network.
 */
final class PowerScatter {

  private static final int WIDTH = 1000;
  private static final int HEIGHT = 420;
  private static final int LEFT = 80;
  private static final int RIGHT = 240;
  private static final int BOTTOM = 40;
  private static final int TOP = 16;

  /** The colours of Okabe and Ito, which most people can tell apart. */
  private static final List<String> COLOURS =
      List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000");

  private final List<Row> rows;
  private final double mostPower;
  private final double least;
  private final double most;

  private PowerScatter(List<Row> rows) {
    this.rows = rows;
    this.mostPower = rows.stream().mapToDouble(row -> row.number("power_w")).max().orElse(1);
    double fastest = rows.stream().mapToDouble(row -> row.number("makespan")).min().orElse(1);
    double slowest = rows.stream().mapToDouble(row -> row.number("makespan")).max().orElse(1);
    this.least = Math.pow(10, Math.floor(Math.log10(Math.max(fastest, 1e-9))));
    this.most = Math.max(10 * least, Math.pow(10, Math.ceil(Math.log10(slowest))));
  }

  /**
   * The drawing.
   *
   * @param rows placed, all of one system whose power is known
   */
  static String svg(String system, List<Row> rows) {
    return new PowerScatter(rows).draw(system);
  }

  private String draw(String system) {
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"latency against power, %s\">%n"
            .formatted(WIDTH, HEIGHT, Html.escape(system)));
    axes(svg);
    TreeMap<String, List<Row>> byNetwork = new TreeMap<>();
    rows.forEach(
        row -> byNetwork.computeIfAbsent(row.text("network"), any -> new ArrayList<>()).add(row));
    int number = 0;
    for (String network : byNetwork.keySet()) {
      String colour = COLOURS.get(number % COLOURS.size());
      series(svg, byNetwork.get(network), colour);
      svg.append(
          String.format(
              Locale.ROOT,
              "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>%n",
              WIDTH - RIGHT + 12,
              TOP + 14 * (number + 1),
              colour,
              Html.escape(network.length() > 34 ? network.substring(0, 33) + "…" : network)));
      number++;
    }
    return svg.append("</svg>\n").toString();
  }

  private void series(StringBuilder svg, List<Row> placements, String colour) {
    String front =
        PartitionReport.front(placements).stream()
            .sorted(Comparator.comparingDouble(row -> row.number("power_w")))
            .map(row -> String.format(Locale.ROOT, "%.1f,%.1f", x(row), y(row.number("makespan"))))
            .collect(Collectors.joining(" "));
    svg.append(
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"/>%n"
            .formatted(front, colour));
    for (Row row : placements) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\" fill-opacity=\"0.6\">"
                  + "<title>%s, %s for %s: %s us, %s W</title></circle>%n",
              x(row),
              y(row.number("makespan")),
              colour,
              Html.escape(row.text("network")),
              Html.escape(row.text("solver")),
              Html.escape(row.text("objective")),
              PlacementPage.figure(row.number("makespan")),
              PlacementPage.figure(row.number("power_w"))));
    }
  }

  private void axes(StringBuilder svg) {
    for (double tick = least; tick <= most * 1.001; tick *= 10) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#dddddd\"/>"
                  + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s us</text>%n",
              LEFT,
              WIDTH - RIGHT,
              y(tick),
              y(tick),
              LEFT - 6,
              y(tick) + 4,
              PlacementPage.figure(tick)));
    }
    for (int quarter = 0; quarter <= 4; quarter++) {
      double power = mostPower * quarter / 4;
      svg.append(
          String.format(
              Locale.ROOT,
              "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s W</text>%n",
              x(power),
              HEIGHT - BOTTOM + 18,
              PlacementPage.figure(power)));
    }
  }

  private double x(Row row) {
    return x(row.number("power_w"));
  }

  private double x(double power) {
    return LEFT + (WIDTH - LEFT - RIGHT) * power / Math.max(mostPower, 1e-9);
  }

  private double y(double makespan) {
    double share = Math.log(Math.max(makespan, least) / least) / Math.log(most / least);
    return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP);
  }
}
