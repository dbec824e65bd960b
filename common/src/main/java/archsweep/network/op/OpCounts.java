package archsweep.network.op;

/**
 * The work of a layer for one example, and the numbers that it touches. Multiply-accumulates alone
 * would not do: product quantisation looks up, butterflies mix, pooling compares. Each operation is
 * counted once: a multiply-accumulate is neither a multiplication nor an addition here. Bytes
 * follow from the element counts and the precision of the layer.
 *
 * @param macs multiply-accumulates
 * @param multiplies multiplications that do not accumulate
 * @param additions additions that do not belong to a multiply-accumulate
 * @param comparisons comparisons and selections
 * @param exponentials exponentials, roots, divisions and other functions of one number
 * @param lookups reads at an address that depends on the data
 * @param weightElements parameters read
 * @param inputElements activation elements read
 * @param outputElements activation elements written
 */
public record OpCounts(
    long macs,
    long multiplies,
    long additions,
    long comparisons,
    long exponentials,
    long lookups,
    long weightElements,
    long inputElements,
    long outputElements) {

  public static final OpCounts NONE = new OpCounts(0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** Counts of arithmetic only; {@link #touching} adds what is read and written. */
  public static OpCounts arithmetic(
      long macs, long multiplies, long additions, long comparisons, long exponentials) {
    return new OpCounts(macs, multiplies, additions, comparisons, exponentials, 0, 0, 0, 0);
  }

  /** The same work, with the elements that it reads and writes. */
  public OpCounts touching(long weights, long inputs, long outputs) {
    return new OpCounts(
        macs, multiplies, additions, comparisons, exponentials, lookups, weights, inputs, outputs);
  }

  public OpCounts plus(OpCounts other) {
    return new OpCounts(
        macs + other.macs,
        multiplies + other.multiplies,
        additions + other.additions,
        comparisons + other.comparisons,
        exponentials + other.exponentials,
        lookups + other.lookups,
        weightElements + other.weightElements,
        inputElements + other.inputElements,
        outputElements + other.outputElements);
  }

  /** All arithmetic, a multiply-accumulate counted as two operations. */
  public long operations() {
    return 2 * macs + multiplies + additions + comparisons + exponentials + lookups;
  }
}
