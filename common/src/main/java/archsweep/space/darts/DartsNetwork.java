package archsweep.space.darts;

import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.Add;
import archsweep.network.op.BatchNorm;
import archsweep.network.op.Concat;
import archsweep.network.op.Convolution;
import archsweep.network.op.Linear;
import archsweep.network.op.Pool;
import archsweep.network.op.Reshape;
import archsweep.network.op.Window;
import archsweep.space.Task;
import archsweep.space.block.Blocks;
import archsweep.space.darts.Genotype.Edge;
import archsweep.space.darts.Genotype.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * The network of the DARTS code: cells of which those at a third and at two thirds of the depth
 * halve the size and double the channels.
 *
 * @param channels of an operation in the first cells
 * @param cells how many
 * @param auxiliary whether the classifier behind two thirds of the depth, which only training uses,
 *     is a second output
 */
record DartsNetwork(Genotype genotype, int channels, int cells, boolean auxiliary) {

  private static final int AUXILIARY_CHANNELS = 128;
  private static final int AUXILIARY_FEATURES = 768;

  private static final int STEM_MULTIPLIER = 3;
  private static final int LARGEST_CIFAR_IMAGE = 63;

  /** Without the auxiliary classifier. */
  DartsNetwork(Genotype genotype, int channels, int cells) {
    this(genotype, channels, cells, false);
  }

  Network build(String name, Task task) {
    NetworkBuilder net = new NetworkBuilder(name);
    Source image = net.input("image", task.input());
    boolean small = task.input().shape().size(2) <= LARGEST_CIFAR_IMAGE;
    Source beforeLast = small ? stem(net, image) : largeStem(net, image);
    Source last =
        small
            ? beforeLast
            : Blocks.reluConvNorm(net, "stem1", beforeLast, Blocks.same(channels, 3, 2));
    boolean reducedBefore = !small;
    int width = channels;
    List<Source> heads = new ArrayList<>();
    for (int cell = 0; cell < cells; cell++) {
      boolean reduces = cell == cells / 3 || cell == 2 * cells / 3;
      width *= reduces ? 2 : 1;
      Source next = cell(net, "cells." + cell, beforeLast, last, width, reduces, reducedBefore);
      beforeLast = last;
      last = next;
      reducedBefore = reduces;
      if (auxiliary && cell == 2 * cells / 3) {
        heads.add(auxiliary(net, last, small, task.classes()));
      }
    }
    heads.add(0, Blocks.classifier(net, last, task.classes()));
    return net.build(heads.toArray(Source[]::new));
  }

  /** For maps of 8 x 8, or 7 x 7 for ImageNet, which the pool makes 2 x 2. */
  private static Source auxiliary(NetworkBuilder net, Source input, boolean small, int classes) {
    Source features =
        net.chain(
            "auxiliary",
            input,
            Activation.RELU,
            Pool.average(Window.square(5, small ? 3 : 2, 0), false),
            Blocks.pointwise(AUXILIARY_CHANNELS, false),
            BatchNorm.USUAL,
            Activation.RELU,
            new Convolution(AUXILIARY_FEATURES, Window.square(2, 1, 0), 1, false));
    Source normed = small ? net.layer("auxiliary.norm", BatchNorm.USUAL, features) : features;
    return net.chain(
        "auxiliary.classifier",
        normed,
        Activation.RELU,
        Reshape.flat(AUXILIARY_FEATURES),
        new Linear(classes, true));
  }

  private Source stem(NetworkBuilder net, Source image) {
    return Blocks.norm(net, "stem", image, Blocks.same(STEM_MULTIPLIER * channels, 3, 1));
  }

  private Source largeStem(NetworkBuilder net, Source image) {
    Source half =
        Blocks.activated(net, "stem0", image, Blocks.same(channels / 2, 3, 2), Activation.RELU);
    return Blocks.norm(net, "stem0.2", half, Blocks.same(channels, 3, 2));
  }

