package archsweep.space;

import archsweep.identity.Hashes;
import java.math.BigInteger;

/**
 * A pseudo-random permutation of the numbers from 0 to size - 1, which gives each image by itself:
 * without memory, and for sizes of any magnitude. A balanced Feistel network of eight rounds (Luby
 * and Rackoff, 1988) permutes the least even number of bits that holds the size; an image outside
 * is put through it again until it falls inside (cycle walking: Black and Rogaway, "Ciphers with
 * Arbitrary Finite Domains", 2002), less than four times on average. Not for cryptography.
 */
final class RandomPermutation {

  private static final int ROUNDS = 8;

  private final BigInteger size;
  private final long seed;
  private final int halfBits;
  private final BigInteger halfMask;

  /**
   * @param seed distinguishes permutations of one size
   */
  RandomPermutation(BigInteger size, long seed) {
    if (size.signum() <= 0) {
      throw new IllegalArgumentException("The size (%s) must be positive.".formatted(size));
    }
    this.size = size;
    this.seed = seed;
    this.halfBits = Math.max(1, (size.subtract(BigInteger.ONE).bitLength() + 1) / 2);
    this.halfMask = BigInteger.ONE.shiftLeft(halfBits).subtract(BigInteger.ONE);
  }

  /**
   * The image of a number.
   *
   * @throws IndexOutOfBoundsException unless it is at least 0 and below the size
   */
  BigInteger apply(BigInteger number) {
    BigInteger image = Indices.checked(number, size);
    do {
      image = encrypt(image);
    } while (image.compareTo(size) >= 0);
    return image;
  }

  private BigInteger encrypt(BigInteger number) {
    BigInteger left = number.shiftRight(halfBits);
    BigInteger right = number.and(halfMask);
    for (int round = 0; round < ROUNDS; round++) {
      BigInteger mixed = left.xor(scramble(right, round));
      left = right;
      right = mixed;
    }
    return left.shiftLeft(halfBits).or(right);
  }

  /** A hash of half the bits of a number, as long as they are. */
  private BigInteger scramble(BigInteger half, int round) {
    long hash = Hashes.mix(seed + round);
    for (int shift = 0; shift < halfBits; shift += Long.SIZE) {
      hash = Hashes.mix(hash ^ half.shiftRight(shift).longValue());
    }
    BigInteger result = BigInteger.ZERO;
    for (int shift = 0; shift < halfBits; shift += Integer.SIZE) {
      hash = Hashes.mix(hash + 0x9e37_79b9_7f4a_7c15L);
      result = result.shiftLeft(Integer.SIZE).or(BigInteger.valueOf(hash >>> Integer.SIZE));
    }
    return result.and(halfMask);
  }
}
