package archsweep.fidelity;

import java.util.Locale;

/**
 * How far a number may be from its reference.
 *
 * @param value the largest difference; a share of the reference if {@code relative}
 */
public record Tolerance(double value, boolean relative) {

  public static final Tolerance EXACT = new Tolerance(0, false);

  /** The rounding of a figure with so many decimals, and what binary fractions add to it. */
  public static Tolerance decimals(int count) {
    return new Tolerance(0.5 * Math.pow(10, -count), false);
  }

  public static Tolerance percent(double percent) {
    return new Tolerance(percent / 100, true);
  }

  boolean accepts(double reference, double ours) {
    double most = relative ? value * Math.abs(reference) : value;
    return Math.abs(ours - reference) <= most + 1e-9 * Math.abs(reference);
  }

  @Override
  public String toString() {
    if (value == 0) {
      return "exact";
    }
    return relative
        ? String.format(Locale.ROOT, "%s %%", FidelityLine.figure(100 * value))
        : "± " + FidelityLine.figure(value);
  }
}
