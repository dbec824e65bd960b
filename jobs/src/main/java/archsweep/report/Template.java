package archsweep.report;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with places {@code {{name}}} to fill. */
record Template(String text) {

  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");

  /**
   * Fills every place. What is filled in is not searched for places.
   *
   * @throws IllegalArgumentException if a place has no value
   */
  String fill(Map<String, String> values) {
    return PLACE
        .matcher(text)
        .replaceAll(place -> Matcher.quoteReplacement(value(place.group(1), values)));
  }

  private static String value(String place, Map<String, String> values) {
    String value = values.get(place);
    if (value == null) {
      throw new IllegalArgumentException("The place {{%s}} must have a value.".formatted(place));
    }
    return value;
  }
}
