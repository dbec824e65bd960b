package archsweep.precision;

/**
 * How a number is stored: an integer, a small float, or a block of either with a shared scale. The
 * values are those of the format itself; the scale that maps a tensor onto them belongs to the
 * quantiser.
 */
public sealed interface NumberFormat permits IntegerFormat, FloatFormat, BlockFormat {

  /** As sweep files and tables call it, such as "int8" or "e4m3". */
  String name();

  /** The bits of one element, without a shared scale: what bit-operations are counted in. */
  int elementBits();

  /** The bits that one element takes in memory, with its share of a block's scale. */
  double storedBits();

  /** The largest finite value of an element. */
  double maximum();
}
