package archsweep.space.nb101;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Which cell has a hash of the benchmark's tables. All cells are hashed when the first is asked
 * for, by all threads of the machine.
 */
final class Hashes101 {

  private static final int HEXADECIMAL = 16;

  /** The digits of a hash that fit into a number with an index, and tell most cells apart. */
  private static final int DIGITS = 11;

  private static final int INDEX_BITS = 19;

  /** For each cell the beginning of its hash and its index in one number, ascending. */
  private static final class Sorted {
    private static final long[] ENTRIES = entries();
  }

  private Hashes101() {}

  /** The index of the cell with a hash of 32 hexadecimal digits in lower case. */
  static OptionalInt index(String hash) {
    long wanted = beginning(hash);
    int place = Arrays.binarySearch(Sorted.ENTRIES, wanted);
    int first = place < 0 ? -place - 1 : place;
    for (int i = first; i < Sorted.ENTRIES.length; i++) {
      int index = (int) (Sorted.ENTRIES[i] & ((1L << INDEX_BITS) - 1));
      if ((Sorted.ENTRIES[i] ^ index) != wanted) {
        return OptionalInt.empty();
      }
      if (Enumeration101.cell(index).hash().equals(hash)) {
        return OptionalInt.of(index);
      }
    }
    return OptionalInt.empty();
  }

  private static long[] entries() {
    long[] entries =
        IntStream.range(0, Enumeration101.size())
            .parallel()
            .mapToLong(index -> beginning(Enumeration101.cell(index).hash()) | index)
            .toArray();
    Arrays.sort(entries);
    return entries;
  }

  private static long beginning(String hash) {
    return Long.parseLong(hash, 0, DIGITS, HEXADECIMAL) << INDEX_BITS;
  }
}
