package archsweep.cost.bramac;

import static archsweep.device.Division.ceilDiv;

import archsweep.cost.Work.MatrixProduct;
import archsweep.cost.bramac.TiledLayer.Convolution;
import archsweep.cost.bramac.TiledLayer.FullyConnected;
import archsweep.device.TilingDesign;

/**
 * How one product of a layer is laid out on a tiling accelerator, as the authors fold their
 * networks: the filters of 1 x 1 convolutions along the taps of a row, three to each; the taps and
 * channels of convolutions of images (at most four channels) together along a row of three taps.
 *
 * @param layer what is run
 * @param repetitions how often: one for each example, or position of a linear layer
 */
record LayerTiling(TiledLayer layer, long repetitions) {

  private static final long IMAGE_CHANNELS = 4;

  static LayerTiling of(MatrixProduct product) {
    if (!product.geometry().convolution()) {
      return new LayerTiling(new FullyConnected(product.k(), product.n()), product.m());
    }
    long r = product.geometry().kernelColumns();
    long s = product.geometry().kernelRows();
    long p = product.geometry().outputRows();
    long q = product.geometry().outputColumns();
    long c = product.k() / (r * s);
    long k = product.n();
    long examples = product.m() / (p * q);
    int rvec = TilingDesign.RVEC;
    if (r == 1 && s == 1) {
      return new LayerTiling(new Convolution(rvec, 1, c, p, q, ceilDiv(k, rvec)), examples);
    }
    if (c <= IMAGE_CHANNELS) {
      return new LayerTiling(
          new Convolution(rvec, 1, ceilDiv(product.k(), rvec), p, q, k), examples);
    }
    return new LayerTiling(new Convolution(r, s, c, p, q, k), examples);
  }
}
