package archsweep.space;

import java.math.BigInteger;

/** Checks of indices. */
public final class Indices {

  private Indices() {}

  /**
   * The index itself.
   *
   * @throws IndexOutOfBoundsException unless 0 &lt;= index &lt; size
   */
  public static BigInteger checked(BigInteger index, BigInteger size) {
    if (index.signum() < 0 || index.compareTo(size) >= 0) {
      throw new IndexOutOfBoundsException(
          "The index (%s) must be at least 0 and below %s.".formatted(index, size));
    }
    return index;
  }
}
