package archsweep.sweep;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a plan calls one score of a network: a version of a proxy on one minibatch from one
 * initialisation, such as {@code snip.v1.b0.i0}. A raised version is another column, so it is
 * computed anew.
 */
public record ScoreColumn(String proxy, int version, long batchSeed, long initSeed) {

  private static final Pattern FORM =
      Pattern.compile("([a-z0-9_]+)\\.v(\\d+)\\.b(-?\\d+)\\.i(-?\\d+)");

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws IllegalArgumentException if the text has another form
   */
  public static ScoreColumn parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("The column (%s) names no score.".formatted(text));
    }
    return new ScoreColumn(
        matcher.group(1),
        Integer.parseInt(matcher.group(2)),
        Long.parseLong(matcher.group(3)),
        Long.parseLong(matcher.group(4)));
  }

  @Override
  public String toString() {
    return "%s.v%d.b%d.i%d".formatted(proxy, version, batchSeed, initSeed);
  }
}
