package archsweep.precision;

import java.util.Objects;

/**
 * Elements in blocks that share a power-of-two scale, as the OCP Microscaling formats do.
 *
 * @param element the format of one element
 * @param blockSize how many elements share a scale
 * @param scaleBits the bits of the shared exponent
 * @param scaleRounding how the shared exponent is chosen
 */
public record BlockFormat(
    String name, FloatFormat element, int blockSize, int scaleBits, ScaleRounding scaleRounding)
    implements NumberFormat {

  public BlockFormat {
    Objects.requireNonNull(scaleRounding);
    if (blockSize < 1 || scaleBits < 2 || scaleBits > 11) {
      throw new IllegalArgumentException(
          "The blockSize (%d) of %s must be positive and its scaleBits (%d) between 2 and 11."
              .formatted(blockSize, name, scaleBits));
    }
  }

  /** With the rounding of scales that the OCP specification has. */
  public BlockFormat(String name, FloatFormat element, int blockSize, int scaleBits) {
    this(name, element, blockSize, scaleBits, ScaleRounding.FLOOR);
  }

  @Override
  public int elementBits() {
    return element.elementBits();
  }

  @Override
  public double storedBits() {
    return element.elementBits() + (double) scaleBits / blockSize;
  }

  @Override
  public double maximum() {
    return element.maximum();
  }

  /**
   * The exponent that a block shares, within what its bits can hold (8 bits: -127 to 127); the
   * least one for a block of zeros.
   *
   * @param largest the largest magnitude of the block
   */
  public int scaleExponent(double largest) {
    int limit = (1 << (scaleBits - 1)) - 1;
    if (largest == 0) {
      return -limit;
    }
    return Math.max(-limit, Math.min(limit, unlimitedExponent(largest)));
  }

  private int unlimitedExponent(double largest) {
    int floor = Math.getExponent(largest);
    double significand = Math.scalb(largest, -floor);
    int top = element.maximumExponent();
    return switch (scaleRounding) {
      case FLOOR -> floor - top;
      case CEIL -> floor - top + (significand > 1 ? 1 : 0);
      case RATIO_CEIL ->
          floor - top + (largest > Math.scalb(element.maximum(), floor - top) ? 1 : 0);
      case EVEN -> {
        boolean carries = significand >= 2 - Math.scalb(1.0, -element.mantissaBits() - 1);
        yield floor - top + (carries ? 1 : 0);
      }
    };
  }
}
