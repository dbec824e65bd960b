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
import archsweep.space.Task;
import archsweep.space.block.Blocks;
import java.util.List;

/**
 * Networks of FBNetV2 (Wan et al., CVPR 2020) from the blocks of mobile-vision, whose builder does
 * not round the channels between the convolutions of a block to multiples of 8.
 */
final class FbnetV2 {

  /**
   * One block.
   *
   * @param kind "conv_k3_hs", "skip", "ir_pool_hs", or "ir_k3" and "ir_k5" with or without
   *     "_sehsig" (squeeze and excitation) and "_hs" (hard swish for ReLU)
   * @param expansion of the channels given
   */
  record Row(String kind, int channels, int stride, double expansion) {

    private int kernel() {
      return kind.contains("k5") ? 5 : 3;
    }

    private Activation activation() {
      return kind.endsWith("_hs") ? Blocks.HARD_SWISH : Activation.RELU;
    }
  }

  private final NetworkBuilder net;

  private FbnetV2(String name) {
    this.net = new NetworkBuilder(name);
  }

  static Network network(String name, List<Row> rows, Task task) {
    return new FbnetV2(name).build(rows, task);
  }

  private Network build(List<Row> rows, Task task) {
    Source features = net.input("image", task.input());
    for (int place = 0; place < rows.size(); place++) {
      features = block("blocks." + place, features, rows.get(place));
    }
    return net.build(
        net.chain(
            "classifier",
            features,
            Blocks.pointwise(task.classes(), true),
            Reshape.flat(task.classes())));
  }

  private Source block(String prefix, Source input, Row row) {
    int given = (int) net.type(input).shape().size(1);
    int hidden = (int) Math.round(given * row.expansion());
    return switch (row.kind()) {
      case "conv_k3_hs" ->
          net.chain(
              prefix,
              input,
              new Convolution(row.channels(), Window.square(3, row.stride(), 1), 1, true),
              BatchNorm.USUAL,
              Blocks.HARD_SWISH);
      case "skip" ->
          given == row.channels() && row.stride() == 1
              ? input
              : Blocks.activated(
                  net,
                  prefix,
                  input,
                  Blocks.same(row.channels(), 1, row.stride()),
                  Activation.RELU);
      case "ir_pool_hs" -> pool(prefix, input, hidden, row.channels());
      default -> residual(prefix, input, given, hidden, row);
    };
  }

  /** The pool stands between the convolutions; the last has no norm. */
  private Source pool(String prefix, Source input, int hidden, int channels) {
    Source features =
        Blocks.activated(
            net, prefix + ".expand", input, Blocks.pointwise(hidden, false), Blocks.HARD_SWISH);
    return net.chain(
        prefix + ".project",
        features,
        new GlobalAveragePool(true),
        Blocks.pointwise(channels, false),
        Blocks.HARD_SWISH);
  }

  private Source residual(String prefix, Source input, int given, int hidden, Row row) {
    Source features = input;
    if (hidden != given) {
      features =
          Blocks.activated(
              net, prefix + ".expand", features, Blocks.pointwise(hidden, false), row.activation());
    }
    features =
        Blocks.activated(
            net,
            prefix + ".depthwise",
            features,
            Blocks.depthwise(hidden, row.kernel(), row.stride()),
            row.activation());
    if (row.kind().contains("_sehsig")) {
      features =
          Blocks.squeezeExcite(
              net,
              prefix + ".squeeze",
              features,
              hidden,
              hidden / 4,
              row.activation(),
              Blocks.HARD_SIGMOID);
    }
    features =
        net.chain(
            prefix + ".project",
            features,
            Blocks.pointwise(row.channels(), false),
            BatchNorm.USUAL);
    return row.stride() == 1 && given == row.channels()
        ? Blocks.add(net, prefix, input, features)
        : features;
  }
}
