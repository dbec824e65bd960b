package archsweep.sweep;

import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A bound on a metric, written {@code latency_us <= 500}. What breaks it is infeasible. */
public record Constraint(String metric, boolean upper, double bound) implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final Pattern FORM = Pattern.compile("([a-z0-9_]+) *(<=|>=) *([-+0-9_.eE]+)");

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException if the text has another form
   */
  public static Constraint parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "is not of the form `METRIC <= NUMBER` or `METRIC >= NUMBER`");
    }
    try {
      double bound = Double.parseDouble(matcher.group(3).replace("_", ""));
      return new Constraint(matcher.group(1), matcher.group(2).equals("<="), bound);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("has no number behind its sign", e);
    }
  }

  /** Whether a value of the metric is within the bound. */
  public boolean allows(double value) {
    return upper ? value <= bound : value >= bound;
  }

  @Override
  public String toString() {
    return metric + (upper ? " <= " : " >= ") + bound;
  }
}
