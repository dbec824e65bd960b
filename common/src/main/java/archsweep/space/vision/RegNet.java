package archsweep.space.vision;

import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.Convolution;
import archsweep.network.op.Window;
import archsweep.space.Task;
import archsweep.space.block.Blocks;

/**
 * RegNetY-400MF (Radosavovic et al., "Designing Network Design Spaces", CVPR 2020): residual
 * bottlenecks with groups of 8 channels, squeezed to a quarter of the channels given.
 */
final class RegNet {

  /** Channels and blocks of each stage. */
  private static final int[][] STAGES = {{48, 1}, {104, 3}, {208, 6}, {440, 6}};

  private static final int STEM = 32;
  private static final int GROUP_WIDTH = 8;

  private RegNet() {}

  static Network network(Task task) {
    NetworkBuilder net = new NetworkBuilder("regnet-y-400mf");
    Source image = net.input("image", task.input());
    Source features =
        Blocks.activated(net, "stem", image, Blocks.same(STEM, 3, 2), Activation.RELU);
    int given = STEM;
    for (int stage = 0; stage < STAGES.length; stage++) {
      int channels = STAGES[stage][0];
      for (int place = 0; place < STAGES[stage][1]; place++) {
        String prefix = "block%d.%d".formatted(stage + 1, place);
        features = block(net, prefix, features, given, channels, place == 0 ? 2 : 1);
        given = channels;
      }
    }
    return net.build(Blocks.classifier(net, features, task.classes()));
  }

  private static Source block(
      NetworkBuilder net, String prefix, Source input, int given, int channels, int stride) {
    Source shortcut = input;
    if (given != channels || stride > 1) {
      Convolution project = new Convolution(channels, Window.square(1, stride, 0), 1, false);
      shortcut = Blocks.norm(net, prefix + ".proj", input, project);
    }
    Convolution narrow = Blocks.pointwise(channels, false);
    Source features = Blocks.activated(net, prefix + ".a", input, narrow, Activation.RELU);
    Window window = Window.square(3, stride, 1);
    Convolution grouped = new Convolution(channels, window, channels / GROUP_WIDTH, false);
    features = Blocks.activated(net, prefix + ".b", features, grouped, Activation.RELU);
    features =
        Blocks.squeezeExcite(
            net, prefix + ".se", features, channels, given / 4, Activation.RELU, Blocks.SIGMOID);
    features = Blocks.norm(net, prefix + ".c", features, Blocks.pointwise(channels, false));
    return net.layer(
        prefix + ".relu", Activation.RELU, Blocks.add(net, prefix, shortcut, features));
  }
}
