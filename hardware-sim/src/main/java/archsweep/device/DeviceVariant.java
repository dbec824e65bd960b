package archsweep.device;

import archsweep.config.Section;
import archsweep.config.UserException;
import archsweep.config.Yaml;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A device with other figures than its file has, so that a sweep looks for the accelerator together
 * with the network. It is written {@code BASE[key=value,...]}, as in {@code
 * pqa-agilex-ddr[prototypes=8,vectors.outputs=16]}, and is a device of its own: its name is that of
 * the base with keys and values behind it.
 *
 * @param base the name of a device, or the path of its file
 * @param figures values by the dotted path of their key
 */
public record DeviceVariant(String base, SortedMap<String, String> figures) {

  /** The key of the group of a sweep file that varies a device. */
  private static final String VARY = "vary";

  private static final int MOST = 1024;

  private static final List<String> NO_FIGURES =
      List.of("name", "version", "family", "description", "source");

  /**
   * Checks keys and values.
   *
   * @throws UserException if a key is no figure, or a value is no plain number or word
   */
  public DeviceVariant {
    figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
    figures.forEach(
        (key, value) -> {
          if (NO_FIGURES.contains(key)) {
            throw new UserException(
                "The device %s cannot vary its %s.".formatted(base, key),
                "vary a figure, such as the clock.");
          }
          if (!key.matches("[a-z0-9_.]+") || !value.matches("[A-Za-z0-9_.+-]+")) {
            throw new UserException(
                "The figure %s=%s of a variant of %s is no key with a number or a word."
                    .formatted(key, value, base),
                "write it as in pqa-agilex-ddr[prototypes=8,vectors.outputs=16].");
          }
        });
  }

  /** Whether a text is written as a variant. */
  public static boolean isOne(String reference) {
    return reference.endsWith("]") && reference.indexOf('[') > 0;
  }

  /**
   * Reads {@code BASE[key=value,...]}.
   *
   * @throws UserException if it is not of this form
   */
  public static DeviceVariant parse(String reference) {
    int bracket = reference.indexOf('[');
    SortedMap<String, String> figures = new TreeMap<>();
    for (String figure : reference.substring(bracket + 1, reference.length() - 1).split(",", -1)) {
      String[] parts = figure.strip().split("=", 2);
      if (parts.length < 2 || figures.put(parts[0].strip(), parts[1].strip()) != null) {
        throw new UserException(
            "%s: %s is no figure that stands once, as key=value.".formatted(reference, figure),
            "write it as in pqa-agilex-ddr[prototypes=8,vectors.outputs=16].");
      }
    }
    return new DeviceVariant(reference.substring(0, bracket), figures);
  }

  /**
   * All variants of a group such as {@code {vary: pqa-agilex-ddr, prototypes: [8, 16],
   * vectors.outputs: [16, 32]}}, the last key fastest, as they are written.
   *
   * @throws UserException with line and key, if there are none or more than 1,024
   */
  public static List<String> references(Section group) {
    String base = group.text(VARY);
    List<List<String>> choices = List.of(List.of());
    for (String key : group.keys()) {
      if (key.equals(VARY)) {
        continue;
      }
      List<String> values = group.texts(key);
      if (values.isEmpty() || (long) choices.size() * values.size() > MOST) {
        throw group.wrong(
            key,
            values,
            "must have at least one value, and the device at most %,d variants".formatted(MOST),
            "write one or more: [8, 16].");
      }
      List<List<String>> longer = new ArrayList<>();
      for (List<String> choice : choices) {
        for (String value : values) {
          List<String> next = new ArrayList<>(choice);
          next.add(key + "=" + value);
          longer.add(next);
        }
      }
      choices = longer;
    }
    if (choices.get(0).isEmpty()) {
      throw group.wrong(VARY, base, "stands alone", "add a figure: prototypes: [8, 16].");
    }
    return choices.stream().map(choice -> base + "[" + String.join(",", choice) + "]").toList();
  }

  /**
   * The text of the variant's own file.
   *
   * @param text of the base's file
   * @param origin that file, for messages
   */
  public String text(String text, String origin) {
    List<String> overrides = new ArrayList<>();
    figures.forEach((key, value) -> overrides.add(key + "=" + value));
    overrides.add("name=" + name(Yaml.parse(text, origin).text("name")));
    return Yaml.write(Yaml.parse(text, origin, overrides).withDefaults());
  }

  private String name(String base) {
    return base
        + figures.entrySet().stream()
            .map(figure -> "-" + worded(figure.getKey()) + "-" + worded(figure.getValue()))
            .collect(Collectors.joining());
  }

  private static String worded(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]", "-");
  }
}
