package archsweep.space;

/**
 * The generator MT19937 (Matsumoto and Nishimura, 1998) with the seeding and the shuffle of
 * Python's {@code random}, which public benchmarks ordered their architectures with.
 */
final class MersenneTwister {

  private static final int SIZE = 624;
  private static final int MIDDLE = 397;

  private final int[] state = new int[SIZE];
  private int next = SIZE;

  /** As {@code random.seed(seed)} of Python 3, for a seed of 32 bits. */
  MersenneTwister(int seed) {
    state[0] = 19_650_218;
    for (int i = 1; i < SIZE; i++) {
      state[i] = 1_812_433_253 * spread(i) + i;
    }
    int i = 1;
    for (int k = 0; k < SIZE; k++) {
      state[i] = (state[i] ^ (spread(i) * 1_664_525)) + seed;
      i = following(i);
    }
    for (int k = 1; k < SIZE; k++) {
      state[i] = (state[i] ^ (spread(i) * 1_566_083_941)) - i;
      i = following(i);
    }
    state[0] = 0x8000_0000;
  }

  /** As {@code random.shuffle}. */
  void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = below(i + 1);
      int value = values[i];
      values[i] = values[j];
      values[j] = value;
    }
  }

  /** A number from 0 to {@code bound} - 1. */
  private int below(int bound) {
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(bound);
    int drawn;
    do {
      drawn = nextInt() >>> (Integer.SIZE - bits);
    } while (drawn >= bound);
    return drawn;
  }

  private int nextInt() {
    if (next == SIZE) {
      twist();
    }
    int drawn = state[next++];
    drawn ^= drawn >>> 11;
    drawn ^= (drawn << 7) & 0x9d2c_5680;
    drawn ^= (drawn << 15) & 0xefc6_0000;
    return drawn ^ (drawn >>> 18);
  }

  private void twist() {
    for (int i = 0; i < SIZE; i++) {
      int joined = (state[i] & 0x8000_0000) | (state[(i + 1) % SIZE] & 0x7fff_ffff);
      int twisted = (joined >>> 1) ^ ((joined & 1) == 0 ? 0 : 0x9908_b0df);
      state[i] = state[(i + MIDDLE) % SIZE] ^ twisted;
    }
    next = 0;
  }

  private int spread(int i) {
    return state[i - 1] ^ (state[i - 1] >>> 30);
  }

  /** The place behind {@code i}; behind the last, the first is renewed and skipped. */
  private int following(int i) {
    if (i + 1 < SIZE) {
      return i + 1;
    }
    state[0] = state[SIZE - 1];
    return 1;
  }
}
