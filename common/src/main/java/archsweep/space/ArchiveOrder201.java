package archsweep.space;

/**
 * The order in which NAS-Bench-201 numbers its cells: all products of operations, the first edge
 * slowest, shuffled by Python's generator with the seed 88 (as the script that made the archive
 * does it).
 */
final class ArchiveOrder201 {

  private static final int SEED = 88;

  private static final int[] ORDINALS = shuffled();
  private static final int[] INDICES = inverse(ORDINALS);

  private ArchiveOrder201() {}

  /** The cell at an index of the archive. */
  static Cell201 cell(int index) {
    return Cell201.at(ORDINALS[index]);
  }

  /** The inverse of {@link #cell}. */
  static int index(Cell201 cell) {
    return INDICES[cell.ordinal()];
  }

  private static int[] shuffled() {
    int[] ordinals = new int[Cell201.COUNT];
    for (int i = 0; i < ordinals.length; i++) {
      ordinals[i] = i;
    }
    new MersenneTwister(SEED).shuffle(ordinals);
    return ordinals;
  }

  private static int[] inverse(int[] permutation) {
    int[] inverse = new int[permutation.length];
    for (int i = 0; i < permutation.length; i++) {
      inverse[permutation[i]] = i;
    }
    return inverse;
  }
}
