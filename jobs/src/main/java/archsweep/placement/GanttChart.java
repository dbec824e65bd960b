package archsweep.placement;

import archsweep.report.Html;
import archsweep.system.instance.Instance;
import archsweep.system.schedule.Schedule;
import java.util.List;
import java.util.Locale;

/** A bar for each operator on the line of its device; those of the critical path framed. */
final class GanttChart {

  private static final int WIDTH = 1000;
  private static final int LEFT = 110;
  private static final int LINE = 34;

  private GanttChart() {}

  static String svg(PlacementView view) {
    Instance instance = view.instance();
    Schedule schedule = view.placement().schedule();
    List<Integer> critical = view.criticalPath();
    double scale = (WIDTH - LEFT) / Math.max(1e-12, schedule.makespan());
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Gantt chart\">%n"
            .formatted(WIDTH + 10, LINE * instance.deviceCount() + 20));
    for (int k = 0; k < instance.deviceCount(); k++) {
      svg.append(
          "<text x=\"4\" y=\"%d\">%s</text>%n"
              .formatted(k * LINE + 24, Html.escape(instance.devices().get(k).name())));
    }
    for (int i = 0; i < instance.size(); i++) {
      if (schedule.finish(i) > schedule.start(i)) {
        svg.append(bar(instance, schedule, i, scale, critical.contains(i)));
      }
    }
    svg.append(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n"
            .formatted(
                WIDTH,
                LINE * instance.deviceCount() + 14,
                PlacementPage.figure(schedule.makespan())));
    return svg.append("</svg>\n").toString();
  }

  private static String bar(
      Instance instance, Schedule schedule, int operator, double scale, boolean critical) {
    return String.format(
        Locale.ROOT,
        "<rect x=\"%.2f\" y=\"%d\" width=\"%.2f\" height=\"%d\" fill=\"%s\" stroke=\"%s\""
            + " stroke-width=\"%s\"><title>%s: %s to %s</title></rect>%n",
        LEFT + scale * schedule.start(operator),
        schedule.device(operator) * LINE + 6,
        scale * (schedule.finish(operator) - schedule.start(operator)),
        LINE - 8,
        Palette.of(schedule.device(operator)),
        critical ? "#000" : "#fff",
        critical ? "1.5" : "0.5",
        Html.escape(instance.operators().get(operator).name()),
        PlacementPage.figure(schedule.start(operator)),
        PlacementPage.figure(schedule.finish(operator)));
  }
}
