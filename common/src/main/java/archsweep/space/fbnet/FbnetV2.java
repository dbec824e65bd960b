package archsweep.space.fbnet;

import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.BatchNorm;
import archsweep.network.op.Convolution;
import archsweep.network.op.GlobalAveragePool;
import archsweep.network.op.Reshape;
import archsweep.network.op.Window;
import archsweep.space.FixedNetwork;
import archsweep.space.SearchSpace;
import archsweep.space.Task;
import archsweep.space.block.Blocks;
import archsweep.space.block.InvertedResidual;
import java.util.List;
import java.util.stream.Stream;

/**
 * The networks that FBNetV2 (Wan et al., CVPR 2020) found, block by block as mobile-vision
 * publishes them (facebookresearch/mobile-vision bb8465c), each for the size of image of its own.
 * Expanded channels are rounded to whole ones, as its builder does where it is given no divisor;
 * with the divisor 8 that stands beside the blocks F1 has 6,024,744 parameters in the place of
 * 6,018,265, where the remark there says 5,999,408.
 */
public final class FbnetV2 {

  private static final double SQUEEZE = 0.25;

  private static final String F0 =
      """
      conv_k3_hs 8 2 1
      ir_k5_hs 8 1 1
      ir_k5_hs 16 2 4
      ir_k5_hs 16 1 3
      ir_k5_sehsig 24 2 4
      ir_k5_sehsig 24 1 3
      ir_k5_sehsig_hs 48 2 4
      ir_k3_sehsig_hs 48 1 3
      ir_k5_sehsig_hs 64 1 3
      ir_k5_sehsig_hs 64 1 2
      ir_k3_sehsig_hs 128 2 3
      ir_k5_sehsig_hs 160 1 3
      skip 192 1 4
      ir_pool_hs 1280 1 4
      """;

  /** Of F1 to F3, which differ in the image and in the last block. */
  private static final String F1_TO_F3 =
      """
      conv_k3_hs 8 2 1
      ir_k5 8 1 1
      ir_k5 24 2 5.4566
      ir_k5 24 1 4.7912
      ir_k5_sehsig 32 2 5.3501
      ir_k5_sehsig 24 1 4.5379
      ir_k5_hs 56 2 5.7133
      ir_k3_hs 56 1 4.1212
      ir_k3_sehsig_hs 56 1 5.1246
      skip 80 1 5.0333
      ir_k5_sehsig_hs 80 1 4.5070
      ir_k5_sehsig_hs 80 1 1.7712
      ir_k3_sehsig_hs 144 2 4.5685
      ir_k5_sehsig_hs 144 1 5.8400
      ir_k5_sehsig_hs 144 1 6.8754
      skip 224 1 6.5245
      """;

  private static final String F4 =
      """
      conv_k3_hs 16 2 1
      ir_k3_hs 16 1 1
      ir_k5_hs 24 2 5.4566
      ir_k5_hs 24 1 1.7912
      ir_k5_hs 24 1 1.7912
      ir_k5_sehsig 32 2 5.3501
      ir_k5_sehsig 32 1 3.5379
      ir_k5_sehsig 32 1 4.5379
      ir_k5_sehsig 32 1 4.5379
      ir_k5_hs 64 2 5.7133
      ir_k3_hs 64 1 2.1212
      skip 64 1 3.1246
      ir_k3_hs 104 1 5.0333
      ir_k5_sehsig_hs 104 1 2.5070
      ir_k5_sehsig_hs 104 1 1.7712
      ir_k5_sehsig_hs 112 1 3.7712
      ir_k3_sehsig_hs 184 2 5.5685
      ir_k5_sehsig_hs 184 1 2.8400
      ir_k5_sehsig_hs 184 1 4.8754
      skip 224 1 6.5245
      ir_pool_hs 1984 1 6
      """;

  private static final String L1_AND_L2 =
      """
      conv_k3_hs 16 2 1
      ir_k3_hs 16 1 1
      ir_k5_hs 24 2 5.4566
      ir_k5_hs 24 1 1.7912
      ir_k3_hs 24 1 1.7912
      ir_k5_hs 24 1 1.7912
      ir_k5_sehsig_hs 40 2 5.3501
      ir_k5_sehsig_hs 32 1 3.5379
      ir_k5_sehsig_hs 32 1 4.5379
      ir_k5_sehsig_hs 32 1 4.5379
      ir_k5_hs 64 2 5.7133
      ir_k3_hs 64 1 2.1212
      skip 64 1 3.1246
      ir_k3_hs 64 1 3.1246
      ir_k3_hs 112 1 5.0333
      ir_k5_sehsig_hs 112 1 2.5070
      ir_k5_sehsig_hs 112 1 1.7712
      ir_k5_sehsig_hs 112 1 2.7712
      ir_k5_sehsig_hs 112 1 3.7712
      ir_k5_sehsig_hs 112 1 3.7712
      ir_k3_sehsig_hs 184 2 5.5685
      ir_k5_sehsig_hs 184 1 2.8400
      ir_k5_sehsig_hs 184 1 2.8400
      ir_k5_sehsig_hs 184 1 4.8754
      ir_k5_sehsig_hs 184 1 4.8754
      skip 224 1 6.5245
      ir_pool_hs 1984 1 6
      """;

