package archsweep.sweep;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A metric and the direction in which it is better, written {@code max nwot} or {@code min
 * latency_us}.
 */
public record Objective(String metric, boolean maximised) {

  private static final Pattern FORM = Pattern.compile("(max|min) +([a-z0-9_]+)");

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException if the text has another form
   */
  public static Objective parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("is not of the form `max METRIC` or `min METRIC`");
    }
    return new Objective(matcher.group(2), matcher.group(1).equals("max"));
  }

  @Override
  public String toString() {
    return (maximised ? "max " : "min ") + metric;
  }
}
