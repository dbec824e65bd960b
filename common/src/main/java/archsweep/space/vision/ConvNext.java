package archsweep.space.vision;

import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.Convolution;
import archsweep.network.op.GlobalAveragePool;
import archsweep.network.op.LayerNorm;
import archsweep.network.op.LearnedScale;
import archsweep.network.op.Linear;
import archsweep.network.op.Transpose;
import archsweep.network.op.Window;
import archsweep.space.Task;
import archsweep.space.block.Blocks;
import java.util.List;

/**
 * ConvNeXt-T (Liu et al., "A ConvNet for the 2020s", CVPR 2022): depthwise 7x7 convolutions, then a
 * perceptron over the channels of each pixel, scaled by a learned factor for each channel.
 */
final class ConvNext {

  private static final int[] CHANNELS = {96, 192, 384, 768};
  private static final int[] BLOCKS = {3, 3, 9, 3};
  private static final LayerNorm NORM = new LayerNorm(1, 1e-6);
  private static final Transpose CHANNELS_LAST = new Transpose(List.of(0, 2, 3, 1));
  private static final Transpose CHANNELS_FIRST = new Transpose(List.of(0, 3, 1, 2));

  private ConvNext() {}

  static Network network(Task task) {
    NetworkBuilder net = new NetworkBuilder("convnext-tiny");
    Source image = net.input("image", task.input());
    Source features = normed(net, "stem.norm", patches(net, "stem.conv", image, CHANNELS[0], 4));
    for (int stage = 0; stage < CHANNELS.length; stage++) {
      String prefix = "stage" + (stage + 1);
      if (stage > 0) {
        features = normed(net, prefix + ".norm", features);
        features = patches(net, prefix + ".conv", features, CHANNELS[stage], 2);
      }
      for (int block = 0; block < BLOCKS[stage]; block++) {
        features = block(net, prefix + "." + block, features, CHANNELS[stage]);
      }
    }
    return net.build(
        net.chain(
            "classifier",
            features,
            new GlobalAveragePool(false),
            NORM,
            new Linear(task.classes(), true)));
  }

  private static Source patches(
      NetworkBuilder net, String name, Source input, int channels, int side) {
    return net.layer(name, new Convolution(channels, Window.square(side, side, 0), 1, true), input);
  }

  /** Normalises the channels of each pixel. */
  private static Source normed(NetworkBuilder net, String prefix, Source input) {
    return net.chain(prefix, input, CHANNELS_LAST, NORM, CHANNELS_FIRST);
  }

  private static Source block(NetworkBuilder net, String prefix, Source input, int channels) {
    Source features =
        net.chain(
            prefix,
            input,
            new Convolution(channels, Window.square(7, 1, 3), channels, true),
            CHANNELS_LAST,
            NORM,
            new Linear(4 * channels, true),
            Blocks.GELU,
            new Linear(channels, true),
            CHANNELS_FIRST,
            new LearnedScale(List.of((long) channels, 1L, 1L)));
    return Blocks.add(net, prefix, input, features);
  }
}
