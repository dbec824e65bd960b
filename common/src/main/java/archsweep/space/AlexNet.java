package archsweep.space;

import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.Convolution;
import archsweep.network.op.Linear;
import archsweep.network.op.Pool;
import archsweep.network.op.Reshape;
import archsweep.network.op.Window;

/**
 * AlexNet in the single-tower form of Krizhevsky, "One weird trick for parallelizing convolutional
 * neural networks" (2014), as torchvision has it, whose module names the layers have; without its
 * dropout and the adaptive pool, which do nothing at inference on images of 224 pixels.
 */
final class AlexNet {

  private static final Pool POOL = Pool.max(Window.square(3, 2, 0));

  private AlexNet() {}

  static Network network(Task task) {
    NetworkBuilder net = new NetworkBuilder("alexnet");
    Source image = net.input("image", task.input());
    Source features =
        net.chain(
            "features",
            image,
            convolution(64, 11, 4, 2),
            Activation.RELU,
            POOL,
            convolution(192, 5, 1, 2),
            Activation.RELU,
            POOL,
            convolution(384, 3, 1, 1),
            Activation.RELU,
            convolution(256, 3, 1, 1),
            Activation.RELU,
            convolution(256, 3, 1, 1),
            Activation.RELU,
            POOL);
    features = net.layer("flatten", Reshape.flat(256 * 6 * 6), features);
    features = net.layer("classifier.1", new Linear(4096, true), features);
    features = net.layer("classifier.2", Activation.RELU, features);
    features = net.layer("classifier.4", new Linear(4096, true), features);
    features = net.layer("classifier.5", Activation.RELU, features);
    return net.build(net.layer("classifier.6", new Linear(task.classes(), true), features));
  }

  private static Convolution convolution(int channels, int kernel, int stride, int padding) {
    return new Convolution(channels, Window.square(kernel, stride, padding), 1, true);
  }
}
