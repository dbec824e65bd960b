package archsweep.placement;

import archsweep.report.Html;
import archsweep.system.instance.Edge;
import archsweep.system.instance.Instance;
import archsweep.system.schedule.Schedule;
import java.util.Locale;

/** The graph in columns of equal depth, each operator in the colour of its device. */
final class GraphDrawing {

  private static final int WIDTH = 1000;
  private static final int HEIGHT = 320;

  private GraphDrawing() {}

  static String svg(PlacementView view) {
    Instance instance = view.instance();
    Schedule schedule = view.placement().schedule();
    int[] depth = new int[instance.size()];
    int deepest = 0;
    for (int i : instance.order()) {
      for (int e : instance.in(i)) {
        depth[i] = Math.max(depth[i], depth[instance.edges().get(e).source()] + 1);
      }
      deepest = Math.max(deepest, depth[i]);
    }
    int[] inColumn = new int[deepest + 1];
    int[] row = new int[instance.size()];
    for (int i : instance.order()) {
      row[i] = inColumn[depth[i]]++;
    }
    double[] x = new double[instance.size()];
    double[] y = new double[instance.size()];
    for (int i = 0; i < x.length; i++) {
      x[i] = 10 + (WIDTH - 20.0) * depth[i] / Math.max(1, deepest);
      y[i] = HEIGHT * (row[i] + 0.5) / inColumn[depth[i]];
    }
    double radius = Math.max(1.5, Math.min(7, 0.4 * WIDTH / (deepest + 1)));
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"graph\">%n".formatted(WIDTH, HEIGHT));
    for (Edge edge : instance.edges()) {
      boolean cut = schedule.device(edge.source()) != schedule.device(edge.target());
      svg.append(
          String.format(
              Locale.ROOT,
              "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>%n",
              x[edge.source()],
              y[edge.source()],
              x[edge.target()],
              y[edge.target()],
              cut ? "#d55e00" : "#ccc"));
    }
    for (int i = 0; i < x.length; i++) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\"><title>%s</title></circle>%n",
              x[i],
              y[i],
              radius,
              Palette.of(schedule.device(i)),
              Html.escape(instance.operators().get(i).name())));
    }
    return svg.append("</svg>\n").toString();
  }
}
