package archsweep.space;

import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.Convolution;
import archsweep.network.op.Linear;
import archsweep.network.op.Op;
import archsweep.network.op.Pool;
import archsweep.network.op.Reshape;
import archsweep.network.op.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * VGG-16 (Simonyan and Zisserman, "Very Deep Convolutional Networks for Large-Scale Image
 * Recognition", ICLR 2015, configuration D) as torchvision has it, whose module names the layers
 * have; without its dropout, which does nothing at inference.
 */
final class Vgg {

  private static final int[][] STAGES = {{64, 2}, {128, 2}, {256, 3}, {512, 3}, {512, 3}};

  private Vgg() {}

  static Network network(Task task) {
    NetworkBuilder net = new NetworkBuilder("vgg16");
    List<Op> features = new ArrayList<>();
    for (int[] stage : STAGES) {
      for (int repeat = 0; repeat < stage[1]; repeat++) {
        features.add(new Convolution(stage[0], Window.square(3, 1, 1), 1, true));
        features.add(Activation.RELU);
      }
      features.add(Pool.max(Window.square(2, 2, 0)));
    }
    Source image = net.input("image", task.input());
    Source last = net.chain("features", image, features.toArray(Op[]::new));
    last = net.layer("flatten", Reshape.flat(512 * 7 * 7), last);
    last = net.layer("classifier.0", new Linear(4096, true), last);
    last = net.layer("classifier.1", Activation.RELU, last);
    last = net.layer("classifier.3", new Linear(4096, true), last);
    last = net.layer("classifier.4", Activation.RELU, last);
    return net.build(net.layer("classifier.6", new Linear(task.classes(), true), last));
  }
}
