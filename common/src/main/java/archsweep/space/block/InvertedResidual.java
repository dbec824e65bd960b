package archsweep.space.block;

import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.BatchNorm;
import archsweep.network.op.Convolution;

/**
 * The block of MobileNets (Sandler et al., CVPR 2018): a 1x1 convolution expands where there is
 * something to expand, a depthwise one works, a 1x1 convolution projects; with a shortcut where
 * shapes agree.
 *
 * @param hidden the channels between
 * @param squeeze behind the depthwise convolution
 */
public record InvertedResidual(
    int kernel,
    int stride,
    int hidden,
    int channels,
    Activation activation,
    BatchNorm norm,
    Squeeze squeeze) {

  /**
   * Squeeze and excitation.
   *
   * @param channels between its two convolutions; 0 for none
   */
  public record Squeeze(int channels, Activation inner, Activation gate) {

    public static final Squeeze NONE = new Squeeze(0, Activation.RELU, Blocks.SIGMOID);

    /** That of MobileNetV3: a quarter of the hidden channels, rounded to eights. */
    public static Squeeze quarter(int hidden) {
      return new Squeeze(Blocks.divisible(hidden / 4.0, 8), Activation.RELU, Blocks.HARD_SIGMOID);
    }
  }

  /** The block of MobileNetV2: hidden are {@code expansion} times the channels given. */
  public static InvertedResidual plain(
      int given, int channels, int kernel, int stride, int expansion, Activation activation) {
    return new InvertedResidual(
        kernel, stride, given * expansion, channels, activation, BatchNorm.USUAL, Squeeze.NONE);
  }

  /** Adds the block to a network, its layers named with a prefix. */
  public Source build(NetworkBuilder net, String prefix, Source input) {
    long given = net.type(input).shape().size(1);
    Source features = input;
    if (hidden != given) {
      Convolution expand = Blocks.pointwise(hidden, false);
      features = net.chain(prefix + ".expand", features, expand, norm, activation);
    }
    Convolution depthwise = Blocks.depthwise(hidden, kernel, stride);
    features = net.chain(prefix + ".depthwise", features, depthwise, norm, activation);
    if (squeeze.channels() > 0) {
      features =
          Blocks.squeezeExcite(
              net,
              prefix + ".squeeze",
              features,
              hidden,
              squeeze.channels(),
              squeeze.inner(),
              squeeze.gate());
    }
    features = net.chain(prefix + ".project", features, Blocks.pointwise(channels, false), norm);
    return stride == 1 && given == channels ? Blocks.add(net, prefix, input, features) : features;
  }
}
