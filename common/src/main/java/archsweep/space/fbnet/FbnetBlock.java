package archsweep.space.fbnet;

import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.BatchNorm;
import archsweep.network.op.Convolution;
import archsweep.network.op.Op;
import archsweep.network.op.Window;
import archsweep.space.block.Blocks;

/**
 * One of the nine blocks of FBNet at its place.
 *
 * @param given the channels of the input
 */
record FbnetBlock(FbnetVariant variant, Primitive primitive, int given, int channels, int stride) {

  /** The blocks as HW-NAS-Bench and HELP number them. */
  enum Primitive {
    K3_E1(3, 1, 1),
    K3_E1_G2(3, 1, 2),
    K3_E3(3, 3, 1),
    K3_E6(3, 6, 1),
    K5_E1(5, 1, 1),
    K5_E1_G2(5, 1, 2),
    K5_E3(5, 3, 1),
    K5_E6(5, 6, 1),
    SKIP(1, 1, 1);

    private final int kernel;
    private final int expansion;
    private final int groups;

    Primitive(int kernel, int expansion, int groups) {
      this.kernel = kernel;
      this.expansion = expansion;
      this.groups = groups;
    }
  }

  Source build(NetworkBuilder net, String prefix, Source input) {
    boolean keepsShape = stride == 1 && given == channels;
    if (primitive == Primitive.SKIP) {
      return keepsShape
          ? input
          : net.chain(
              prefix, input, convolution(channels, 1, stride, 1), BatchNorm.USUAL, Activation.RELU);
    }
    Source features = net.chain(prefix, inner(net, prefix, input), projection());
    return keepsShape ? Blocks.add(net, prefix, input, features) : features;
  }

  private Source inner(NetworkBuilder net, String prefix, Source input) {
    int hidden = given * primitive.expansion;
    boolean expands = primitive.expansion > 1 || variant != FbnetVariant.MOBILE_VISION;
    Source features = input;
    if (expands) {
      Convolution expand = convolution(hidden, 1, 1, primitive.groups);
      features = net.chain(prefix + ".pw", features, expand, BatchNorm.USUAL, Activation.RELU);
      if (primitive.groups > 1) {
        features = Blocks.shuffle(net, prefix + ".shuffle", features, primitive.groups);
      }
    }
    Convolution depthwise = convolution(hidden, primitive.kernel, stride, hidden);
    return variant == FbnetVariant.MASKRCNN
        ? net.chain(prefix + ".dw", features, depthwise)
        : net.chain(prefix + ".dw", features, depthwise, BatchNorm.USUAL, Activation.RELU);
  }

  private Op[] projection() {
    return new Op[] {convolution(channels, 1, 1, primitive.groups), BatchNorm.USUAL};
  }

  private Convolution convolution(int outputs, int kernel, int step, int groups) {
    Window window = Window.square(kernel, step, kernel / 2);
    return new Convolution(outputs, window, groups, variant == FbnetVariant.MOBILE_VISION);
  }
}
