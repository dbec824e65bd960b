package archsweep.space.nb101;

import archsweep.network.Fragments;
import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.Add;
import archsweep.network.op.BatchNorm;
import archsweep.network.op.Concat;
import archsweep.network.op.GlobalAveragePool;
import archsweep.network.op.Linear;
import archsweep.network.op.Pool;
import archsweep.network.op.Slice;
import archsweep.network.op.Window;
import archsweep.space.Task;
import archsweep.space.block.Blocks;
import java.util.ArrayList;
import java.util.List;

/**
 * The network of NAS-Bench-101: a stem, and three stacks of three cells, between which a pool
 * halves the size and the channels double.
 */
final class Network101 {

  private static final int STACKS = 3;
  private static final int CELLS = 3;
  private static final int STEM = 128;

  /** TensorFlow's decay of 0.997, which PyTorch calls a momentum of 0.003. */
  private static final BatchNorm NORM = new BatchNorm(true, true, 1e-5, 0.003);

  private static final Pool POOL = Pool.max(Window.square(3, 1, 1));

  private static final Fragments CONVOLUTIONS = new Fragments();

  private record Convolved(String prefix, int channels, int kernel) {}

  private final Cell101 cell;
  private final NetworkBuilder net;

  Network101(String name, Cell101 cell) {
    this.cell = cell;
    this.net = new NetworkBuilder(name);
  }

  Network build(Task task) {
    Source features = convolution("stem", net.input("image", task.input()), STEM, 3);
    int channels = STEM;
    for (int stack = 0; stack < STACKS; stack++) {
      if (stack > 0) {
        features = net.layer("downsample" + stack, Pool.max(Window.square(2, 2, 0)), features);
        channels *= 2;
      }
      for (int repeat = 0; repeat < CELLS; repeat++) {
        features = cell("stack%d.module%d".formatted(stack, repeat), features, channels);
      }
    }
    features = net.layer("avgpool", new GlobalAveragePool(false), features);
    return net.build(net.layer("classifier", new Linear(task.classes(), true), features));
  }

  private Source cell(String prefix, Source input, int outputs) {
    int last = cell.vertices() - 1;
    int[] channels = channels(cell, (int) net.type(input).shape().size(1), outputs);
    Source[] vertices = new Source[cell.vertices()];
    List<Source> joined = new ArrayList<>();
    for (int vertex = 1; vertex < last; vertex++) {
      vertices[vertex] = vertex(prefix + ".vertex" + vertex, vertex, input, vertices, channels);
      if (cell.edge(vertex, last)) {
        joined.add(vertices[vertex]);
      }
    }
    List<Source> terms = new ArrayList<>();
    if (joined.size() > 1) {
      terms.add(net.layer(prefix + ".concat", new Concat(1), joined.toArray(Source[]::new)));
    } else {
      terms.addAll(joined);
    }
    if (cell.edge(0, last)) {
      terms.add(convolution(prefix + ".project" + last, input, outputs, 1));
    }
    return sum(prefix + ".output", terms);
  }

  /** The sum of what comes in, with the cell's input projected and wider vertices cut. */
  private Source vertex(
      String prefix, int vertex, Source input, Source[] vertices, int[] channels) {
    List<Source> terms = new ArrayList<>();
    for (int source = 1; source < vertex; source++) {
      if (cell.edge(source, vertex)) {
        Slice cut = Slice.of(1, 0, channels[vertex]);
        terms.add(
            channels[source] == channels[vertex]
                ? vertices[source]
                : net.layer(prefix + ".cut" + source, cut, vertices[source]));
      }
    }
    if (cell.edge(0, vertex)) {
      terms.add(convolution(prefix + ".project", input, channels[vertex], 1));
    }
    Source sum = sum(prefix + ".sum", terms);
    return switch (cell.operation(vertex)) {
      case CONV_3X3 -> convolution(prefix + ".conv3x3", sum, channels[vertex], 3);
      case CONV_1X1 -> convolution(prefix + ".conv1x1", sum, channels[vertex], 1);
      case MAX_POOL_3X3 -> net.layer(prefix + ".maxpool", POOL, sum);
    };
  }

  private Source sum(String name, List<Source> terms) {
    return terms.size() == 1
        ? terms.get(0)
        : net.layer(name, new Add(), terms.toArray(Source[]::new));
  }

  private Source convolution(String prefix, Source input, int channels, int kernel) {
    return net.fragment(
        CONVOLUTIONS,
        new Convolved(prefix, channels, kernel),
        input,
        source ->
            net.chain(prefix, source, Blocks.same(channels, kernel, 1), NORM, Activation.RELU));
  }

  /**
   * The channels of each vertex: those that the output joins share its channels, the first ones
   * getting one more where they do not divide evenly; each other one has as many as the widest that
   * reads it.
   */
  static int[] channels(Cell101 cell, int inputs, int outputs) {
    int last = cell.vertices() - 1;
    int[] channels = new int[cell.vertices()];
    channels[0] = inputs;
    channels[last] = outputs;
    int joined = 0;
    for (int vertex = 1; vertex < last; vertex++) {
      joined += cell.edge(vertex, last) ? 1 : 0;
    }
    int share = joined == 0 ? 0 : outputs / joined;
    int more = joined == 0 ? 0 : outputs % joined;
    for (int vertex = 1; vertex < last; vertex++) {
      if (cell.edge(vertex, last)) {
        channels[vertex] = share + (more-- > 0 ? 1 : 0);
      }
    }
    for (int vertex = last - 2; vertex > 0; vertex--) {
      for (int reader = vertex + 1; !cell.edge(vertex, last) && reader < last; reader++) {
        if (cell.edge(vertex, reader)) {
          channels[vertex] = Math.max(channels[vertex], channels[reader]);
        }
      }
    }
    return channels;
  }
}
