package archsweep.space;

import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.Add;
import archsweep.network.op.BatchNorm;
import archsweep.network.op.Convolution;
import archsweep.network.op.GlobalAveragePool;
import archsweep.network.op.Linear;
import archsweep.network.op.Op;
import archsweep.network.op.Window;

/**
 * MobileNetV2 (Sandler et al., "MobileNetV2: Inverted Residuals and Linear Bottlenecks", CVPR 2018)
 * in the form of torchvision, whose module names the layers have; without its dropout, which does
 * nothing at inference.
 *
 * @param width multiplies channels, which are then rounded to multiples of 8; the last convolution
 *     never has fewer than 1280
 */
public record MobileNetV2(String name, double width) {

  private static final Activation RELU6 = new Activation(Activation.Function.RELU6);

  /** Table 2 of the paper: expansion, channels, repeats, stride of the first. */
  private static final int[][] STAGES = {
    {1, 16, 1, 1},
    {6, 24, 2, 2},
    {6, 32, 3, 2},
    {6, 64, 4, 2},
    {6, 96, 3, 1},
    {6, 160, 3, 2},
    {6, 320, 1, 1},
  };

  /** The network for the images and classes of a task. */
  public Network network(Task task) {
    NetworkBuilder net = new NetworkBuilder(name);
    Source image = net.input("image", task.input());
    int given = scaled(32);
    Source features = net.chain("features.0", image, activated(Convolution.square(given, 3, 2, 1)));
    int number = 1;
    for (int[] stage : STAGES) {
      for (int repeat = 0; repeat < stage[2]; repeat++) {
        int wanted = scaled(stage[1]);
        String prefix = "features." + number++;
        features =
            block(net, prefix, features, given, wanted, stage[0], repeat == 0 ? stage[3] : 1);
        given = wanted;
      }
    }
    int lastChannels = rounded(1280 * Math.max(1, width));
    Convolution last = Convolution.square(lastChannels, 1, 1, 0);
    features = net.chain("features." + number, features, activated(last));
    features = net.layer("avgpool", new GlobalAveragePool(false), features);
    return net.build(net.layer("classifier.1", new Linear(task.classes(), true), features));
  }

  private static Source block(
      NetworkBuilder net,
      String prefix,
      Source input,
      int given,
      int wanted,
      int expansion,
      int stride) {
    int hidden = given * expansion;
    Convolution depthwise = new Convolution(hidden, Window.square(3, stride, 1), hidden, false);
    Source features = input;
    int module = 0;
    if (expansion > 1) {
      Op[] expand = activated(Convolution.square(hidden, 1, 1, 0));
      features = net.chain(prefix + ".conv." + module++, features, expand);
    }
    features = net.chain(prefix + ".conv." + module++, features, activated(depthwise));
    Convolution project = Convolution.square(wanted, 1, 1, 0);
    features = net.layer(prefix + ".conv." + module++, project, features);
    features = net.layer(prefix + ".conv." + module, BatchNorm.USUAL, features);
    return stride == 1 && given == wanted
        ? net.layer(prefix + ".add", new Add(), input, features)
        : features;
  }

  private static Op[] activated(Convolution convolution) {
    return new Op[] {convolution, BatchNorm.USUAL, RELU6};
  }

  private int scaled(int channels) {
    return rounded(channels * width);
  }

  /** The nearest multiple of 8, but at least 8 and nine tenths of what is asked for. */
  private static int rounded(double channels) {
    int nearest = Math.max(8, (int) (channels + 4) / 8 * 8);
    return nearest < 0.9 * channels ? nearest + 8 : nearest;
  }
}
