package archsweep.placement;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Values and bounds over the bandwidth of the links, which doubles from point to point. */
final class BandwidthCurve {

  private static final int WIDTH = 1000;
  private static final int HEIGHT = 260;
  private static final int MARGIN = 60;

  private BandwidthCurve() {}

  static String svg(List<Sensitivity.Point> points) {
    double most = points.stream().mapToDouble(Sensitivity.Point::value).max().orElse(1);
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"value over bandwidth\">%n"
            .formatted(WIDTH, HEIGHT + 20));
    svg.append(line(points, Sensitivity.Point::value, most, "#0072b2"));
    svg.append(line(points, Sensitivity.Point::bound, most, "#999999"));
    for (int i = 0; i < points.size(); i++) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">x %s</text>"
                  + "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>%n",
              x(points, i),
              HEIGHT + 14,
              points.get(i).factor(),
              x(points, i),
              y(points.get(i).value(), most) - 6,
              PlacementPage.figure(points.get(i).value())));
    }
    return svg.append("</svg>\n").toString();
  }

  private static String line(
      List<Sensitivity.Point> points,
      ToDoubleFunction<Sensitivity.Point> figure,
      double most,
      String colour) {
    String path =
        IntStream.range(0, points.size())
            .mapToObj(
                i ->
                    String.format(
                        Locale.ROOT,
                        "%.1f,%.1f",
                        x(points, i),
                        y(figure.applyAsDouble(points.get(i)), most)))
            .collect(Collectors.joining(" "));
    return "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n"
        .formatted(path, colour);
  }

  private static double x(List<Sensitivity.Point> points, int at) {
    return MARGIN + (WIDTH - 2.0 * MARGIN) * at / Math.max(1, points.size() - 1);
  }

  private static double y(double value, double most) {
    return HEIGHT - (HEIGHT - 30) * value / Math.max(1e-12, most);
  }
}
