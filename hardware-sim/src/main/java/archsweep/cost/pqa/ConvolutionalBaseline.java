package archsweep.cost.pqa;

import static archsweep.device.Division.ceilDiv;

/**
 * The convolutional accelerator (Intel's DLA) that PQA is compared with, as the authors model it: 8
 * channels, 48 filters, 4 output columns and 3 taps of a row at once, 16-bit weights. The taps of a
 * row are divided, not rounded up, so that a 1 x 1 convolution takes a third of a cycle.
 */
public final class ConvolutionalBaseline {

  private static final int CVEC = 8;
  private static final int KVEC = 48;
  private static final int QVEC = 4;
  private static final int WVEC = 6;
  private static final double SVEC = 3;
  private static final int WEIGHT_BITS = 16;
  private static final double OTHER_CLBS = 330;

  private ConvolutionalBaseline() {}

  /**
   * The cycles of a layer: loading its weights, or computing, whichever takes longer.
   *
   * @param dramBitsPerCycle what external memory brings
   */
  public static long cycles(PublishedLayer layer, long dramBitsPerCycle) {
    long weightBits =
        (long) layer.outputs() * layer.kernel() * layer.kernel() * layer.channels() * WEIGHT_BITS;
    double rows = (double) layer.rows() / layer.stride();
    double columns = (double) layer.columns() / layer.stride();
    double computing =
        ceilDiv(layer.outputs(), KVEC)
            * (rows * Math.ceil(columns / QVEC))
            * (layer.kernel() / SVEC)
            * layer.kernel()
            * ceilDiv(layer.channels(), CVEC);
    return Math.max(ceilDiv(weightBits, dramBitsPerCycle), (long) Math.floor(computing));
  }

  /** Its area: 2,304 DSPs, 1,152 block memories, and logic. */
  public static PqArea area() {
    return new PqArea(
        OTHER_CLBS * KVEC,
        (long) WVEC * CVEC * KVEC / 2,
        (long) (WVEC - QVEC + 1) * QVEC * KVEC * CVEC / 2);
  }
}
