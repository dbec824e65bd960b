package archsweep.sweep;

import java.math.BigInteger;
import java.util.OptionalInt;

/**
 * Which architectures of a space a sweep takes.
 *
 * @param sample how many are drawn; 0 for all of them in the order of their index
 */
public record Candidates(int sample) {

  public static final Candidates ALL = new Candidates(0);

  public Candidates {
    if (sample < 0) {
      throw new IllegalArgumentException("The sample (%d) must not be negative.".formatted(sample));
    }
  }

  public boolean all() {
    return sample == 0;
  }

  /**
   * How many architectures a space of this size gives, if that fits into an int.
   *
   * @return empty if all were asked for and there are more than 2^31 - 1
   */
  public OptionalInt count(BigInteger size) {
    if (!all()) {
      return OptionalInt.of(size.min(BigInteger.valueOf(sample)).intValueExact());
    }
    return size.bitLength() < 32 ? OptionalInt.of(size.intValueExact()) : OptionalInt.empty();
  }
}