  private Source cell(
      NetworkBuilder net,
      String prefix,
      Source beforeLast,
      Source last,
      int width,
      boolean reduces,
      boolean reducedBefore) {
    String first = prefix + ".preprocess0";
    List<Source> states = new ArrayList<>();
    states.add(
        reducedBefore
            ? Blocks.factorizedReduce(net, first, beforeLast, width, 2, false)
            : Blocks.reluConvNorm(net, first, beforeLast, Blocks.same(width, 1, 1)));
    states.add(Blocks.reluConvNorm(net, prefix + ".preprocess1", last, Blocks.same(width, 1, 1)));
    List<Edge> edges = reduces ? genotype.reduce() : genotype.normal();
    for (int edge = 0; edge < edges.size(); edge += 2) {
      Source[] terms = new Source[2];
      for (int side = 0; side < 2; side++) {
        Edge taken = edges.get(edge + side);
        int stride = reduces && taken.state() < 2 ? 2 : 1;
        String name = "%s.%d/%s".formatted(prefix, edge + side, taken.operation().text());
        terms[side] =
            operation(net, name, states.get(taken.state()), taken.operation(), width, stride);
      }
      states.add(net.layer(prefix + ".node" + (edge / 2 + 2), new Add(), terms));
    }
    List<Integer> joined = reduces ? genotype.reduceConcat() : genotype.normalConcat();
    return net.layer(
        prefix + ".concat", new Concat(1), joined.stream().map(states::get).toArray(Source[]::new));
  }

  private static Source operation(
      NetworkBuilder net, String prefix, Source input, Operation operation, int width, int stride) {
    return switch (operation) {
      case SEP_CONV_3X3 -> separable(net, prefix, input, width, 3, stride);
      case SEP_CONV_5X5 -> separable(net, prefix, input, width, 5, stride);
      case SEP_CONV_7X7 -> separable(net, prefix, input, width, 7, stride);
      case DIL_CONV_3X3 -> dilated(net, prefix, input, width, 3, stride);
      case DIL_CONV_5X5 -> dilated(net, prefix, input, width, 5, stride);
      case CONV_7X1_1X7 ->
          net.chain(
              prefix,
              input,
              Activation.RELU,
              convolution(width, 1, 7, 1, stride),
              convolution(width, 7, 1, stride, 1),
              BatchNorm.USUAL);
      case MAX_POOL_3X3 -> net.layer(prefix, Pool.max(Window.square(3, stride, 1)), input);
      case AVG_POOL_3X3 ->
          net.layer(prefix, Pool.average(Window.square(3, stride, 1), false), input);
      case SKIP_CONNECT ->
          stride == 1 ? input : Blocks.factorizedReduce(net, prefix, input, width, stride, false);
    };
  }

  /** Applied twice, the second time without stride. */
  private static Source separable(
      NetworkBuilder net, String prefix, Source input, int width, int kernel, int stride) {
    return net.chain(
        prefix,
        input,
        Activation.RELU,
        Blocks.depthwise(width, kernel, stride),
        Blocks.pointwise(width, false),
        BatchNorm.USUAL,
        Activation.RELU,
        Blocks.depthwise(width, kernel, 1),
        Blocks.pointwise(width, false),
        BatchNorm.USUAL);
  }

  private static Source dilated(
      NetworkBuilder net, String prefix, Source input, int width, int kernel, int stride) {
    Window window = Window.cube(2, kernel, stride, kernel - 1, 2);
    return net.chain(
        prefix,
        input,
        Activation.RELU,
        new Convolution(width, window, width, false),
        Blocks.pointwise(width, false),
        BatchNorm.USUAL);
  }

  private static Convolution convolution(int width, int height, int breadth, int down, int along) {
    List<Integer> padding = List.of(height / 2, breadth / 2);
    Window window =
        new Window(List.of(height, breadth), List.of(down, along), padding, padding, List.of(1, 1));
    return new Convolution(width, window, 1, false);
  }
}
