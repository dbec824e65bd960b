package archsweep.precision;

import java.util.OptionalDouble;

/**
 * A binary floating-point format: (-1)^s 2^(e-bias) (1 + m/2^mantissaBits), with subnormals (-1)^s
 * 2^(1-bias) m/2^mantissaBits where e is 0.
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
    /** Every code is finite (OCP FP4 and FP6). */
    ALL_FINITE,
    /** Every code is finite but that of -0, which is the only NaN ("fnuz"). */
    FNUZ
  }

  private static final int NARROWEST_UNSCALED_BITS = 16;

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
    double topMantissa = 2 - Math.scalb(1.0, -mantissaBits);
    if (specials == Specials.ONE_NAN) {
      topMantissa -= Math.scalb(1.0, -mantissaBits);
    }
    return Math.scalb(topMantissa, maximumExponent());
  }

  /** The exponent of the largest finite value. */
  public int maximumExponent() {
    return (1 << exponentBits) - 1 - (specials == Specials.IEEE ? 1 : 0) - bias;
  }

  /** The smallest positive value with all mantissa bits. */
  public double minimumNormal() {
    return Math.scalb(1.0, 1 - bias);
  }

  /** The smallest positive value below that; none without mantissa bits. */
  public OptionalDouble minimumSubnormal() {
    return mantissaBits == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.scalb(1.0, 1 - bias - mantissaBits));
  }

  /**
   * Whether tensors are scaled so that their largest magnitude becomes the format's: formats of
   * fewer than 16 bits are, wider ones take values as they are.
   */
  public boolean scaled() {
    return elementBits() < NARROWEST_UNSCALED_BITS;
  }

  /**
   * What a code stands for.
   *
   * @param code sign, exponent and mantissa, from the highest bit
   * @return its value; an infinity or NaN where it has none
   */
  public double value(long code) {
    long negative = (code >>> (elementBits() - 1)) & 1;
    long exponent = (code >>> mantissaBits) & ((1L << exponentBits) - 1);
    long mantissa = code & ((1L << mantissaBits) - 1);
    boolean topExponent = exponent == (1L << exponentBits) - 1;
    boolean topMantissa = mantissa == (1L << mantissaBits) - 1;
    double sign = negative == 1 ? -1.0 : 1.0;
    if (specials == Specials.IEEE && topExponent) {
      return mantissa == 0 ? sign * Double.POSITIVE_INFINITY : Double.NaN;
    }
    boolean onlyNan =
        switch (specials) {
          case ONE_NAN -> topExponent && topMantissa;
          case FNUZ -> negative == 1 && exponent == 0 && mantissa == 0;
          default -> false;
        };
    if (onlyNan) {
      return Double.NaN;
    }
    long hidden = exponent == 0 ? 0 : 1L << mantissaBits;
    int power = (int) Math.max(exponent, 1) - bias - mantissaBits;
    return sign * Math.scalb((double) (hidden + mantissa), power);
  }

  /**
   * The code of a value: the inverse of {@link #value}.
   *
   * @throws IllegalArgumentException if the format does not have this value
   */
  public long code(double value) {
    long sign = Double.doubleToRawLongBits(value) < 0 ? 1L << (elementBits() - 1) : 0;
    double magnitude = Math.abs(value);
    int exponent = Math.max(Math.getExponent(magnitude), 1 - bias);
    long hidden = 1L << mantissaBits;
    long significand = (long) Math.scalb(magnitude, mantissaBits - exponent);
    long code = sign;
    if (Double.isInfinite(magnitude)) {
      code |= ((1L << exponentBits) - 1) << mantissaBits;
    } else if (significand < hidden) {
      code |= significand;
    } else {
      code |= ((long) (exponent + bias) << mantissaBits) + significand - hidden;
    }
    if (value(code) != value) {
      throw new IllegalArgumentException("The format %s has no %s.".formatted(name, value));
    }
    return code;
  }

  /**
   * The nearest finite value of the format. A tie goes to the even code, which without mantissa
   * bits is not the even significand: e3m0 rounds 3 to 2 and 12 to 8. Whatever is beyond the
   * largest value becomes the largest; zeros and what rounds to zero become +0; NaN stays NaN.
   */
  public double round(double value) {
    double magnitude = Math.abs(value);
    double rounded = Math.min(mantissaBits == 0 ? power(magnitude) : grid(magnitude), maximum());
    if (rounded == 0) {
      return 0;
    }
    return Math.copySign(rounded, value);
  }

  /**
   * The nearest value of the format as IEEE 754 casts: like {@link #round}, but what lies half a
   * step or more beyond the largest value becomes infinite, and zeros keep their sign.
   */
  public double cast(double value) {
    double overflow = maximum() + Math.scalb(1.0, maximumExponent() - mantissaBits - 1);
    double magnitude = Math.abs(value) >= overflow ? Double.POSITIVE_INFINITY : round(value);
    return Math.copySign(magnitude, value);
  }

  private double grid(double magnitude) {
    int exponent = Math.max(Math.getExponent(magnitude), 1 - bias);
    int step = exponent - mantissaBits;
    return Math.scalb(Math.rint(Math.scalb(magnitude, -step)), step);
  }

  /** Rounds to a power of two, or to zero below half of the smallest. */
  private double power(double magnitude) {
    int exponent = Math.getExponent(magnitude);
    double below = exponent < 1 - bias ? 0 : Math.scalb(1.0, exponent);
    double above = exponent < 1 - bias ? minimumNormal() : Math.scalb(1.0, exponent + 1);
    double middle = (below + above) / 2;
    boolean evenBelow = exponent < 1 - bias || ((exponent + bias) & 1) == 0;
    return magnitude < middle || (magnitude == middle && evenBelow) ? below : above;
  }
}
