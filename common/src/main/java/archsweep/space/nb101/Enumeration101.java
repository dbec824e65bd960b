package archsweep.space.nb101;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All cells of NAS-Bench-101, one of each class of isomorphic ones, in the order in which the
 * benchmark's script generates them: by vertices, then by edges, then by operations. The one that
 * comes first in that order stands for its class, as in the published dataset, whose parameters
 * depend on the order of the vertices.
 *
 * <p>A cell comes first just if no renumbering of its vertices makes its edges a smaller number, or
 * keeps them and makes its operations one. So one matrix after the other is looked at, and not one
 * labelled cell after the other.
 */
final class Enumeration101 {

  private static final int BITS_PER_PART = 21;
  private static final int LABELS_MASK = (1 << 8) - 1;

  /** Vertices, edges and operations of each cell packed into a number, in ascending order. */
  private static final long[] CELLS = enumerate();

  private Enumeration101() {}

  static int size() {
    return CELLS.length;
  }

  static Cell101 cell(int index) {
    long packed = CELLS[index];
    return new Cell101(
        (int) (packed >> (BITS_PER_PART + 8)),
        (int) (packed >> 8) & ((1 << BITS_PER_PART) - 1),
        (int) packed & LABELS_MASK);
  }

  /** The index of a cell that is the first of its class. */
  static int index(Cell101 first) {
    return Arrays.binarySearch(CELLS, pack(first.vertices(), first.bits(), first.labels()));
  }

  /** The first of the class of a whole cell. */
  static Cell101 first(Cell101 cell) {
    int[] operations = cell.operations();
    Cell101 least = cell;
    for (int[] numbers : Permutations.of(cell.vertices())) {
      int bits = Permutations.renumbered(cell.vertices(), cell.bits(), numbers);
      if (bits >= 0 && bits <= least.bits()) {
        int labels = Permutations.renumberedLabels(operations, numbers);
        if (bits < least.bits() || labels < least.labels()) {
          least = new Cell101(cell.vertices(), bits, labels);
        }
      }
    }
    return least;
  }

  private static long[] enumerate() {
    return IntStream.rangeClosed(2, Cell101.MOST_VERTICES)
        .boxed()
        .flatMapToLong(
            vertices ->
                IntStream.range(0, 1 << (vertices * (vertices - 1) / 2))
                    .parallel()
                    .filter(bits -> Integer.bitCount(bits) <= Cell101.MOST_EDGES)
                    .filter(bits -> new Cell101(vertices, bits, 0).whole())
                    .boxed()
                    .flatMapToLong(bits -> Arrays.stream(labelled(vertices, bits))))
        .toArray();
  }

  /** The cells with these edges that are the first of their class. */
  private static long[] labelled(int vertices, int bits) {
    List<int[]> keeping = new ArrayList<>();
    for (int[] numbers : Permutations.of(vertices)) {
      int renumbered = Permutations.renumbered(vertices, bits, numbers);
      if (renumbered >= 0 && renumbered < bits) {
        return new long[0];
      }
      if (renumbered == bits) {
        keeping.add(numbers);
      }
    }
    int count = 1;
    for (int inner = 0; inner < vertices - 2; inner++) {
      count *= Cell101.OPERATIONS.size();
    }
    return IntStream.range(0, count)
        .filter(labels -> isLeast(new Cell101(vertices, bits, labels), keeping))
        .mapToLong(labels -> pack(vertices, bits, labels))
        .toArray();
  }

  private static boolean isLeast(Cell101 cell, List<int[]> keeping) {
    int[] operations = cell.operations();
    return keeping.stream()
        .noneMatch(numbers -> Permutations.renumberedLabels(operations, numbers) < cell.labels());
  }

  private static long pack(int vertices, int bits, int labels) {
    return ((long) vertices << BITS_PER_PART | bits) << 8 | labels;
  }
}
