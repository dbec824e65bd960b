package archsweep.space.vision;

import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.BatchNorm;
import archsweep.space.Task;
import archsweep.space.block.Blocks;
import archsweep.space.block.InvertedResidual;

/**
 * MnasNet-B1 (Tan et al., "MnasNet: Platform-Aware Neural Architecture Search for Mobile", CVPR
 * 2019).
 */
final class MnasNet {

  /** Expansion, channels, blocks, stride of the first, kernel. */
  private static final int[][] STAGES = {
    {3, 24, 3, 2, 3},
    {3, 40, 3, 2, 5},
    {6, 80, 3, 2, 5},
    {6, 96, 2, 1, 3},
    {6, 192, 4, 2, 5},
    {6, 320, 1, 1, 3},
  };

  /** The decay .9997 of the paper's TensorFlow code, by torch's meaning of momentum. */
  private static final BatchNorm NORM = new BatchNorm(true, true, 1e-5, 1 - 0.9997);

  private static final int STEM = 32;
  private static final int FIRST = 16;
  private static final int LAST = 1280;

  private MnasNet() {}

  static Network network(Task task) {
    NetworkBuilder net = new NetworkBuilder("mnasnet1-0");
    Source image = net.input("image", task.input());
    Source features = net.chain("stem", image, Blocks.same(STEM, 3, 2), NORM, Activation.RELU);
    features = block(3, 1, STEM, FIRST).build(net, "separable", features);
    int given = FIRST;
    for (int stage = 0; stage < STAGES.length; stage++) {
      int[] row = STAGES[stage];
      for (int place = 0; place < row[2]; place++) {
        int stride = place == 0 ? row[3] : 1;
        String prefix = "stage%d.%d".formatted(stage + 1, place);
        features = block(row[4], stride, row[0] * given, row[1]).build(net, prefix, features);
        given = row[1];
      }
    }
    features = net.chain("last", features, Blocks.pointwise(LAST, false), NORM, Activation.RELU);
    return net.build(Blocks.classifier(net, features, task.classes()));
  }

  private static InvertedResidual block(int kernel, int stride, int hidden, int channels) {
    return new InvertedResidual(
        kernel, stride, hidden, channels, Activation.RELU, NORM, InvertedResidual.Squeeze.NONE);
  }
}
