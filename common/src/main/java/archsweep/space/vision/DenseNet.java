package archsweep.space.vision;

import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.BatchNorm;
import archsweep.network.op.Concat;
import archsweep.network.op.Pool;
import archsweep.network.op.Window;
import archsweep.space.Task;
import archsweep.space.block.Blocks;

/**
 * DenseNet-121 (Huang et al., "Densely Connected Convolutional Networks", CVPR 2017): each layer
 * reads all that its block has made so far, and adds 32 channels.
 */
final class DenseNet {

  private static final int GROWTH = 32;
  private static final int BOTTLENECK = 4 * GROWTH;
  private static final int[] LAYERS = {6, 12, 24, 16};

  private DenseNet() {}

  static Network network(Task task) {
    NetworkBuilder net = new NetworkBuilder("densenet121");
    int channels = 2 * GROWTH;
    Source image = net.input("image", task.input());
    Source features =
        Blocks.activated(net, "stem", image, Blocks.same(channels, 7, 2), Activation.RELU);
    features = net.layer("pool", Pool.max(Window.square(3, 2, 1)), features);
    for (int block = 0; block < LAYERS.length; block++) {
      if (block > 0) {
        features = transition(net, "transition" + block, features, channels / 2);
        channels /= 2;
      }
      for (int layer = 0; layer < LAYERS[block]; layer++) {
        String prefix = "denseblock%d.%d".formatted(block + 1, layer);
        Source grown = dense(net, prefix, features);
        features = net.layer(prefix + ".concat", new Concat(1), features, grown);
        channels += GROWTH;
      }
    }
    features = net.chain("norm5", features, BatchNorm.USUAL, Activation.RELU);
    return net.build(Blocks.classifier(net, features, task.classes()));
  }

  private static Source dense(NetworkBuilder net, String prefix, Source input) {
    return net.chain(
        prefix,
        input,
        BatchNorm.USUAL,
        Activation.RELU,
        Blocks.pointwise(BOTTLENECK, false),
        BatchNorm.USUAL,
        Activation.RELU,
        Blocks.same(GROWTH, 3, 1));
  }

  private static Source transition(NetworkBuilder net, String prefix, Source input, int channels) {
    return net.chain(
        prefix,
        input,
        BatchNorm.USUAL,
        Activation.RELU,
        Blocks.pointwise(channels, false),
        Pool.average(Window.square(2, 2, 0), true));
  }
}
