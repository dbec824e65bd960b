package archsweep.space.transnas;

import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.Add;
import archsweep.network.op.StridedZero;
import archsweep.space.DeadEdges;
import archsweep.space.block.Blocks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A cell of the micro space: a node is the sum of its edges, and the last node the output. */
final class MicroCell implements TransNasNetwork.Cell {

  static final int NODES = 4;
  static final int EDGES = 6;

  private static final int NONE = 0;
  private static final int SKIP = 1;

  private final int[] operations;
  private final boolean[] built;

  MicroCell(int[] operations, DeadEdges deadEdges) {
    this.operations = operations.clone();
    this.built = new boolean[operations.length];
    Arrays.fill(built, true);
    if (deadEdges == DeadEdges.DROP) {
      System.arraycopy(live(), 0, built, 0, built.length);
    }
  }

  private static int edge(int source, int target) {
    return target * (target - 1) / 2 + source;
  }

  /** Which edges carry something from the input to the output. */
  boolean[] live() {
    boolean[] filled = new boolean[NODES];
    filled[0] = true;
    for (int target = 1; target < NODES; target++) {
      for (int source = 0; source < target; source++) {
        filled[target] |= filled[source] && operations[edge(source, target)] != NONE;
      }
    }
    boolean[] live = new boolean[operations.length];
    boolean[] used = new boolean[NODES];
    used[NODES - 1] = true;
    for (int target = NODES - 1; target > 0; target--) {
      for (int source = 0; used[target] && source < target; source++) {
        if (filled[source] && operations[edge(source, target)] != NONE) {
          live[edge(source, target)] = true;
          used[source] = true;
        }
      }
    }
    return live;
  }

  @Override
  public Source build(
      NetworkBuilder net, String prefix, Source input, int given, int channels, int stride) {
    List<Source> nodes = new ArrayList<>(List.of(input));
    for (int target = 1; target < NODES; target++) {
      List<Source> terms = new ArrayList<>();
      for (int source = 0; source < target; source++) {
        if (built[edge(source, target)]) {
          boolean first = source == 0;
          terms.add(
              edge(
                  net,
                  "%s.edge%d-%d".formatted(prefix, source, target),
                  nodes.get(source),
                  operations[edge(source, target)],
                  first ? given : channels,
                  channels,
                  first ? stride : 1));
        }
      }
      nodes.add(sum(net, prefix + ".node" + target, terms, input, channels, stride));
    }
    return nodes.get(NODES - 1);
  }

  /** An inner node into which nothing comes is read by nobody; an output is then zero. */
  private Source sum(
      NetworkBuilder net, String name, List<Source> terms, Source input, int channels, int stride) {
    if (terms.isEmpty()) {
      boolean output = name.endsWith(".node" + (NODES - 1));
      return output ? net.layer(name, new StridedZero(channels, stride), input) : input;
    }
    return terms.size() == 1
        ? terms.get(0)
        : net.layer(name, new Add(), terms.toArray(Source[]::new));
  }

  private static Source edge(
      NetworkBuilder net,
      String prefix,
      Source source,
      int operation,
      int given,
      int channels,
      int stride) {
    if (operation == NONE) {
      return net.layer(prefix, new StridedZero(channels, stride), source);
    }
    if (operation == SKIP) {
      return stride == 1 && given == channels
          ? source
          : Blocks.factorizedReduce(net, prefix, source, channels, stride, true);
    }
    int kernel = operation == 2 ? 1 : 3;
    return Blocks.reluConvNorm(net, prefix, source, Blocks.same(channels, kernel, stride));
  }
}
