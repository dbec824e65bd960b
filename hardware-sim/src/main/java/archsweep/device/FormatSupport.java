package archsweep.device;

import archsweep.config.Section;
import archsweep.precision.LayerPrecision;
import archsweep.precision.NumberFormat;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The number formats of a device. A format that is neither executed nor has a fallback is refused.
 *
 * @param device the device's name, for messages
 * @param natives the formats that it executes, from the narrowest
 * @param fallbacks what it does with others
 */
public record FormatSupport(
    String device, List<NumberFormat> natives, Map<NumberFormat, Fallback> fallbacks) {

  public FormatSupport {
    natives = natives.stream().sorted(Comparator.comparingInt(NumberFormat::elementBits)).toList();
    fallbacks = Collections.unmodifiableMap(new LinkedHashMap<>(fallbacks));
  }

  /** Reads the key {@code fallbacks}, whose targets must be among the formats executed. */
  static FormatSupport read(Section section, String device, Collection<NumberFormat> natives) {
    Map<NumberFormat, Fallback> fallbacks = new LinkedHashMap<>();
    section
        .optionalSection("fallbacks")
        .ifPresent(
            all -> {
              for (String format : all.keys()) {
                Section one = all.section(format);
                Fallback fallback = new Fallback(format(one, "store"), format(one, "compute"));
                one.refuseUnknownKeys();
                if (!natives.contains(fallback.compute())) {
                  throw one.wrong(
                      "compute",
                      fallback.compute().name(),
                      "must be a format that the device executes",
                      "choose from %s.".formatted(names(natives)));
                }
                fallbacks.put(FormatFigures.named(all, format), fallback);
              }
            });
    return new FormatSupport(device, List.copyOf(natives), fallbacks);
  }

  /** Whether layers may ask for a format. */
  public boolean accepts(NumberFormat format) {
    return natives.contains(format) || fallbacks.containsKey(format);
  }

  /**
   * The format that takes the place of this one in memory.
   *
   * @throws UnsupportedFormatException if the device has no use for the format
   */
  public NumberFormat stored(NumberFormat format) {
    return natives.contains(format) ? format : fallback(format).store();
  }

  /**
   * How a layer with weights and activations of these formats is executed: in the narrowest format
   * of the device that holds both.
   *
   * @throws UnsupportedFormatException if the device has no use for one of them
   */
  public Execution execution(LayerPrecision precision) {
    NumberFormat weights = precision.weights();
    NumberFormat activations = precision.activations();
    NumberFormat compute = common(weights, activations);
    StringBuilder assumption = new StringBuilder(substitution(weights));
    if (!weights.equals(activations)) {
      append(assumption, substitution(activations));
      if (!compute.equals(computed(weights)) || !compute.equals(computed(activations))) {
        append(
            assumption,
            "%s weights and %s activations are computed in %s"
                .formatted(weights.name(), activations.name(), compute.name()));
      }
    }
    return new Execution(stored(weights), stored(activations), compute, assumption.toString());
  }

  /**
   * How a layer without weights is executed.
   *
   * @throws UnsupportedFormatException if the device has no use for the format
   */
  public Execution execution(NumberFormat activations) {
    return execution(LayerPrecision.of(activations));
  }

  private NumberFormat common(NumberFormat weights, NumberFormat activations) {
    NumberFormat first = computed(weights);
    NumberFormat second = computed(activations);
    return natives.stream()
        .filter(format -> FormatCover.holds(format, first) && FormatCover.holds(format, second))
        .findFirst()
        .orElseThrow(
            () ->
                new UnsupportedFormatException(
                    "The device %s executes no format that holds both %s weights and %s activations."
                        .formatted(device, weights.name(), activations.name()),
                    "give both the same format; it executes %s.".formatted(names(natives))));
  }

  private NumberFormat computed(NumberFormat format) {
    return natives.contains(format) ? format : fallback(format).compute();
  }

  private Fallback fallback(NumberFormat format) {
    Fallback fallback = fallbacks.get(format);
    if (fallback == null) {
      throw new UnsupportedFormatException(
          "The device %s neither executes %s nor has a fallback for it."
              .formatted(device, format.name()),
          "add a line below fallbacks in its file, or choose from %s.".formatted(names(natives)));
    }
    return fallback;
  }

  private String substitution(NumberFormat format) {
    if (natives.contains(format)) {
      return "";
    }
    Fallback fallback = fallback(format);
    return "%s is stored as %s and computed in %s"
        .formatted(format.name(), fallback.store().name(), fallback.compute().name());
  }

  private static void append(StringBuilder text, String more) {
    if (!text.isEmpty() && !more.isEmpty()) {
      text.append("; ");
    }
    text.append(more);
  }

  private static NumberFormat format(Section section, String key) {
    return FormatFigures.named(section, key, section.text(key));
  }

  private static String names(Collection<NumberFormat> formats) {
    return formats.stream().map(NumberFormat::name).collect(Collectors.joining(", "));
  }
}
