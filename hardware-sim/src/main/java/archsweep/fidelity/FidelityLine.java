package archsweep.fidelity;

import java.math.BigDecimal;
import java.math.MathContext;

/** A line of the fidelity table. */
public sealed interface FidelityLine {

  /** Whose number it is, such as BRAMAC. */
  String system();

  /** What is compared, with its unit. */
  String quantity();

  /** Where the reference comes from; for what cannot be reproduced, the reason. */
  String source();

  /** A number with a formula or a reference run behind it: it passes or fails. */
  record Checked(
      String system,
      String quantity,
      double reference,
      double ours,
      Tolerance tolerance,
      String source)
      implements FidelityLine {

    public boolean passes() {
      return tolerance.accepts(reference, ours);
    }
  }

  /**
   * A measured error that must not exceed a target, such as that of a calibration on rows that it
   * was not fitted on.
   *
   * @param atLeast whether it is to be at least the target, as a correlation is
   */
  record Bounded(
      String system, String quantity, double target, double ours, boolean atLeast, String source)
      implements FidelityLine {

    public boolean passes() {
      return atLeast ? ours >= target : ours <= target;
    }
  }

  /**
   * A number that others inferred or recalled: a band in which ours is plausible. It never fails.
   */
  record Plausible(
      String system, String quantity, double low, double high, double ours, String source)
      implements FidelityLine {

    public boolean inside() {
      return low <= ours && ours <= high;
    }
  }

  /**
   * A published number that cannot be computed again.
   *
   * @param published as it was published
   * @param source why not
   */
  record NotReproducible(String system, String quantity, String published, String source)
      implements FidelityLine {}

  /** A number with at most five digits, without an exponent. */
  static String figure(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e12) {
      return Long.toString((long) value);
    }
    return new BigDecimal(value).round(new MathContext(5)).stripTrailingZeros().toPlainString();
  }
}
