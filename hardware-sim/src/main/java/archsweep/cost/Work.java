package archsweep.cost;

/** The kinds of work that devices tell apart. */
public sealed interface Work {

  /**
   * Matrix products, one after the other: [m, k] inputs by [k, n] filters. A convolution is one for
   * each group, with m output pixels, n filters and k taps by channels.
   *
   * @param products how many products of these sizes
   * @param m rows of the output: pixels, positions
   * @param n columns of the output: filters, features
   * @param k the length of the sums: taps by channels, features
   * @param ifmapElements the different input elements that one product reads; at most m k, less
   *     where windows overlap
   * @param weighted whether the second operand is a parameter rather than an activation
   * @param geometry how m and k are made up where the product is a convolution of images
   */
  record MatrixProduct(
      long products,
      long m,
      long n,
      long k,
      long ifmapElements,
      boolean weighted,
      Geometry geometry)
      implements Work {

    /** Beyond any network, and all counts made of it fit into a long. */
    private static final double MOST_MACS = 1e17;

    /** A product that is no convolution. */
    public MatrixProduct(
        long products, long m, long n, long k, long ifmapElements, boolean weighted) {
      this(products, m, n, k, ifmapElements, weighted, Geometry.NONE);
    }

    public MatrixProduct {
      if (products < 1 || m < 1 || n < 1 || k < 1 || ifmapElements < 1) {
        throw new IllegalArgumentException(
            "A matrix product needs positive sizes, not %d of [%d, %d] by [%d, %d] with %d inputs."
                .formatted(products, m, k, k, n, ifmapElements));
      }
      if ((double) products * m * n * k > MOST_MACS) {
        throw new IllegalArgumentException(
            "A matrix product of %d times [%d, %d] by [%d, %d] has more than %.0e multiply-accumulates."
                .formatted(products, m, k, k, n, MOST_MACS));
      }
    }

    /** Multiply-accumulates. */
    public long macs() {
      return products * m * n * k;
    }
  }

  /**
   * The sizes of a convolution of images that its matrix product does not tell: m is examples by
   * output rows by output columns, k is taps by channels.
   *
   * @param kernelRows taps of a column of the filter; 0 where the product is no such convolution
   */
  record Geometry(int kernelRows, int kernelColumns, long outputRows, long outputColumns) {

    public static final Geometry NONE = new Geometry(0, 0, 0, 0);

    public boolean convolution() {
      return kernelRows > 0;
    }
  }

  /** Element by element: activations, pools, norms, softmax, sums of tensors. */
  record Elementwise(long operations) implements Work {}

  /** Moves data and computes nothing: concatenation, transposition, look-ups, zeros. */
  record Movement() implements Work {}

  /**
   * Takes no time at all.
   *
   * @param assumption why, where that is not evident; else empty
   */
  record Free(String assumption) implements Work {}
}
