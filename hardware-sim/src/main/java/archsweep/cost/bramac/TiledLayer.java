package archsweep.cost.bramac;

/** A layer as a tiling accelerator sees it. */
public sealed interface TiledLayer {

  /** Multiply-accumulates. */
  long macs();

  /**
   * A convolution, or what is folded into one.
   *
   * @param r taps along a row of the filter
   * @param s taps along a column of the filter
   * @param c input channels
   * @param p output rows
   * @param q output columns
   * @param k filters
   */
  record Convolution(long r, long s, long c, long p, long q, long k) implements TiledLayer {

    public Convolution {
      if (r < 1 || s < 1 || c < 1 || p < 1 || q < 1 || k < 1) {
        throw new IllegalArgumentException("A convolution needs positive sizes.");
      }
    }

    @Override
    public long macs() {
      return r * s * c * p * q * k;
    }

    long weights() {
      return r * s * c * k;
    }
  }

  /**
   * A fully connected layer, run on batches of twice as many examples as filters are taken at once.
   *
   * @param c inputs
   * @param k outputs
   */
  record FullyConnected(long c, long k) implements TiledLayer {

    public FullyConnected {
      if (c < 1 || k < 1) {
        throw new IllegalArgumentException("A fully connected layer needs positive sizes.");
      }
    }

    @Override
    public long macs() {
      return c * k;
    }
  }
}
