package archsweep.device;

import archsweep.config.Section;
import archsweep.config.Similar;
import archsweep.precision.Formats;
import archsweep.precision.NumberFormat;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads mappings from number formats to figures, such as {@code {int8: 1, int4: 2}}. */
final class FormatFigures {

  private FormatFigures() {}

  /**
   * The figures below a key, at least one.
   *
   * @param least the smallest that can be
   * @param most the largest that can be
   */
  static Map<NumberFormat, Double> read(Section section, String key, double least, double most) {
    Section figures = section.section(key);
    Map<NumberFormat, Double> byFormat = new LinkedHashMap<>();
    for (String name : figures.keys()) {
      byFormat.put(named(figures, name), figures.number(name, least, most));
    }
    if (byFormat.isEmpty()) {
      throw section.wrong(key, "{}", "must name at least one number format", "add int8: 1.");
    }
    return Collections.unmodifiableMap(byFormat);
  }

  /** The format that a key names. */
  static NumberFormat named(Section section, String key) {
    return named(section, key, key);
  }

  /** The format that the value of a key names. */
  static NumberFormat named(Section section, String key, String name) {
    List<String> names = Formats.all().stream().map(NumberFormat::name).toList();
    if (!names.contains(name)) {
      throw section.wrong(key, name, "is no number format", Similar.advice(name, names));
    }
    return Formats.named(name);
  }
}
