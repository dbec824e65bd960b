package archsweep.space.vision;

import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.BatchNorm;
import archsweep.network.op.Concat;
import archsweep.network.op.Convolution;
import archsweep.network.op.Linear;
import archsweep.network.op.Pool;
import archsweep.network.op.Reshape;
import archsweep.network.op.Window;
import archsweep.space.Task;
import archsweep.space.block.Blocks;
import java.util.ArrayList;
import java.util.List;

/**
 * GoogLeNet (Szegedy et al., "Going Deeper with Convolutions", CVPR 2015) in the form of
 * torchvision: with batch norms, and 3x3 convolutions where the paper has 5x5.
 */
final class GoogLeNet {

  private static final BatchNorm NORM = new BatchNorm(true, true, 1e-3, 0.1);

  /** Table 1 of the paper: 1x1, 3x3 reduce, 3x3, 5x5 reduce, 5x5, pool projection. */
  private static final int[][] STAGE3 = {{64, 96, 128, 16, 32, 32}, {128, 128, 192, 32, 96, 64}};

  private static final int[][] STAGE4 = {
    {192, 96, 208, 16, 48, 64},
    {160, 112, 224, 24, 64, 64},
    {128, 128, 256, 24, 64, 64},
    {112, 144, 288, 32, 64, 64},
    {256, 160, 320, 32, 128, 128},
  };

  private static final int[][] STAGE5 = {
    {256, 160, 320, 32, 128, 128}, {384, 192, 384, 48, 128, 128}
  };

  private GoogLeNet() {}

  /**
   * @param auxiliary whether the two classifiers behind 4a and 4d, which only training uses, are
   *     further outputs
   */
  static Network network(Task task, boolean auxiliary) {
    NetworkBuilder net = new NetworkBuilder("googlenet");
    Source features = net.input("image", task.input());
    features = convolved(net, "conv1", features, Blocks.same(64, 7, 2));
    features = CeilPool.max(net, "maxpool1", features, 3, 2);
    features = convolved(net, "conv2", features, Blocks.pointwise(64, false));
    features = convolved(net, "conv3", features, Blocks.same(192, 3, 1));
    features = CeilPool.max(net, "maxpool2", features, 3, 2);
    features = stage(net, 3, features, STAGE3).get(1);
    List<Source> middle = stage(net, 4, CeilPool.max(net, "maxpool3", features, 3, 2), STAGE4);
    features = CeilPool.max(net, "maxpool4", middle.get(4), 2, 2);
    features = stage(net, 5, features, STAGE5).get(1);
    List<Source> outputs = new ArrayList<>();
    outputs.add(Blocks.classifier(net, features, task.classes()));
    if (auxiliary) {
      outputs.add(head(net, "aux1", middle.get(0), task.classes()));
      outputs.add(head(net, "aux2", middle.get(3), task.classes()));
    }
    return net.build(outputs.toArray(Source[]::new));
  }

  private static List<Source> stage(NetworkBuilder net, int number, Source input, int[][] modules) {
    List<Source> outputs = new ArrayList<>();
    Source features = input;
    for (int place = 0; place < modules.length; place++) {
      String prefix = "inception" + number + (char) ('a' + place);
      features = inception(net, prefix, features, modules[place]);
      outputs.add(features);
    }
    return outputs;
  }

  private static Source inception(NetworkBuilder net, String prefix, Source input, int[] widths) {
    Source first = convolved(net, prefix + ".1", input, Blocks.pointwise(widths[0], false));
    Source second = convolved(net, prefix + ".2.0", input, Blocks.pointwise(widths[1], false));
    second = convolved(net, prefix + ".2.1", second, Blocks.same(widths[2], 3, 1));
    Source third = convolved(net, prefix + ".3.0", input, Blocks.pointwise(widths[3], false));
    third = convolved(net, prefix + ".3.1", third, Blocks.same(widths[4], 3, 1));
    Source fourth = net.layer(prefix + ".4.pool", Pool.max(Window.square(3, 1, 1)), input);
    fourth = convolved(net, prefix + ".4", fourth, Blocks.pointwise(widths[5], false));
    return net.layer(prefix + ".concat", new Concat(1), first, second, third, fourth);
  }

  /** For images of 224 pixels, where torchvision's adaptive pool to 4 x 4 sees 14 x 14. */
  private static Source head(NetworkBuilder net, String prefix, Source input, int classes) {
    Source features =
        net.layer(prefix + ".pool", Pool.average(Window.square(5, 3, 0), true), input);
    features = convolved(net, prefix + ".conv", features, Blocks.pointwise(128, false));
    return net.chain(
        prefix,
        features,
        Reshape.flat(128 * 4 * 4),
        new Linear(1024, true),
        Activation.RELU,
        new Linear(classes, true));
  }

  private static Source convolved(
      NetworkBuilder net, String prefix, Source input, Convolution convolution) {
    return net.chain(prefix, input, convolution, NORM, Activation.RELU);
  }
}
