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
import archsweep.network.op.Pool;
import archsweep.network.op.Window;
import java.util.List;

/**
 * The residual networks for ImageNet (He et al., "Deep Residual Learning for Image Recognition",
 * CVPR 2016) in the form of torchvision: the stride of a bottleneck is in its 3x3 convolution.
 * Layers are called as torchvision's modules.
 *
 * @param blocks how many blocks each of the four stages has
 * @param bottleneck whether a block has three convolutions instead of two
 * @param width multiplies all channels
 * @param projectFirst whether the first block of the first stage projects its shortcut even where
 *     the shapes agree, as some implementations do and torchvision does not
 */
public record ResNet(
    String name, List<Integer> blocks, boolean bottleneck, double width, boolean projectFirst) {

  private static final int[] CHANNELS = {64, 128, 256, 512};
  private static final int EXPANSION = 4;

  static ResNet resNet18() {
    return new ResNet("resnet18", List.of(2, 2, 2, 2), false, 1, false);
  }

  static ResNet resNet34() {
    return new ResNet("resnet34", List.of(3, 4, 6, 3), false, 1, false);
  }

  static ResNet resNet50() {
    return new ResNet("resnet50", List.of(3, 4, 6, 3), true, 1, false);
  }

  static ResNet resNet101() {
    return new ResNet("resnet101", List.of(3, 4, 23, 3), true, 1, false);
  }

  /** The network for the images and classes of a task. */
  public Network network(Task task) {
    NetworkBuilder net = new NetworkBuilder(name);
    Source image = net.input("image", task.input());
    Source features = net.layer("conv1", Convolution.square(scaled(CHANNELS[0]), 7, 2, 3), image);
    features = net.layer("bn1", BatchNorm.USUAL, features);
    features = net.layer("relu", Activation.RELU, features);
    features = net.layer("maxpool", Pool.max(Window.square(3, 2, 1)), features);
    int given = scaled(CHANNELS[0]);
    for (int stage = 0; stage < CHANNELS.length; stage++) {
      int channels = scaled(CHANNELS[stage]);
      int wanted = bottleneck ? EXPANSION * channels : channels;
      for (int block = 0; block < blocks.get(stage); block++) {
        int stride = stage > 0 && block == 0 ? 2 : 1;
        boolean project = given != wanted || stride > 1 || (projectFirst && block == 0);
        String prefix = "layer" + (stage + 1) + "." + block;
        features = block(net, prefix, features, channels, stride, project);
        given = wanted;
      }
    }
    features = net.layer("avgpool", new GlobalAveragePool(false), features);
    return net.build(net.layer("fc", new Linear(task.classes(), true), features));
  }

  private Source block(
      NetworkBuilder net, String prefix, Source input, int channels, int stride, boolean project) {
    List<Convolution> convolutions =
        bottleneck
            ? List.of(
                Convolution.square(channels, 1, 1, 0),
                Convolution.square(channels, 3, stride, 1),
                Convolution.square(EXPANSION * channels, 1, 1, 0))
            : List.of(
                Convolution.square(channels, 3, stride, 1), Convolution.square(channels, 3, 1, 1));
    Source features = input;
    for (int i = 1; i <= convolutions.size(); i++) {
      features = net.layer(prefix + ".conv" + i, convolutions.get(i - 1), features);
      features = net.layer(prefix + ".bn" + i, BatchNorm.USUAL, features);
      if (i < convolutions.size()) {
        features = net.layer(prefix + ".relu" + i, Activation.RELU, features);
      }
    }
    Source shortcut = input;
    if (project) {
      Convolution last = convolutions.get(convolutions.size() - 1);
      shortcut =
          net.chain(
              prefix + ".downsample",
              input,
              Convolution.square(last.outChannels(), 1, stride, 0),
              BatchNorm.USUAL);
    }
    Source sum = net.layer(prefix + ".add", new Add(), features, shortcut);
    return net.layer(prefix + ".relu" + convolutions.size(), Activation.RELU, sum);
  }

  private int scaled(int channels) {
    return (int) Math.round(channels * width);
  }
}
