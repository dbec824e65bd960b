package archsweep.profile;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What layers reach over their operations a byte, below the roofs of arithmetic and of memory; a
 * layer's disc is as large as its share of the time.
 */
final class RooflineChart {

  private static final int LEFT = 80;
  private static final int RIGHT = Svg.WIDTH - 36;
  private static final int TOP = 14;
  private static final int BOTTOM = 330;
  private static final double LARGEST = 22;

  private RooflineChart() {}

  /** The chart; a sentence where a device moves no bytes or no layer computes. */
  static String svg(Profile profile) {
    List<ProfiledLayer> drawn =
        profile.layers().stream()
            .filter(layer -> layer.gigaOperationsPerSecond() > 0 && layer.cost().dramBytes() > 0)
            .toList();
    OptionalDouble peak = profile.peakGigaOperationsPerSecond();
    if (drawn.isEmpty() || peak.isEmpty()) {
      return "<p>No layer both computes and moves bytes of external memory, as this model counts.</p>\n";
    }
    OptionalDouble bandwidth = profile.bandwidthGigabytesPerSecond();
    double ridge = bandwidth.isPresent() ? peak.getAsDouble() / bandwidth.getAsDouble() : 1;
    Axis x =
        Axis.powers(
            Math.min(ridge, drawn.stream().mapToDouble(ProfiledLayer::intensity).min().orElse(1)),
            2
                * Math.max(
                    ridge, drawn.stream().mapToDouble(ProfiledLayer::intensity).max().orElse(1)),
            LEFT,
            RIGHT);
    Axis y =
        Axis.powers(
            drawn.stream().mapToDouble(ProfiledLayer::gigaOperationsPerSecond).min().orElse(1),
            1.2 * peak.getAsDouble(),
            BOTTOM,
            TOP);
    Svg svg = new Svg(BOTTOM + 44, "roofline");
    grid(svg, x, y);
    roof(svg, x, y, peak.getAsDouble(), bandwidth);
    for (ProfiledLayer layer : drawn) {
      layer(svg, layer, x, y, profile.latencyUs());
    }
    return svg.finish();
  }

  private static void grid(Svg svg, Axis x, Axis y) {
    for (double tick : x.ticks()) {
      svg.line(x.place(tick), TOP, x.place(tick), BOTTOM, "grid");
      svg.text(x.place(tick), BOTTOM + 16, "middle", Figure.of(tick));
    }
    for (double tick : y.ticks()) {
      svg.line(LEFT, y.place(tick), RIGHT, y.place(tick), "grid");
      svg.text(LEFT - 6, y.place(tick) + 4, "end", Figure.of(tick));
    }
    svg.text(
        (LEFT + Svg.WIDTH) / 2.0, BOTTOM + 36, "middle", "operations a byte of external memory");
    svg.text(LEFT + 6, TOP + 12, "start", "10^9 operations a second");
  }

  private static void roof(Svg svg, Axis x, Axis y, double peak, OptionalDouble bandwidth) {
    double ridge = bandwidth.isPresent() ? peak / bandwidth.getAsDouble() : x.least();
    svg.line(x.place(ridge), y.place(peak), x.place(x.most()), y.place(peak), "roof");
    svg.text(x.place(x.most()) - 6, y.place(peak) - 6, "end", "peak %s".formatted(Figure.of(peak)));
    bandwidth.ifPresent(
        gigabytes -> {
          double left = Math.max(x.least(), y.least() / gigabytes);
          svg.line(x.place(left), y.place(left * gigabytes), x.place(ridge), y.place(peak), "roof");
          svg.text(
              x.place(left) + 34,
              y.place(left * gigabytes) + 2,
              "start",
              "%s GB/s".formatted(Figure.of(gigabytes)));
        });
  }

  private static void layer(Svg svg, ProfiledLayer layer, Axis x, Axis y, double totalUs) {
    svg.circle(
        x.place(layer.intensity()),
        y.place(layer.gigaOperationsPerSecond()),
        Math.max(2.5, LARGEST * Math.sqrt(layer.latencyUs() / totalUs)),
        layer.kind().colour(),
        "%s (%s): %s operations a byte, %s GOPS, %s of the time"
            .formatted(
                layer.name(),
                layer.operator(),
                Figure.of(layer.intensity()),
                Figure.of(layer.gigaOperationsPerSecond()),
                Figure.percent(layer.latencyUs() / totalUs)));
  }
}
