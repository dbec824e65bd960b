package archsweep.space.vision;

import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.Concat;
import archsweep.network.op.Pool;
import archsweep.network.op.Slice;
import archsweep.network.op.Window;
import archsweep.space.Task;
import archsweep.space.block.Blocks;

/**
 * ShuffleNetV2 1x (Ma et al., "ShuffleNet V2: Practical Guidelines for Efficient CNN Architecture
 * Design", ECCV 2018): one half of the channels passes, the other is convolved, then both are
 * shuffled; a unit of stride 2 convolves both halves.
 */
final class ShuffleNetV2 {

  /** Table 5 of the paper: channels and units of each stage. */
  private static final int[][] STAGES = {{116, 4}, {232, 8}, {464, 4}};

  private static final int STEM = 24;
  private static final int LAST = 1024;

  private ShuffleNetV2() {}

  static Network network(Task task) {
    NetworkBuilder net = new NetworkBuilder("shufflenet-v2-x1-0");
    Source image = net.input("image", task.input());
    Source features =
        Blocks.activated(net, "conv1", image, Blocks.same(STEM, 3, 2), Activation.RELU);
    features = net.layer("maxpool", Pool.max(Window.square(3, 2, 1)), features);
    int given = STEM;
    for (int stage = 0; stage < STAGES.length; stage++) {
      int channels = STAGES[stage][0];
      for (int unit = 0; unit < STAGES[stage][1]; unit++) {
        String prefix = "stage%d.%d".formatted(stage + 2, unit);
        features =
            unit == 0
                ? reducing(net, prefix, features, given, channels / 2)
                : keeping(net, prefix, features, channels / 2);
      }
      given = channels;
    }
    features =
        Blocks.activated(net, "conv5", features, Blocks.pointwise(LAST, false), Activation.RELU);
    return net.build(Blocks.classifier(net, features, task.classes()));
  }

  private static Source keeping(NetworkBuilder net, String prefix, Source input, int half) {
    Source passed = net.layer(prefix + ".passed", Slice.of(1, 0, half), input);
    Source taken = net.layer(prefix + ".taken", Slice.of(1, half, 2L * half), input);
    return shuffled(net, prefix, passed, convolved(net, prefix + ".branch2", taken, half, 1));
  }

  private static Source reducing(
      NetworkBuilder net, String prefix, Source input, int given, int half) {
    Source first =
        Blocks.norm(net, prefix + ".branch1.depthwise", input, Blocks.depthwise(given, 3, 2));
    first =
        Blocks.activated(
            net, prefix + ".branch1.point", first, Blocks.pointwise(half, false), Activation.RELU);
    return shuffled(net, prefix, first, convolved(net, prefix + ".branch2", input, half, 2));
  }

  private static Source convolved(
      NetworkBuilder net, String prefix, Source input, int channels, int stride) {
    Source features =
        Blocks.activated(
            net, prefix + ".first", input, Blocks.pointwise(channels, false), Activation.RELU);
    features =
        Blocks.norm(net, prefix + ".depthwise", features, Blocks.depthwise(channels, 3, stride));
    return Blocks.activated(
        net, prefix + ".last", features, Blocks.pointwise(channels, false), Activation.RELU);
  }

  private static Source shuffled(NetworkBuilder net, String prefix, Source first, Source second) {
    Source joined = net.layer(prefix + ".concat", new Concat(1), first, second);
    return Blocks.shuffle(net, prefix + ".shuffle", joined, 2);
  }
}
