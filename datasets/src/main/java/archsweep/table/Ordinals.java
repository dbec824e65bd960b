package archsweep.table;

import java.io.Serializable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * A set of places in the sample order of a sweep, as text a list of ranges with both ends included:
 * {@code 0-37,40,42-99}. Immutable; takes room for its ranges, not for its members.
 */
public final class Ordinals implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final Ordinals NONE = new Ordinals(new int[0]);

  /** First and end (excluded) of each range, strictly ascending. */
  private final int[] bounds;

  private Ordinals(int[] bounds) {
    this.bounds = bounds;
  }

  public static Ordinals none() {
    return NONE;
  }

  /** From the first to before the end. */
  public static Ordinals range(int first, int end) {
    if (first < 0 || end < first) {
      throw new IllegalArgumentException("There is no range from %d to %d.".formatted(first, end));
    }
    return first == end ? NONE : new Ordinals(new int[] {first, end});
  }

  /** The members of a stream, in any order. */
  public static Ordinals of(IntStream members) {
    int[] sorted = members.sorted().distinct().toArray();
    if (sorted.length > 0 && sorted[0] < 0) {
      throw new IllegalArgumentException("A place (%d) counts from 0.".formatted(sorted[0]));
    }
    return ofSorted(sorted, 0, sorted.length);
  }

  static Ordinals of(BitSet members) {
    int[] sorted = members.stream().toArray();
    return ofSorted(sorted, 0, sorted.length);
  }

  /** The members of an ascending array from a position to before another. */
  static Ordinals ofSorted(int[] sorted, int from, int to) {
    int[] bounds = new int[2 * (to - from)];
    int length = 0;
    for (int i = from; i < to; i++) {
      if (length > 0 && bounds[length - 1] == sorted[i]) {
        bounds[length - 1]++;
      } else {
        bounds[length++] = sorted[i];
        bounds[length++] = sorted[i] + 1;
      }
    }
    return length == 0 ? NONE : new Ordinals(Arrays.copyOf(bounds, length));
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if the text is no list of ascending ranges
   */
  public static Ordinals parse(String text) {
    if (text.isEmpty()) {
      return NONE;
    }
    String[] ranges = text.split(",", -1);
    int[] bounds = new int[2 * ranges.length];
    int previous = -1;
    for (int i = 0; i < ranges.length; i++) {
      int dash = ranges[i].indexOf('-');
      int first = Integer.parseInt(dash < 0 ? ranges[i] : ranges[i].substring(0, dash));
      int last = dash < 0 ? first : Integer.parseInt(ranges[i].substring(dash + 1));
      if (first <= previous || last < first) {
        throw new IllegalArgumentException(
            "The ranges of %s must ascend, with gaps between them.".formatted(text));
      }
      bounds[2 * i] = first;
      bounds[2 * i + 1] = last + 1;
      previous = last + 1;
    }
    return new Ordinals(bounds);
  }

  public int size() {
    int size = 0;
    for (int i = 0; i < bounds.length; i += 2) {
      size += bounds[i + 1] - bounds[i];
    }
    return size;
  }

  public boolean isEmpty() {
    return bounds.length == 0;
  }

  public boolean contains(int ordinal) {
    int place = Arrays.binarySearch(bounds, ordinal);
    return place >= 0 ? place % 2 == 0 : -(place + 1) % 2 == 1;
  }

  /** The members in ascending order. */
  public IntStream stream() {
    return IntStream.range(0, bounds.length / 2)
        .flatMap(range -> IntStream.range(bounds[2 * range], bounds[2 * range + 1]));
  }

  public Ordinals union(Ordinals other) {
    BitSet both = toBits();
    other.addTo(both);
    return of(both);
  }

  public Ordinals intersect(Ordinals other) {
    BitSet common = toBits();
    common.and(other.toBits());
    return of(common);
  }

  public Ordinals minus(Ordinals other) {
    BitSet left = toBits();
    left.andNot(other.toBits());
    return of(left);
  }

  void addTo(BitSet set) {
    for (int i = 0; i < bounds.length; i += 2) {
      set.set(bounds[i], bounds[i + 1]);
    }
  }

  private BitSet toBits() {
    BitSet bits = new BitSet();
    addTo(bits);
    return bits;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ordinals ordinals && Arrays.equals(bounds, ordinals.bounds);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bounds);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bounds.length; i += 2) {
      text.append(i == 0 ? "" : ",").append(bounds[i]);
      if (bounds[i + 1] - bounds[i] > 1) {
        text.append('-').append(bounds[i + 1] - 1);
      }
    }
    return text.toString();
  }
}
