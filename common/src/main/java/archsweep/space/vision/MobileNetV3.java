package archsweep.space.vision;

import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.BatchNorm;
import archsweep.network.op.GlobalAveragePool;
import archsweep.network.op.Linear;
import archsweep.space.Task;
import archsweep.space.block.Blocks;
import archsweep.space.block.InvertedResidual;

/** MobileNetV3 (Howard et al., "Searching for MobileNetV3", ICCV 2019). */
final class MobileNetV3 {

  private static final int STEM = 16;
  private static final BatchNorm NORM = new BatchNorm(true, true, 1e-3, 1e-2);

  /** Tables 1 and 2: kernel, hidden, channels, stride; squeezes; hard-swish instead of ReLU. */
  private record Row(
      int kernel, int hidden, int channels, int stride, boolean squeezes, boolean hard) {

    InvertedResidual block() {
      InvertedResidual.Squeeze squeeze =
          squeezes ? InvertedResidual.Squeeze.quarter(hidden) : InvertedResidual.Squeeze.NONE;
      Activation activation = hard ? Blocks.HARD_SWISH : Activation.RELU;
      return new InvertedResidual(kernel, stride, hidden, channels, activation, NORM, squeeze);
    }
  }

  private static final Row[] LARGE = {
    new Row(3, 16, 16, 1, false, false),
    new Row(3, 64, 24, 2, false, false),
    new Row(3, 72, 24, 1, false, false),
    new Row(5, 72, 40, 2, true, false),
    new Row(5, 120, 40, 1, true, false),
    new Row(5, 120, 40, 1, true, false),
    new Row(3, 240, 80, 2, false, true),
    new Row(3, 200, 80, 1, false, true),
    new Row(3, 184, 80, 1, false, true),
    new Row(3, 184, 80, 1, false, true),
    new Row(3, 480, 112, 1, true, true),
    new Row(3, 672, 112, 1, true, true),
    new Row(5, 672, 160, 2, true, true),
    new Row(5, 960, 160, 1, true, true),
    new Row(5, 960, 160, 1, true, true),
  };

  private static final Row[] SMALL = {
    new Row(3, 16, 16, 2, true, false),
    new Row(3, 72, 24, 2, false, false),
    new Row(3, 88, 24, 1, false, false),
    new Row(5, 96, 40, 2, true, true),
    new Row(5, 240, 40, 1, true, true),
    new Row(5, 240, 40, 1, true, true),
    new Row(5, 120, 48, 1, true, true),
    new Row(5, 144, 48, 1, true, true),
    new Row(5, 288, 96, 2, true, true),
    new Row(5, 576, 96, 1, true, true),
    new Row(5, 576, 96, 1, true, true),
  };

  private MobileNetV3() {}

  static Network large(Task task) {
    return network("mobilenet-v3-large", task, LARGE, 1280);
  }

  static Network small(Task task) {
    return network("mobilenet-v3-small", task, SMALL, 1024);
  }

  private static Network network(String name, Task task, Row[] rows, int features) {
    NetworkBuilder net = new NetworkBuilder(name);
    Source image = net.input("image", task.input());
    Source last = net.chain("stem", image, Blocks.same(STEM, 3, 2), NORM, Blocks.HARD_SWISH);
    for (int place = 0; place < rows.length; place++) {
      last = rows[place].block().build(net, "blocks." + place, last);
    }
    int expanded = 6 * rows[rows.length - 1].channels();
    last = net.chain("last", last, Blocks.pointwise(expanded, false), NORM, Blocks.HARD_SWISH);
    return net.build(
        net.chain(
            "classifier",
            last,
            new GlobalAveragePool(false),
            new Linear(features, true),
            Blocks.HARD_SWISH,
            new Linear(task.classes(), true)));
  }
}
