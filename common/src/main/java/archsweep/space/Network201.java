package archsweep.space;

import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.Add;
import archsweep.network.op.BatchNorm;
import archsweep.network.op.Convolution;
import archsweep.network.op.GlobalAveragePool;
import archsweep.network.op.Linear;
import archsweep.network.op.Op;
import archsweep.network.op.Pool;
import archsweep.network.op.Window;
import archsweep.network.op.Zero;
import archsweep.space.Cell201.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Stacks a cell into the network of NAS-Bench-201: a stem, three stages of cells with a residual
 * reduction between them, and a head. Layers are called as the modules of NASLib's implementation.
 */
final class Network201 {

  private static final int STAGES = 3;
  private static final Pool AVERAGE = Pool.average(Window.square(3, 1, 1), false);

  private final Cell201 cell;
  private final NasBench201.Variant variant;
  private final boolean[] built;
  private final NetworkBuilder net;

  /** The convolutions of the stage that is being built. */
  private Op[] pointwise = {};

  private Op[] spatial = {};

  Network201(String name, Cell201 cell, NasBench201.Variant variant, DeadEdges deadEdges) {
    this.cell = cell;
    this.variant = variant;
    this.built = deadEdges == DeadEdges.DROP ? cell.live() : allEdges();
    this.net = new NetworkBuilder(name);
  }

  Network build(Task task, int channels, int cellsPerStage) {
    Source image = net.input("image", task.input());
    Source features =
        net.chain("stem.net", image, Convolution.square(channels, 3, 1, 1), BatchNorm.USUAL);
    int width = channels;
    for (int stage = 1; stage <= STAGES; stage++) {
      if (stage > 1) {
        width *= 2;
        features = reduction("reduction" + (stage - 1), features, width);
      }
      pointwise = reluConvBn(width, 1);
      spatial = reluConvBn(width, 3);
      for (int repeat = 0; repeat < cellsPerStage; repeat++) {
        features = cell("stack_cell" + stage + "." + repeat, features);
      }
    }
    features = net.chain("top.lastact", features, BatchNorm.USUAL, Activation.RELU);
    features = net.layer("top.global_pooling", new GlobalAveragePool(false), features);
    return net.build(net.layer("top.classifier", new Linear(task.classes(), true), features));
  }

  private Source reduction(String prefix, Source input, int width) {
    Source residual =
        net.chain(
            prefix + ".residual",
            input,
            Pool.average(Window.square(2, 2, 0), false),
            Convolution.square(width, 1, 1, 0));
    Source first = convolution(prefix + ".conv_a", input, Convolution.square(width, 3, 2, 1));
    Source second = convolution(prefix + ".conv_b", first, Convolution.square(width, 3, 1, 1));
    return net.layer(prefix + ".sum", new Add(), residual, second);
  }

  private Source convolution(String prefix, Source input, Convolution convolution) {
    return net.chain(prefix + ".op", input, Activation.RELU, convolution, BatchNorm.USUAL);
  }

  private Source cell(String prefix, Source input) {
    List<Source> nodes = new ArrayList<>(List.of(input));
    for (int target = 1; target < Cell201.NODES; target++) {
      List<Source> terms = new ArrayList<>();
      for (int source = 0; source < target; source++) {
        if (built[Cell201.edge(source, target)]) {
          terms.add(edge(prefix, source, target, nodes.get(source)));
        }
      }
      nodes.add(sum(prefix, target, terms, input));
    }
    return nodes.get(Cell201.OUTPUT);
  }

  /**
   * The sum of what comes in. An output into which nothing comes is zero; an inner node of that
   * kind is read by nobody, so it needs no layer.
   */
  private Source sum(String prefix, int target, List<Source> terms, Source input) {
    if (terms.size() > 1) {
      return net.layer(prefix + ".node" + target, new Add(), terms.toArray(Source[]::new));
    }
    if (terms.isEmpty() && target == Cell201.OUTPUT) {
      return net.layer(prefix + ".zero", new Zero(), input);
    }
    return terms.isEmpty() ? input : terms.get(0);
  }

  private Source edge(String prefix, int from, int to, Source source) {
    Operation operation = cell.operation(from, to);
    String name = prefix + ".edge" + from + "-" + to + "/" + operation.text();
    return switch (operation) {
      case NONE -> net.layer(name, new Zero(), source);
      case SKIP_CONNECT -> source;
      case NOR_CONV_1X1 -> net.chain(name + ".op", source, pointwise);
      case NOR_CONV_3X3 -> net.chain(name + ".op", source, spatial);
      case AVG_POOL_3X3 -> net.layer(name, AVERAGE, source);
    };
  }

  private Op[] reluConvBn(int width, int kernel) {
    Window window = Window.square(kernel, 1, kernel / 2);
    boolean plain = variant == NasBench201.Variant.ZERO_COST_NAS;
    BatchNorm norm = plain ? new BatchNorm(false, false, 1e-5, 0.1) : BatchNorm.USUAL;
    return new Op[] {Activation.RELU, new Convolution(width, window, 1, plain), norm};
  }

  private static boolean[] allEdges() {
    boolean[] all = new boolean[Cell201.EDGES];
    Arrays.fill(all, true);
    return all;
  }
}
