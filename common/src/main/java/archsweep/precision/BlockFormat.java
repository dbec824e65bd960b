package archsweep.precision;

/**
 * Elements in blocks that share a power-of-two scale, as the OCP Microscaling formats do.
 *
 * @param element the format of one element
 * @param blockSize how many elements share a scale
 * @param scaleBits the bits of the shared exponent
 */
public record BlockFormat(String name, FloatFormat element, int blockSize, int scaleBits)
    implements NumberFormat {

  public BlockFormat {
    if (blockSize < 1 || scaleBits < 1) {
      throw new IllegalArgumentException(
          "The blockSize (%d) and the scaleBits (%d) of %s must be positive."
              .formatted(blockSize, scaleBits, name));
    }
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
}
