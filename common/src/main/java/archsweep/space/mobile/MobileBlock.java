package archsweep.space.mobile;

import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.BatchNorm;
import archsweep.network.op.Convolution;
import archsweep.space.block.Blocks;

/**
 * An inverted residual (Sandler et al., CVPR 2018): a 1x1 convolution expands, a depthwise one
 * works, a 1x1 convolution projects without activation.
 *
 * @param kernel of the depthwise convolution
 * @param hidden the channels between
 * @param expands whether there is a first convolution; without it hidden are the channels given
 * @param squeezes whether squeeze and excitation follows the depthwise convolution, with a quarter
 *     of the channels
 * @param shortcut whether the input is added
 */
record MobileBlock(
    int kernel,
    int stride,
    int hidden,
    boolean expands,
    int channels,
    Activation activation,
    boolean squeezes,
    boolean shortcut) {

  /** Without squeeze; with a shortcut wherever shapes agree. */
  static MobileBlock plain(
      int given, int channels, int kernel, int stride, int expansion, Activation activation) {
    boolean shortcut = stride == 1 && given == channels;
    return new MobileBlock(
        kernel, stride, given * expansion, expansion > 1, channels, activation, false, shortcut);
  }

  Source build(NetworkBuilder net, String prefix, Source input) {
    Source features = input;
    if (expands) {
      Convolution expand = Blocks.pointwise(hidden, false);
      features = Blocks.activated(net, prefix + ".expand", features, expand, activation);
    }
    Convolution depthwise = Blocks.depthwise(hidden, kernel, stride);
    features = Blocks.activated(net, prefix + ".depthwise", features, depthwise, activation);
    if (squeezes) {
      int quarter = hidden / 4;
      features =
          Blocks.squeezeExcite(
              net,
              prefix + ".squeeze",
              features,
              hidden,
              Blocks.divisible(quarter, 8),
              Activation.RELU,
              Blocks.HARD_SIGMOID);
    }
    features =
        net.chain(
            prefix + ".project", features, Blocks.pointwise(channels, false), BatchNorm.USUAL);
    return shortcut ? Blocks.add(net, prefix, input, features) : features;
  }
}