  /**
   * A block at its place.
   *
   * @param operator as mobile-vision calls it: {@code conv_k3_hs} (kernel 3, hard-swish), {@code
   *     ir_k5_sehsig_hs} (inverted residual, kernel 5, squeeze with hard-sigmoid, hard-swish;
   *     without {@code hs} ReLU), {@code skip}, {@code ir_pool_hs}
   * @param expansion of inverted residuals
   */
  public record Block(String operator, int channels, int stride, double expansion) {

    /** Reads operator, channels, stride and expansion, with blanks between them. */
    static Block parse(String line) {
      String[] words = line.strip().split(" ", 4);
      return new Block(
          words[0],
          Integer.parseInt(words[1]),
          Integer.parseInt(words[2]),
          Double.parseDouble(words[3]));
    }

    private boolean has(String part) {
      return List.of(operator.split("_", -1)).contains(part);
    }

    private int kernel() {
      return has("k3") ? 3 : 5;
    }

    private Activation activation() {
      return has("hs") ? Blocks.HARD_SWISH : Activation.RELU;
    }

    private Source build(NetworkBuilder net, String prefix, Source input) {
      int given = (int) net.type(input).shape().size(1);
      if (has("skip")) {
        return stride == 1 && given == channels
            ? input
            : Blocks.activated(net, prefix, input, projection(), Activation.RELU);
      }
      if (has("conv")) {
        Window window = Window.square(kernel(), stride, kernel() / 2);
        Convolution convolution = new Convolution(channels, window, 1, true);
        return Blocks.activated(net, prefix, input, convolution, activation());
      }
      int hidden = (int) Math.round(given * expansion);
      return has("pool")
          ? pooled(net, prefix, input, hidden)
          : residual(net, prefix, input, hidden);
    }

    private Convolution projection() {
      return new Convolution(channels, Window.square(1, stride, 0), 1, false);
    }

    private Source residual(NetworkBuilder net, String prefix, Source input, int hidden) {
      InvertedResidual.Squeeze squeeze =
          has("sehsig")
              ? new InvertedResidual.Squeeze(
                  (int) (hidden * SQUEEZE), activation(), Blocks.HARD_SIGMOID)
              : InvertedResidual.Squeeze.NONE;
      return new InvertedResidual(
              kernel(), stride, hidden, channels, activation(), BatchNorm.USUAL, squeeze)
          .build(net, prefix, input);
    }

    /** Expands, pools, and projects what is left without a norm. */
    private Source pooled(NetworkBuilder net, String prefix, Source input, int hidden) {
      Source wide =
          Blocks.activated(
              net, prefix + ".expand", input, Blocks.pointwise(hidden, false), activation());
      return net.chain(
          prefix,
          wide,
          new GlobalAveragePool(true),
          Blocks.pointwise(channels, false),
          activation());
    }
  }

  private FbnetV2() {}

  /** The published networks as spaces of one architecture. */
  public static List<SearchSpace> all() {
    return List.of(
        fixed("fbnet-v2-f0", 224, F0),
        fixed("fbnet-v2-f1", 128, F1_TO_F3 + "ir_pool_hs 1600 1 6"),
        fixed("fbnet-v2-f2", 160, F1_TO_F3 + "ir_pool_hs 1600 1 6"),
        fixed("fbnet-v2-f3", 192, F1_TO_F3 + "ir_pool_hs 1984 1 6"),
        fixed("fbnet-v2-f4", 224, F4),
        fixed("fbnet-v2-l1", 224, L1_AND_L2),
        fixed("fbnet-v2-l2", 256, L1_AND_L2));
  }

  private static SearchSpace fixed(String name, int size, String lines) {
    List<Block> blocks = Stream.of(lines.strip().split("\n")).map(Block::parse).toList();
    Task task = size == 224 ? Task.IMAGENET : Task.imagenet(size);
    return new FixedNetwork(name, List.of(task), some -> network(name, blocks, some));
  }

  /** The network of these blocks with a convolution as its classifier. */
  public static Network network(String name, List<Block> blocks, Task task) {
    NetworkBuilder net = new NetworkBuilder(name);
    Source last = net.input("image", task.input());
    for (int place = 0; place < blocks.size(); place++) {
      last = blocks.get(place).build(net, "blocks." + place, last);
    }
    return net.build(
        net.chain(
            "classifier",
            last,
            new GlobalAveragePool(true),
            Blocks.pointwise(task.classes(), true),
            Reshape.flat(task.classes())));
  }
}
