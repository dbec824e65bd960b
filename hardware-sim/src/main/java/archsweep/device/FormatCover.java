package archsweep.device;

import archsweep.precision.FloatFormat;
import archsweep.precision.IntegerFormat;
import archsweep.precision.NumberFormat;

/** Which formats hold all values of another one. */
final class FormatCover {

  private FormatCover() {}

  /**
   * Whether every value of {@code narrow} is a value of {@code wide}, up to the power-of-two scale
   * that tensors carry. A block format is held by itself alone.
   */
  static boolean holds(NumberFormat wide, NumberFormat narrow) {
    if (wide.equals(narrow)) {
      return true;
    }
    if (narrow instanceof IntegerFormat integer) {
      return holds(wide, integer);
    }
    return narrow instanceof FloatFormat real
        && wide instanceof FloatFormat wider
        && real.exponentBits() <= wider.exponentBits()
        && real.mantissaBits() <= wider.mantissaBits();
  }

  private static boolean holds(NumberFormat wide, IntegerFormat narrow) {
    if (wide instanceof IntegerFormat wider) {
      return narrow.bits() <= wider.bits();
    }
    return wide instanceof FloatFormat real
        && narrow.bits() - 1 <= real.mantissaBits() + 1
        && narrow.maximum() <= real.maximum();
  }
}
