package archsweep.space.vision;

import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.BatchNorm;
import archsweep.space.Task;
import archsweep.space.block.Blocks;
import archsweep.space.block.InvertedResidual;

/**
 * EfficientNet-B0 (Tan and Le, "EfficientNet: Rethinking Model Scaling for Convolutional Neural
 * Networks", ICML 2019).
 */
final class EfficientNet {

  /** Table 1: expansion, kernel, stride of the first, channels, blocks. */
  private static final int[][] STAGES = {
    {1, 3, 1, 16, 1},
    {6, 3, 2, 24, 2},
    {6, 5, 2, 40, 2},
    {6, 3, 2, 80, 3},
    {6, 5, 1, 112, 3},
    {6, 5, 2, 192, 4},
    {6, 3, 1, 320, 1},
  };

  private static final int STEM = 32;
  private static final int LAST = 1280;

  private EfficientNet() {}

  static Network network(Task task) {
    NetworkBuilder net = new NetworkBuilder("efficientnet-b0");
    Source image = net.input("image", task.input());
    Source features = Blocks.activated(net, "stem", image, Blocks.same(STEM, 3, 2), Blocks.SILU);
    int given = STEM;
    for (int stage = 0; stage < STAGES.length; stage++) {
      int[] row = STAGES[stage];
      for (int place = 0; place < row[4]; place++) {
        String prefix = "stage%d.%d".formatted(stage + 1, place);
        features = block(row, place == 0 ? row[2] : 1, given).build(net, prefix, features);
        given = row[3];
      }
    }
    features = Blocks.activated(net, "last", features, Blocks.pointwise(LAST, false), Blocks.SILU);
    return net.build(Blocks.classifier(net, features, task.classes()));
  }

  /** Squeezes to a quarter of the channels that the block is given, not of those expanded. */
  private static InvertedResidual block(int[] row, int stride, int given) {
    return new InvertedResidual(
        row[1],
        stride,
        row[0] * given,
        row[3],
        Blocks.SILU,
        BatchNorm.USUAL,
        new InvertedResidual.Squeeze(given / 4, Blocks.SILU, Blocks.SIGMOID));
  }
}
