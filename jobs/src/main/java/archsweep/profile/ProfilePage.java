package archsweep.profile;

import archsweep.cost.Quantity;
import archsweep.report.Html;
import archsweep.report.StaticPage;
import java.util.List;
import java.util.Locale;

/**
 * The layers of a network on one or more devices as one HTML page without scripts: over time, below
 * the roofline, by energy, and as a table. Equal profiles give equal bytes.
 */
public final class ProfilePage {

  private static final String STYLE =
      """
      .grid {stroke: #ddd; stroke-width: 1}
      .roof {stroke: #222; stroke-width: 2}
      .legend {color: #444}
      .legend span {margin-right: 1.4em; white-space: nowrap}
      .legend i {display: inline-block; width: .8em; height: .8em; margin-right: .4em}
      .wide {overflow-x: auto}
      .wide table {font-size: 12.5px}
      """;

  private ProfilePage() {}

  /** The page, in UTF-8 once written. */
  public static String render(String title, List<Profile> profiles) {
    StringBuilder page = new StringBuilder(StaticPage.head(title, STYLE));
    summary(page, profiles);
    for (Profile profile : profiles) {
      page.append(
          "<h2>%s, %s</h2>%n"
              .formatted(Html.escape(profile.device().name()), Html.escape(profile.precision())));
      page.append("<h3>Layers over time</h3>\n").append(legend()).append(TimeChart.svg(profile));
      page.append("<h3>Roofline</h3>\n").append(RooflineChart.svg(profile));
      page.append("<h3>Energy</h3>\n").append(EnergyChart.html(profile));
      page.append("<h3>Layers</h3>\n");
      layers(page, profile);
    }
    return page.append(StaticPage.FOOT).toString();
  }

  private static void summary(StringBuilder page, List<Profile> profiles) {
    page.append(
        "<table><tr><th>device</th><th>latency_us</th><th>energy_uj</th><th>dram_bytes</th>"
            + "<th>utilisation</th></tr>\n");
    for (Profile profile : profiles) {
      double latencyUs = profile.latencyUs();
      double busyUs = profile.sum(layer -> layer.latencyUs() * layer.cost().utilisation());
      cells(
          page,
          profile.device().name(),
          Figure.of(latencyUs),
          profile.energyKnown()
              ? Figure.of(profile.sum(layer -> layer.cost().energyUj().value()))
              : "",
          Figure.of(profile.sum(layer -> (double) layer.cost().dramBytes())),
          Figure.percent(latencyUs == 0 ? 0 : busyUs / latencyUs));
    }
    page.append("</table>\n");
  }

  private static String legend() {
    StringBuilder legend = new StringBuilder("<p class=\"legend\">");
    for (ProfiledLayer.Kind kind : ProfiledLayer.Kind.values()) {
      legend.append(
          "<span><i style=\"background:%s\"></i>%s</span> ".formatted(kind.colour(), kind));
    }
    return legend.append("</p>\n").toString();
  }

  private static void layers(StringBuilder page, Profile profile) {
    page.append(
        "<div class=\"wide\"><table><tr><th>layer</th><th>operator</th><th>latency_us</th><th>share</th>"
            + "<th>cycles</th><th>utilisation</th><th>dram_bytes</th><th>energy_uj</th><th>source</th>"
            + "<th>assumption</th></tr>\n");
    double totalUs = profile.latencyUs();
    for (ProfiledLayer layer : profile.layers()) {
      cells(
          page,
          layer.name(),
          layer.operator(),
          Figure.of(layer.latencyUs()),
          Figure.percent(totalUs == 0 ? 0 : layer.latencyUs() / totalUs),
          figure(layer.cost().cycles()),
          Figure.percent(layer.cost().utilisation()),
          Figure.of((double) layer.cost().dramBytes()),
          figure(layer.cost().energyUj()),
          layer.cost().source().name().toLowerCase(Locale.ROOT).replace('_', ' '),
          layer.cost().assumption());
    }
    page.append("</table></div>\n");
  }

  private static void cells(StringBuilder page, String... cells) {
    page.append("<tr>");
    for (String cell : cells) {
      page.append("<td>").append(Html.escape(cell)).append("</td>");
    }
    page.append("</tr>\n");
  }

  private static String figure(Quantity quantity) {
    return quantity.known() ? Figure.of(quantity.value()) : "";
  }
}
