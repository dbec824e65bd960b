package archsweep.space.yaml;

import archsweep.config.Section;
import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.BatchNorm;
import archsweep.network.op.Op;
import archsweep.space.block.Blocks;
import java.util.ArrayList;
import java.util.List;

/**
 * The block of MobileNets, optionally with squeeze and excitation; with a shortcut wherever shapes
 * agree. An expansion of 1 has no first convolution.
 */
record InvertedResidual(
    Setting channels,
    Setting kernel,
    Setting stride,
    Setting expansion,
    Setting squeeze,
    Setting activation,
    Widths widths)
    implements Block {

  private static final int LARGEST_EXPANSION = 16;
  private static final int QUARTER = 4;

  static Block read(Section section, String place, Settings settings, Widths widths) {
    return new InvertedResidual(
        Kinds.channels(section, place, settings),
        Kinds.kernel(section, place, settings, 3),
        Kinds.stride(section, place, settings, 1),
        settings.number(section, place, "expansion", 1, LARGEST_EXPANSION, 6),
        settings.flag(section, place, "squeeze", false),
        Kinds.activationSetting(section, place, settings, "relu6"),
        widths);
  }

  @Override
  public Source build(NetworkBuilder net, String prefix, Source input, Decided decided) {
    int given = Kinds.width(net, input);
    int outputs = widths.scaled(channels.integer(decided), decided);
    int step = stride.integer(decided);
    double factor = expansion.number(decided);
    int hidden = factor == 1 ? given : Blocks.divisible(given * factor, widths.divisor());
    List<Activation> function = Kinds.function(activation.value(decided));
    Source features = input;
    if (factor > 1) {
      features =
          convolved(net, prefix + ".expand", features, Blocks.pointwise(hidden, false), function);
    }
    features =
        convolved(
            net,
            prefix + ".depthwise",
            features,
            Blocks.depthwise(hidden, kernel.integer(decided), step),
            function);
    if (squeeze.flag(decided)) {
      int quarter = hidden / QUARTER;
      features =
          Blocks.squeezeExcite(
              net,
              prefix + ".squeeze",
              features,
              hidden,
              Blocks.divisible(quarter, widths.divisor()),
              Activation.RELU,
              Blocks.HARD_SIGMOID);
    }
    features =
        convolved(net, prefix + ".project", features, Blocks.pointwise(outputs, false), List.of());
    return step == 1 && given == outputs ? Blocks.add(net, prefix, input, features) : features;
  }

  private static Source convolved(
      NetworkBuilder net, String prefix, Source input, Op convolution, List<Activation> function) {
    List<Op> ops = new ArrayList<>(List.of(convolution, BatchNorm.USUAL));
    ops.addAll(function);
    return net.chain(prefix, input, ops.toArray(Op[]::new));
  }
}
