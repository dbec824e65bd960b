package archsweep.profile;

/** Layers one after the other; as wide as they take long, filled as far as they use their unit. */
final class TimeChart {

  private static final int LEFT = 56;
  private static final int TOP = 10;
  private static final int BOTTOM = 190;
  private static final int LETTER = 7;

  private TimeChart() {}

  static String svg(Profile profile) {
    Svg svg = new Svg(BOTTOM + 44, "layers over time");
    Axis time = Axis.linear(profile.latencyUs(), LEFT, Svg.WIDTH - 10);
    Axis share = Axis.linear(1, BOTTOM, TOP);
    for (double tick : share.ticks()) {
      svg.line(LEFT, share.place(tick), Svg.WIDTH - 10, share.place(tick), "grid");
      svg.text(LEFT - 6, share.place(tick) + 4, "end", Figure.percent(tick));
    }
    double startUs = profile.overheadUs();
    for (ProfiledLayer layer : profile.layers()) {
      if (layer.latencyUs() > 0) {
        layer(svg, layer, time, share, startUs);
      }
      startUs += layer.latencyUs();
    }
    for (double tick : time.ticks()) {
      svg.text(time.place(tick), BOTTOM + 16, "middle", Figure.of(tick));
    }
    svg.text((LEFT + Svg.WIDTH) / 2.0, BOTTOM + 36, "middle", "time (us); height: utilisation");
    return svg.finish();
  }

  private static void layer(Svg svg, ProfiledLayer layer, Axis time, Axis share, double startUs) {
    double x = time.place(startUs);
    double width = time.place(startUs + layer.latencyUs()) - x;
    double top = share.place(layer.cost().utilisation());
    String colour = layer.kind().colour();
    String title =
        "%s (%s): %s us, utilisation %s"
            .formatted(
                layer.name(),
                layer.operator(),
                Figure.of(layer.latencyUs()),
                Figure.percent(layer.cost().utilisation()));
    double shown = Math.max(0.5, width - 0.5);
    svg.faint(x, TOP, shown, BOTTOM - TOP, colour, title);
    svg.rectangle(x, top, shown, BOTTOM - top, colour, title);
    if (width > LETTER * layer.name().length()) {
      svg.text(x + width / 2, TOP + 14, "middle", layer.name());
    }
  }
}
