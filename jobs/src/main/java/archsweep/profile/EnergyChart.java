package archsweep.profile;

import archsweep.cost.Energy;
import archsweep.placement.Palette;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The energy of each layer, by what takes it. */
final class EnergyChart {

  private static final int LEFT = 80;
  private static final int TOP = 12;
  private static final int BOTTOM = 220;

  /** What takes energy; their colours come behind those of the kinds of layers. */
  private record Part(String words, String colour, ToDoubleFunction<Energy> figure) {

    double of(ProfiledLayer layer) {
      return figure.applyAsDouble(layer.cost().energy());
    }
  }

  private static final List<Part> PARTS =
      List.of(
          new Part("arithmetic", Palette.of(4), Energy::arithmeticUj),
          new Part("on-chip buffers", Palette.of(5), Energy::sramUj),
          new Part("external memory", Palette.of(6), Energy::dramUj),
          new Part("leakage", Palette.of(7), Energy::leakageUj));

  private EnergyChart() {}

  /** The chart with its legend; a sentence where the device has no energies. */
  static String html(Profile profile) {
    if (!profile.energyKnown()) {
      return "<p>Not known: the device's file has no energies for these formats.</p>\n";
    }
    double total = profile.sum(layer -> layer.cost().energyUj().value());
    StringBuilder html = new StringBuilder("<p class=\"legend\">");
    for (Part part : PARTS) {
      double sum = profile.sum(part::of);
      html.append(
          String.format(
              Locale.ROOT,
              "<span><i style=\"background:%s\"></i>%s %s uJ, %s</span> ",
              part.colour,
              part.words,
              Figure.of(sum),
              Figure.percent(total == 0 ? 0 : sum / total)));
    }
    return html.append("</p>\n").append(svg(profile)).toString();
  }

  private static String svg(Profile profile) {
    double most =
        profile.layers().stream()
            .mapToDouble(layer -> layer.cost().energyUj().value())
            .max()
            .orElse(0);
    Svg svg = new Svg(BOTTOM + 24, "energy of each layer");
    Axis energy = Axis.linear(most, BOTTOM, TOP);
    for (double tick : energy.ticks()) {
      svg.line(LEFT, energy.place(tick), Svg.WIDTH - 10, energy.place(tick), "grid");
      svg.text(LEFT - 6, energy.place(tick) + 4, "end", Figure.of(tick));
    }
    double width = (Svg.WIDTH - 10.0 - LEFT) / profile.layers().size();
    for (int i = 0; i < profile.layers().size(); i++) {
      ProfiledLayer layer = profile.layers().get(i);
      double below = 0;
      for (Part part : PARTS) {
        double value = part.of(layer);
        svg.rectangle(
            LEFT + i * width,
            energy.place(below + value),
            Math.max(0.5, width - 1),
            energy.place(below) - energy.place(below + value),
            part.colour,
            "%s (%s): %s, %s uJ"
                .formatted(layer.name(), layer.operator(), part.words, Figure.of(value)));
        below += value;
      }
    }
    svg.text((LEFT + Svg.WIDTH) / 2.0, BOTTOM + 18, "middle", "layers in their order; energy (uJ)");
    return svg.finish();
  }
}
