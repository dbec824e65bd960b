package archsweep.space.transnas;

import archsweep.network.Layer;
import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.BatchNorm;
import archsweep.network.op.Concat;
import archsweep.network.op.GlobalAveragePool;
import archsweep.network.op.Linear;
import archsweep.network.op.Reshape;
import archsweep.network.op.Shape;
import archsweep.network.op.Slice;
import archsweep.space.Task;
import archsweep.space.block.Blocks;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A backbone of modules of two cells each, between a stem that divides the size by four and the
 * head of a task.
 *
 * @param modules one digit each: 1 keeps the shape, 2 doubles the channels, 3 halves the size, 4
 *     does both
 * @param cell what a module repeats
 */
record TransNasNetwork(List<Integer> modules, Cell cell) {

  private static final int CHANNELS = 64;
  private static final int CELLS = 2;
  private static final int PIECES = 9;

  /** The first downsampling by which the benchmark tells the size of features. */
  private static final int NOMINAL_SIZE = 224 / 4;

  TransNasNetwork {
    modules = List.copyOf(modules);
  }

  /** A cell of a module. */
  interface Cell {
    Source build(
        NetworkBuilder net, String prefix, Source input, int given, int channels, int stride);
  }

  Network build(String name, Task task) {
    NetworkBuilder net = new NetworkBuilder(name);
    Source image = net.input("image", task.input());
    if (task.equals(TransNasTasks.JIGSAW)) {
      return net.build(jigsaw(net, image, task.classes()));
    }
    Source features = backbone(net, image);
    if (task.equals(TransNasTasks.SEGMENTATION)) {
      return net.build(Decoders.segmentation(net, features, channels(), upsamplings(), 17));
    }
    if (task.equals(TransNasTasks.AUTOENCODER) || task.equals(TransNasTasks.NORMAL)) {
      return net.build(Decoders.generative(net, features, upsamplings(), 3));
    }
    features = net.layer("avgpool", new GlobalAveragePool(false), features);
    return net.build(net.layer("head", new Linear(task.classes(), true), features));
  }

  /** Nothing but the backbone, as the benchmark's tables count it. */
  Network backbone(String name, Task task) {
    NetworkBuilder net = new NetworkBuilder(name);
    return net.build(backbone(net, net.input("image", task.input())));
  }

  private Source backbone(NetworkBuilder net, Source image) {
    Source features = Blocks.norm(net, "stem", image, Blocks.same(CHANNELS / 2, 3, 2));
    features = Blocks.reluConvNorm(net, "stem.2", features, Blocks.same(CHANNELS, 3, 2));
    int given = CHANNELS;
    for (int module = 0; module < modules.size(); module++) {
      int channels = modules.get(module) % 2 == 0 ? 2 * given : given;
      int stride = modules.get(module) > 2 ? 2 : 1;
      for (int repeat = 0; repeat < CELLS; repeat++) {
        String prefix = "layer%d.%d".formatted(module, repeat);
        features = cell.build(net, prefix, features, given, channels, repeat == 0 ? stride : 1);
        given = channels;
      }
    }
    return features;
  }

  /** One backbone looks at each of the nine pieces, with the same parameters. */
  private Source jigsaw(NetworkBuilder net, Source pieces, int classes) {
    Network one =
        backbone("piece", Task.image("piece", 3, (int) net.type(pieces).shape().size(4), 1));
    List<Source> features = new ArrayList<>();
    for (int piece = 0; piece < PIECES; piece++) {
      String prefix = "piece" + piece;
      Source image =
          net.chain(
              prefix + ".image",
              pieces,
              Slice.of(1, piece, piece + 1),
              new Reshape(Shape.batched(3, 64, 64)));
      Source seen = copy(net, one, prefix, image);
      features.add(net.layer(prefix + ".avgpool", new GlobalAveragePool(false), seen));
    }
    Source joined = net.layer("concat", new Concat(1), features.toArray(Source[]::new));
    return net.layer("fc", new Linear(classes, true), joined);
  }

  private static Source copy(NetworkBuilder net, Network original, String prefix, Source input) {
    for (Layer layer : original.layers()) {
      List<Source> sources =
          layer.inputs().stream()
              .map(
                  source ->
                      original.inputs().containsKey(source.node())
                          ? input
                          : Source.of(prefix + "." + source.node()))
              .toList();
      TreeMap<String, String> shared = new TreeMap<>();
      original
          .parameters(original.position(layer.name()))
          .forEach(spec -> shared.put(spec.role(), layer.parameter(spec.role())));
      net.layer(new Layer(prefix + "." + layer.name(), layer.op(), sources, shared));
    }
    return Source.of(prefix + "." + original.outputs().get(0).node());
  }

  private int channels() {
    int channels = CHANNELS;
    for (int module : modules) {
      channels *= module % 2 == 0 ? 2 : 1;
    }
    return channels;
  }

  /**
   * How often a decoder doubles the size: as the benchmark reckons it, with a size of features that
   * is rounded down from images of 224 pixels although decoders see images of 256.
   */
  private int upsamplings() {
    int size = NOMINAL_SIZE;
    for (int module : modules) {
      size /= module > 2 ? 2 : 1;
    }
    return 31 - Integer.numberOfLeadingZeros(256 / size);
  }

  /** The residual block of the macro space. */
  static Source residual(
      NetworkBuilder net, String prefix, Source input, int given, int channels, int stride) {
    Source features =
        Blocks.reluConvNorm(net, prefix + ".conv_a", input, Blocks.same(channels, 3, stride));
    features = Blocks.reluConvNorm(net, prefix + ".conv_b", features, Blocks.same(channels, 3, 1));
    // The benchmark passes its flags by position where the norm expects epsilon and momentum.
    BatchNorm norm = new BatchNorm(true, true, 1, 1);
    Source shortcut =
        stride == 1 && given == channels
            ? input
            : net.chain(prefix + ".downsample", input, Blocks.same(channels, 1, stride), norm);
    return Blocks.add(net, prefix, shortcut, features);
  }

  static final Activation LEAKY = new Activation(Activation.Function.LEAKY_RELU);
}
