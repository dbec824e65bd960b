package archsweep.space.vision;

import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.GlobalAveragePool;
import archsweep.network.op.Linear;
import archsweep.network.op.Pool;
import archsweep.network.op.Window;
import archsweep.space.Task;
import archsweep.space.block.Blocks;
import java.util.ArrayList;
import java.util.List;

/**
 * Inception v3 (Szegedy et al., "Rethinking the Inception Architecture for Computer Vision", CVPR
 * 2016) in the form of torchvision, whose module names the blocks have; for images of 299 pixels.
 */
final class InceptionV3 {

  private InceptionV3() {}

  /**
   * @param auxiliary whether the classifier behind the 17 x 17 blocks, which only training uses, is
   *     a second output
   */
  static Network network(Task task, boolean auxiliary) {
    NetworkBuilder net = new NetworkBuilder("inception-v3");
    InceptionBlocks blocks = new InceptionBlocks(net);
    Source features = net.input("image", task.input());
    features = blocks.convolution("Conv2d_1a_3x3", features, 32, 3, 2, 0);
    features = blocks.convolution("Conv2d_2a_3x3", features, 32, 3, 1, 0);
    features = blocks.convolution("Conv2d_2b_3x3", features, 64, 3, 1, 1);
    features = net.layer("maxpool1", Pool.max(Window.square(3, 2, 0)), features);
    features = blocks.convolution("Conv2d_3b_1x1", features, 80, 1, 1, 0);
    features = blocks.convolution("Conv2d_4a_3x3", features, 192, 3, 1, 0);
    features = net.layer("maxpool2", Pool.max(Window.square(3, 2, 0)), features);
    features = blocks.a("Mixed_5b", features, 32);
    features = blocks.a("Mixed_5c", features, 64);
    features = blocks.a("Mixed_5d", features, 64);
    features = blocks.b("Mixed_6a", features);
    features = blocks.c("Mixed_6b", features, 128);
    features = blocks.c("Mixed_6c", features, 160);
    features = blocks.c("Mixed_6d", features, 160);
    features = blocks.c("Mixed_6e", features, 192);
    Source middle = features;
    features = blocks.d("Mixed_7a", features);
    features = blocks.e("Mixed_7b", features);
    features = blocks.e("Mixed_7c", features);
    List<Source> outputs = new ArrayList<>();
    outputs.add(Blocks.classifier(net, features, task.classes()));
    if (auxiliary) {
      Source head = net.layer("AuxLogits.pool", Pool.average(Window.square(5, 3, 0), true), middle);
      head = blocks.convolution("AuxLogits.conv0", head, 128, 1, 1, 0);
      head = blocks.convolution("AuxLogits.conv1", head, 768, 5, 1, 0);
      outputs.add(
          net.chain(
              "AuxLogits", head, new GlobalAveragePool(false), new Linear(task.classes(), true)));
    }
    return net.build(outputs.toArray(Source[]::new));
  }
}
