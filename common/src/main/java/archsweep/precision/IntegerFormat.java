package archsweep.precision;

/** Two's complement integers, used symmetrically: -2^(bits-1) to 2^(bits-1) - 1. */
public record IntegerFormat(int bits) implements NumberFormat {

  public IntegerFormat {
    if (bits < 2 || bits > 16) {
      throw new IllegalArgumentException("The bits (%d) must be between 2 and 16.".formatted(bits));
    }
  }

  @Override
  public String name() {
    return "int" + bits;
  }

  @Override
  public int elementBits() {
    return bits;
  }

  @Override
  public double storedBits() {
    return bits;
  }

  @Override
  public double maximum() {
    return (1 << (bits - 1)) - 1;
  }

  /** The nearest code, ties to even; what is beyond the least or the largest becomes that. */
  public float round(float value) {
    float largest = (1 << (bits - 1)) - 1;
    return Math.max(-largest - 1, Math.min(largest, (float) Math.rint(value)));
  }
}
