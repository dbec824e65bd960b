package archsweep.cost;

import static archsweep.device.Division.ceilDiv;

import archsweep.device.Dataflow;

/**
 * How an output [m, n], summed over k, is folded onto an array of PEs, with the counts of SCALE-Sim
 * v2 in closed form. All counts are in words.
 *
 * <p>With output stationary flow outputs are mapped to PEs and k is streamed; with weight
 * stationary [k, n] is mapped and m streamed; with input stationary [k, m] is mapped and n
 * streamed. Each fold pays for the whole array, even where it fills it partly:
 *
 * <pre>
 * os: (k + R + C - 2)      ceil(m / R) ceil(n / C)
 * ws: (2 R + C + m - 2)    ceil(k / R) ceil(n / C)
 * is: (2 R + C + n - 2)    ceil(k / R) ceil(m / C)
 * </pre>
 *
 * <p>Folds run down the rows first, then along the columns.
 *
 * @param rows R, the PEs from top to bottom
 * @param columns C, the PEs from left to right
 * @param terms how many terms of a sum a PE takes at once, 1 in SCALE-Sim: the forms above then
 *     hold with ceil(k / terms) in the place of k
 * @see <a href="https://arxiv.org/abs/1811.02883">SCALE-Sim: Systolic CNN Accelerator Simulator</a>
 */
public record Folding(Dataflow dataflow, int rows, int columns, int terms, long m, long n, long k) {

  public Folding {
    if (rows < 1 || columns < 1 || terms < 1 || m < 1 || n < 1 || k < 1) {
      throw new IllegalArgumentException(
          "The sizes of [%d, %d] by [%d, %d] on %d x %d PEs must be positive."
              .formatted(m, k, k, n, rows, columns));
    }
  }

  /** Folds along the rows of the array. */
  public long rowFolds() {
    return ceilDiv(mappedRows(), rows);
  }

  /** Folds along the columns of the array. */
  public long columnFolds() {
    return ceilDiv(mappedColumns(), columns);
  }

  public long folds() {
    return rowFolds() * columnFolds();
  }

  /** Compute cycles: filling, streaming and draining, without waiting for memory. */
  public long cycles() {
    long fold =
        switch (dataflow) {
          case OS -> steps() + rows + columns - 2;
          case WS -> 2L * rows + columns + m - 2;
          case IS -> 2L * rows + columns + n - 2;
        };
    return fold * folds();
  }

  /** The share of PEs that a fold uses, on average, 0 to 1. */
  public double mappingEfficiency() {
    return (double) mappedRows() * mappedColumns() / ((double) folds() * rows * columns);
  }

  /** Words read from the inputs' buffer. */
  public long ifmapSramReads() {
    return dataflow == Dataflow.IS ? m * k : m * k * columnFolds();
  }

  /** Words read from the filters' buffer. */
  public long filterSramReads() {
    return switch (dataflow) {
      case OS -> k * n * rowFolds();
      case WS -> k * n;
      case IS -> k * n * columnFolds();
    };
  }

  /** Results written to the outputs' buffer: with a stationary operand, partial sums too. */
  public long ofmapSramWrites() {
    return dataflow == Dataflow.OS ? m * n : m * n * rowFolds();
  }

  /**
   * Words read from DRAM into the inputs' buffer.
   *
   * <p>Inputs that fit are read once. Otherwise output stationary flow reads them once for each
   * column fold; weight stationary flow, whose folds along the rows take other taps of the same
   * pixels, again for each fold, though never more than the array takes in.
   *
   * @param distinct the different input words, at most m k
   * @param capacity the words that one half of the double buffer holds
   */
  public long ifmapDramReads(long distinct, long capacity) {
    if (dataflow == Dataflow.IS || distinct <= capacity) {
      return distinct;
    }
    return dataflow == Dataflow.OS
        ? distinct * columnFolds()
        : columnFolds() * Math.min(m * k, distinct * rowFolds());
  }

  /**
   * Words read from DRAM into the filters' buffer: once where what is used again fits, which is the
   * filters of one column fold with output stationary flow and all of them with input stationary
   * flow; else each time that the array takes them in.
   *
   * @param capacity the words that one half of the double buffer holds
   */
  public long filterDramReads(long capacity) {
    long again =
        switch (dataflow) {
          case OS -> k * Math.min(n, columns);
          case WS -> 0;
          case IS -> k * n;
        };
    return again <= capacity ? k * n : filterSramReads();
  }

  /** The partial sums of a column fold, which are all added to before the next fold begins. */
  public long partialSums() {
    return switch (dataflow) {
      case OS -> 0;
      case WS -> m * Math.min(n, columns);
      case IS -> n * Math.min(m, columns);
    };
  }

  private long steps() {
    return ceilDiv(k, terms);
  }

  private long mappedRows() {
    return dataflow == Dataflow.OS ? m : steps();
  }

  private long mappedColumns() {
    return dataflow == Dataflow.IS ? m : n;
  }
}
