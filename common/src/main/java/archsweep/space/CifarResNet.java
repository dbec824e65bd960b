package archsweep.space;

import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.Add;
import archsweep.network.op.BatchNorm;
import archsweep.network.op.Concat;
import archsweep.network.op.Convolution;
import archsweep.network.op.GlobalAveragePool;
import archsweep.network.op.Linear;
import archsweep.network.op.Pool;
import archsweep.network.op.Window;
import archsweep.network.op.Zero;

/**
 * The residual networks for CIFAR-10 of He et al. (CVPR 2016, section 4.2): three stages of 16, 32
 * and 64 channels. Shortcuts have no parameters (option A of the paper): where a stage begins,
 * every second pixel is taken, as a 1x1 pool with stride 2, and channels of zeros are appended. The
 * paper leaves open where the zeros go; some implementations put half of them in front.
 */
final class CifarResNet {

  private static final int STAGES = 3;

  private final NetworkBuilder net;
  private final int blocksPerStage;

  /**
   * @param depth the number of weighted layers, 6 n + 2
   */
  CifarResNet(int depth) {
    if (depth < 8 || (depth - 2) % 6 != 0) {
      throw new IllegalArgumentException("The depth (%d) must be 6 n + 2.".formatted(depth));
    }
    this.net = new NetworkBuilder("resnet" + depth);
    this.blocksPerStage = (depth - 2) / 6;
  }

  Network network(Task task) {
    Source image = net.input("image", task.input());
    Source features = net.layer("conv1", Convolution.square(16, 3, 1, 1), image);
    features = net.layer("bn1", BatchNorm.USUAL, features);
    features = net.layer("relu1", Activation.RELU, features);
    for (int stage = 1; stage <= STAGES; stage++) {
      for (int block = 0; block < blocksPerStage; block++) {
        String prefix = "layer" + stage + "." + block;
        features = block(prefix, features, 8 << stage, stage > 1 && block == 0);
      }
    }
    features = net.layer("avgpool", new GlobalAveragePool(false), features);
    return net.build(net.layer("linear", new Linear(task.classes(), true), features));
  }

  private Source block(String prefix, Source input, int channels, boolean shrinks) {
    int stride = shrinks ? 2 : 1;
    Source features =
        net.layer(prefix + ".conv1", Convolution.square(channels, 3, stride, 1), input);
    features = net.layer(prefix + ".bn1", BatchNorm.USUAL, features);
    features = net.layer(prefix + ".relu1", Activation.RELU, features);
    features = net.layer(prefix + ".conv2", Convolution.square(channels, 3, 1, 1), features);
    features = net.layer(prefix + ".bn2", BatchNorm.USUAL, features);
    Source shortcut = shrinks ? padded(prefix + ".shortcut", input) : input;
    Source sum = net.layer(prefix + ".add", new Add(), features, shortcut);
    return net.layer(prefix + ".relu2", Activation.RELU, sum);
  }

  private Source padded(String prefix, Source input) {
    Source pixels = net.layer(prefix + ".subsample", Pool.max(Window.square(1, 2, 0)), input);
    Source zeros = net.layer(prefix + ".zeros", new Zero(), pixels);
    return net.layer(prefix + ".pad", new Concat(1), pixels, zeros);
  }
}
