package archsweep.space.yaml;

import archsweep.config.Section;
import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.BatchNorm;
import archsweep.network.op.Convolution;
import archsweep.network.op.GlobalAveragePool;
import archsweep.network.op.Linear;
import archsweep.network.op.Op;
import archsweep.network.op.Pool;
import archsweep.network.op.Reshape;
import archsweep.network.op.Window;
import archsweep.space.block.Blocks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The kinds of blocks that do something to their input, by the word that files have for them. */
final class Kinds {

  /** How a kind reads its keys. */
  interface Reader {
    Block read(Section section, String place, Settings settings, Widths widths);
  }

  private static final int MOST_CHANNELS = 1 << 16;
  private static final int LARGEST_KERNEL = 63;
  private static final String NONE = "none";

  private static final List<String> ACTIVATIONS =
      Stream.concat(
              Stream.of(NONE),
              Stream.of(Activation.Function.values()).map(f -> f.name().toLowerCase(Locale.ROOT)))
          .toList();

  private static final Map<String, Reader> READERS = new LinkedHashMap<>();

  static {
    READERS.put("conv", Kinds::convolution);
    READERS.put("depthwise", Kinds::depthwise);
    READERS.put("inverted_residual", InvertedResidual::read);
    READERS.put("activation", Kinds::activation);
    READERS.put("max_pool", (section, place, settings, w) -> pool(section, place, settings, true));
    READERS.put("avg_pool", (section, place, settings, w) -> pool(section, place, settings, false));
    READERS.put("global_pool", (section, place, settings, w) -> Kinds::globalPool);
    READERS.put("linear", Kinds::linear);
    READERS.put("skip", (section, place, settings, w) -> (net, prefix, input, decided) -> input);
  }

  private Kinds() {}

  static Map<String, Reader> all() {
    return READERS;
  }

  static Setting channels(Section section, String place, Settings settings) {
    return settings.integer(section, place, "channels", 1, MOST_CHANNELS);
  }

  static Setting kernel(Section section, String place, Settings settings, int otherwise) {
    return settings.integer(section, place, "kernel", 1, LARGEST_KERNEL, otherwise);
  }

  static Setting stride(Section section, String place, Settings settings, int otherwise) {
    return settings.integer(section, place, "stride", 1, LARGEST_KERNEL, otherwise);
  }

  static Setting activationSetting(
      Section section, String place, Settings settings, String otherwise) {
    return settings.word(section, place, "activation", ACTIVATIONS, otherwise);
  }

  /** The function of a word; none for "none". */
  static List<Activation> function(String word) {
    return word.equals(NONE)
        ? List.of()
        : List.of(new Activation(Activation.Function.valueOf(word.toUpperCase(Locale.ROOT))));
  }

  static int width(NetworkBuilder net, Source source) {
    return (int) net.type(source).shape().size(1);
  }

  private static Block convolution(
      Section section, String place, Settings settings, Widths widths) {
    Setting channels = channels(section, place, settings);
    Setting groups = settings.integer(section, place, "groups", 1, MOST_CHANNELS, 1);
    boolean scaled = section.flag("scaled", true);
    Convolved rest = Convolved.read(section, place, settings);
    return (net, prefix, input, decided) -> {
      int wanted = channels.integer(decided);
      int outputs = scaled ? widths.scaled(wanted, decided) : wanted;
      return rest.build(net, prefix, input, outputs, groups.integer(decided), decided);
    };
  }

  private static Block depthwise(Section section, String place, Settings settings, Widths widths) {
    Convolved rest = Convolved.read(section, place, settings);
    return (net, prefix, input, decided) -> {
      int given = width(net, input);
      return rest.build(net, prefix, input, given, given, decided);
    };
  }

  /** What convolutions with any number of groups have in common. */
  private record Convolved(
      Setting kernel, Setting stride, Setting bias, Setting norm, Setting activation) {

    static Convolved read(Section section, String place, Settings settings) {
      return new Convolved(
          Kinds.kernel(section, place, settings, 3),
          Kinds.stride(section, place, settings, 1),
          settings.flag(section, place, "bias", false),
          settings.flag(section, place, "norm", true),
          activationSetting(section, place, settings, "relu"));
    }

    Source build(
        NetworkBuilder net,
        String prefix,
        Source input,
        int channels,
        int groups,
        Decided decided) {
      int size = kernel.integer(decided);
      Window window = Window.square(size, stride.integer(decided), size / 2);
      Source features =
          net.layer(
              prefix + ".conv",
              new Convolution(channels, window, groups, bias.flag(decided)),
              input);
      if (norm.flag(decided)) {
        features = net.layer(prefix + ".norm", BatchNorm.USUAL, features);
      }
      for (Activation function : function(activation.value(decided))) {
        features = net.layer(prefix + ".activation", function, features);
      }
      return features;
    }
  }

  private static Block activation(Section section, String place, Settings settings, Widths widths) {
    Setting function = settings.word(section, place, "function", ACTIVATIONS, "relu");
    return (net, prefix, input, decided) -> {
      Source features = input;
      for (Activation op : function(function.value(decided))) {
        features = net.layer(prefix, op, features);
      }
      return features;
    };
  }

  private static Block pool(Section section, String place, Settings settings, boolean maximum) {
    Setting kernel = kernel(section, place, settings, 2);
    Setting stride = stride(section, place, settings, 2);
    Setting padding = settings.integer(section, place, "padding", 0, LARGEST_KERNEL, 0);
    return (net, prefix, input, decided) -> {
      Window window =
          Window.square(kernel.integer(decided), stride.integer(decided), padding.integer(decided));
      return net.layer(prefix, maximum ? Pool.max(window) : Pool.average(window, false), input);
    };
  }

  private static Source globalPool(
      NetworkBuilder net, String prefix, Source input, Decided decided) {
    return net.layer(prefix, new GlobalAveragePool(true), input);
  }

  /** On features, or on the pixels of one image after the other, which it makes one axis. */
  private static Block linear(Section section, String place, Settings settings, Widths widths) {
    Setting features = settings.integer(section, place, "features", 1, MOST_CHANNELS);
    Setting bias = settings.flag(section, place, "bias", true);
    Setting activation = activationSetting(section, place, settings, "none");
    return (net, prefix, input, decided) -> {
      List<Op> ops = new ArrayList<>();
      if (net.type(input).shape().rank() > 2) {
        ops.add(Reshape.flat(net.type(input).shape().elements()));
      }
      ops.add(new Linear(features.integer(decided), bias.flag(decided)));
      ops.addAll(function(activation.value(decided)));
      return net.chain(prefix, input, ops.toArray(Op[]::new));
    };
  }

  /** The last layer of every network: a classifier for the task. */
  static Source classifier(NetworkBuilder net, Source input, int classes) {
    boolean image = net.type(input).shape().rank() > 2;
    boolean pooled = image && net.type(input).shape().size(2) == 1;
    if (image && !pooled) {
      return Blocks.classifier(net, input, classes);
    }
    Source features = image ? net.layer("flatten", Reshape.flat(width(net, input)), input) : input;
    return net.layer("classifier", new Linear(classes, true), features);
  }
}
