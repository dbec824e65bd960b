package archsweep.space;

import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.Add;
import archsweep.network.op.BatchNorm;
import archsweep.network.op.GlobalAveragePool;
import archsweep.network.op.Linear;
import archsweep.network.op.Pool;
import archsweep.network.op.Window;
import archsweep.space.SearchSpace.Choice;
import archsweep.space.block.Blocks;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The size space of NATS-Bench (Dong et al., "NATS-Bench: Benchmarking NAS Algorithms for
 * Architecture Topology and Size", TPAMI 2021): the channels of the five layers of one network,
 * each a multiple of 8 up to 64, so 8^5 = 32,768. Layers 2 and 4 are residual reductions, the
 * others the best cell of the topology space. Index and text are those of the archive.
 */
public final class NatsBenchSize implements Blueprint {

  private static final int LAYERS = 5;
  private static final int STEP = 8;
  private static final List<String> WIDTHS =
      IntStream.rangeClosed(1, 8).mapToObj(i -> String.valueOf(STEP * i)).toList();

  @Override
  public String name() {
    return "nats-bench-size";
  }

  @Override
  public List<Task> tasks() {
    return List.of(Task.CIFAR10, Task.CIFAR100, Task.IMAGENET16_120);
  }

  @Override
  public List<Choice> choices() {
    return IntStream.rangeClosed(1, LAYERS)
        .mapToObj(layer -> new Choice("channels of layer " + layer, WIDTHS))
        .toList();
  }

  @Override
  public String write(int[] decisions) {
    return Arrays.stream(decisions).mapToObj(WIDTHS::get).collect(Collectors.joining(":"));
  }

  /** Also reads the tuples of NASLib. */
  @Override
  public int[] read(String text) {
    EncodingReader reader = new EncodingReader(name(), text, "8:16:32:48:64");
    boolean tuple = reader.opens();
    int[] decisions = new int[LAYERS];
    for (int layer = 0; layer < LAYERS; layer++) {
      if (layer > 0) {
        reader.expect(tuple ? ',' : ':');
      }
      decisions[layer] = reader.option(WIDTHS, "the channels of layer %d".formatted(layer + 1));
    }
    if (tuple) {
      reader.close();
    }
    reader.end();
    return decisions;
  }

  @Override
  public Map<String, String> notations(int[] decisions) {
    return Map.of("naslib", "(" + write(decisions).replace(":", ", ") + ")");
  }

  /** Every edge of the fixed cell carries something, so nothing is dead. */
  @Override
  public Network network(String name, int[] decisions, Task task, DeadEdges deadEdges) {
    int[] channels = Arrays.stream(decisions).map(place -> STEP * (place + 1)).toArray();
    NetworkBuilder net = new NetworkBuilder(name);
    Source features = net.input("image", task.input());
    features = Blocks.norm(net, "stem", features, Blocks.same(channels[0], 3, 1));
    int given = channels[0];
    for (int layer = 0; layer < LAYERS; layer++) {
      String prefix = "cells." + layer;
      features =
          layer % 2 == 0
              ? cell(net, prefix, features, given, channels[layer])
              : reduction(net, prefix, features, channels[layer]);
      given = channels[layer];
    }
    features = net.chain("lastact", features, BatchNorm.USUAL, Activation.RELU);
    features = net.layer("global_pooling", new GlobalAveragePool(false), features);
    return net.build(net.layer("classifier", new Linear(task.classes(), true), features));
  }

  /** |nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_3x3~1,2|. */
  private static Source cell(
      NetworkBuilder net, String prefix, Source input, int given, int channels) {
    Source first = convolution(net, prefix + ".edge0-1", input, channels, 1);
    Source second =
        net.layer(
            prefix + ".node2",
            new Add(),
            convolution(net, prefix + ".edge0-2", input, channels, 1),
            convolution(net, prefix + ".edge1-2", first, channels, 1));
    Source skipped =
        given == channels
            ? input
            : Blocks.norm(net, prefix + ".edge0-3", input, Blocks.same(channels, 1, 1));
    return net.layer(
        prefix + ".node3",
        new Add(),
        skipped,
        convolution(net, prefix + ".edge1-3", first, channels, 1),
        convolution(net, prefix + ".edge2-3", second, channels, 1));
  }

  private static Source reduction(NetworkBuilder net, String prefix, Source input, int channels) {
    Source features = convolution(net, prefix + ".conv_a", input, channels, 2);
    features = convolution(net, prefix + ".conv_b", features, channels, 1);
    Source shortcut =
        net.chain(
            prefix + ".downsample",
            input,
            Pool.average(Window.square(2, 2, 0), false),
            Blocks.same(channels, 1, 1));
    return Blocks.add(net, prefix, shortcut, features);
  }

  private static Source convolution(
      NetworkBuilder net, String prefix, Source input, int channels, int stride) {
    return Blocks.reluConvNorm(net, prefix, input, Blocks.same(channels, 3, stride));
  }
}
