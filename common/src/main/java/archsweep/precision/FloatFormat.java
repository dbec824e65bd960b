package archsweep.precision;

/**
 * A binary floating-point format: (-1)^s 2^(e-bias) (1 + m/2^mantissaBits), with subnormals where e
 * is 0.
 *
 * @param bias subtracted from the stored exponent
 * @param specials which codes are no finite numbers
 */
public record FloatFormat(
    String name, int exponentBits, int mantissaBits, int bias, Specials specials)
    implements NumberFormat {

  /** What the topmost codes of a float format stand for. */
  public enum Specials {
    /** The highest exponent holds infinities and NaNs, as in IEEE 754. */
    IEEE,
    /** Only the all-ones code is NaN (OCP E4M3 "fn"). */
    ONE_NAN,
    /** Every code is finite (OCP FP4, FP6; the FNUZ formats, whose NaN is the code of -0). */
    ALL_FINITE
  }

  public FloatFormat {
    if (exponentBits < 1 || exponentBits > 11 || mantissaBits < 0 || mantissaBits > 52) {
      throw new IllegalArgumentException(
          "The format %s with %d exponent and %d mantissa bits cannot be."
              .formatted(name, exponentBits, mantissaBits));
    }
  }

  @Override
  public int elementBits() {
    return 1 + exponentBits + mantissaBits;
  }

  @Override
  public double storedBits() {
    return elementBits();
  }

  @Override
  public double maximum() {
    int topExponent = (1 << exponentBits) - 1 - (specials == Specials.IEEE ? 1 : 0) - bias;
    double topMantissa = 2 - Math.scalb(1.0, -mantissaBits);
    if (specials == Specials.ONE_NAN) {
      topMantissa -= Math.scalb(1.0, -mantissaBits);
    }
    return Math.scalb(topMantissa, topExponent);
  }
}
