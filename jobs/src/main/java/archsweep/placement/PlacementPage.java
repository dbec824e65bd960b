package archsweep.placement;

import archsweep.report.Html;
import archsweep.report.StaticPage;
import archsweep.system.Placement;
import archsweep.system.instance.Instance;
import java.util.List;
import java.util.Locale;

/**
 * A placement as one HTML page without scripts: figures, a Gantt chart, the graph coloured by
 * device, and the curve of values over bandwidths. Equal placements give equal bytes.
 */
public final class PlacementPage {

  private PlacementPage() {}

  /** The page, in UTF-8 once written. */
  public static String render(PlacementView view, List<Sensitivity.Point> sensitivity) {
    Instance instance = view.instance();
    Placement placement = view.placement();
    StringBuilder page = new StringBuilder(StaticPage.head(instance.name(), ""));
    page.append(
        "<p>%s by %s for %s: makespan %s, period %s, lower bound %s, gap %.2f %%.</p>%n"
            .formatted(
                placement.status(),
                Html.escape(placement.solver()),
                placement.objective(),
                figure(placement.makespan()),
                figure(placement.period()),
                figure(placement.lowerBound()),
                100 * placement.gap()));
    page.append("<table><tr><th>device</th><th>operators</th><th>load</th><th>busy</th></tr>\n");
    for (PlacementView.DeviceUse use : view.deviceUses()) {
      page.append(
          "<tr><td>%s</td><td>%d</td><td>%s</td><td>%.1f %%</td></tr>%n"
              .formatted(
                  Html.escape(use.device()),
                  use.operators(),
                  figure(use.load()),
                  100 * use.share()));
    }
    page.append("</table>\n<h2>Schedule</h2>\n").append(GanttChart.svg(view));
    page.append("<h2>Graph</h2>\n").append(GraphDrawing.svg(view));
    page.append("<h2>Bandwidth</h2>\n").append(BandwidthCurve.svg(sensitivity));
    return page.append(StaticPage.FOOT).toString();
  }

  public static String figure(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.format(Locale.ROOT, "%,d", (long) value)
        : String.format(Locale.ROOT, "%.6g", value);
  }
}
