package archsweep.cost.pqa;

/**
 * A convolution of the authors' networks.
 *
 * @param channels of the input
 * @param rows of the input
 * @param columns of the input
 * @param outputs output channels
 * @param kernel the side of the square kernel
 * @param stride along both axes
 */
public record PublishedLayer(
    int channels, int rows, int columns, int outputs, int kernel, int stride) {

  /** The layer, product-quantised. */
  public PqLayer quantised(int subvectorLength, int prototypes, int prototypeBits, int tableBits) {
    return new PqLayer(
        (long) channels * kernel * kernel,
        (double) rows * columns / (stride * stride),
        outputs,
        subvectorLength,
        prototypes,
        prototypeBits,
        tableBits);
  }
}
