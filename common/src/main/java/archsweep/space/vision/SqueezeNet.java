package archsweep.space.vision;

import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.Concat;
import archsweep.network.op.Convolution;
import archsweep.network.op.GlobalAveragePool;
import archsweep.network.op.Window;
import archsweep.space.Task;
import archsweep.space.block.Blocks;
import java.util.Set;

/**
 * SqueezeNet 1.0 (Iandola et al., "SqueezeNet: AlexNet-level accuracy with 50x fewer parameters and
 * &lt;0.5MB model size", 2016): fire modules squeeze to few channels, and expand by 1x1 and 3x3
 * convolutions side by side. All convolutions have a bias.
 */
final class SqueezeNet {

  /** Table 1 of the paper, fire2 to fire9: channels squeezed, channels of each expansion. */
  private static final int[][] FIRES = {
    {16, 64}, {16, 64}, {32, 128}, {32, 128}, {48, 192}, {48, 192}, {64, 256}, {64, 256}
  };

  /** The fires, counted from 0, that a pool follows. */
  private static final Set<Integer> POOLED = Set.of(2, 6);

  private SqueezeNet() {}

  static Network network(Task task) {
    NetworkBuilder net = new NetworkBuilder("squeezenet1-0");
    Source image = net.input("image", task.input());
    Source features = net.chain("stem", image, convolution(96, 7, 2, 0), Activation.RELU);
    features = CeilPool.max(net, "pool1", features, 3, 2);
    for (int place = 0; place < FIRES.length; place++) {
      int number = place + 2;
      features = fire(net, "fire" + number, features, FIRES[place][0], FIRES[place][1]);
      if (POOLED.contains(place)) {
        features = CeilPool.max(net, "pool" + number, features, 3, 2);
      }
    }
    Convolution classifier = Blocks.pointwise(task.classes(), true);
    return net.build(
        net.chain(
            "classifier", features, classifier, Activation.RELU, new GlobalAveragePool(false)));
  }

  private static Source fire(
      NetworkBuilder net, String prefix, Source input, int squeezed, int expanded) {
    Source squeeze =
        net.chain(prefix + ".squeeze", input, convolution(squeezed, 1, 1, 0), Activation.RELU);
    Source small =
        net.chain(prefix + ".expand1x1", squeeze, convolution(expanded, 1, 1, 0), Activation.RELU);
    Source large =
        net.chain(prefix + ".expand3x3", squeeze, convolution(expanded, 3, 1, 1), Activation.RELU);
    return net.layer(prefix + ".concat", new Concat(1), small, large);
  }

  private static Convolution convolution(int channels, int kernel, int stride, int padding) {
    return new Convolution(channels, Window.square(kernel, stride, padding), 1, true);
  }
}
