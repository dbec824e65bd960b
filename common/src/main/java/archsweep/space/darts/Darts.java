package archsweep.space.darts;

import archsweep.network.Network;
import archsweep.space.Blueprint;
import archsweep.space.DeadEdges;
import archsweep.space.EncodingReader;
import archsweep.space.SearchSpace.Choice;
import archsweep.space.Task;
import archsweep.space.darts.Genotype.Edge;
import archsweep.space.darts.Genotype.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * DARTS (Liu et al., ICLR 2019): a normal and a reduction cell of four nodes, each of which adds up
 * two of seven operations on two different states before it; (7^8 180)^2 = 1.1 10^18. The text is
 * the genotype with the edges of a node in the order of their states; configurations of
 * NAS-Bench-301 and tuples of NASLib are read too.
 */
public final class Darts implements Blueprint {

  static final List<Operation> OPERATIONS =
      List.of(
          Operation.SEP_CONV_3X3,
          Operation.SEP_CONV_5X5,
          Operation.DIL_CONV_3X3,
          Operation.DIL_CONV_5X5,
          Operation.MAX_POOL_3X3,
          Operation.AVG_POOL_3X3,
          Operation.SKIP_CONNECT);

  private static final List<Integer> ALL_NODES = List.of(2, 3, 4, 5);

  /** Decisions of a cell: for each node its pair of states and two operations. */
  private static final int PER_NODE = 3;

  private static final int PER_CELL = PER_NODE * Genotype.NODES;

  private final String name;
  private final int channels;
  private final int cells;
  private final int largeChannels;
  private final int largeCells;

  private Darts(String name, int channels, int cells, int largeChannels, int largeCells) {
    this.name = name;
    this.channels = channels;
    this.cells = cells;
    this.largeChannels = largeChannels;
    this.largeCells = largeCells;
  }

  /** The networks that DARTS evaluates: 20 cells of 36 channels, 14 of 48 for ImageNet. */
  public static Darts published() {
    return new Darts("darts", 36, 20, 48, 14);
  }

  /** The networks of NAS-Bench-301: 8 cells of 32 channels. */
  public static Darts nasBench301() {
    return new Darts("nas-bench-301", 32, 8, 48, 14);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Task> tasks() {
    return name.equals("darts")
        ? List.of(Task.CIFAR10, Task.CIFAR100, Task.IMAGENET)
        : List.of(Task.CIFAR10, Task.CIFAR100);
  }

  @Override
  public List<Choice> choices() {
    List<String> operations = OPERATIONS.stream().map(Operation::text).toList();
    List<Choice> choices = new ArrayList<>();
    for (String cell : List.of("normal", "reduce")) {
      for (int node = 0; node < Genotype.NODES; node++) {
        String target = "%s node %d".formatted(cell, node + 2);
        choices.add(new Choice("states of " + target, pairs(node)));
        choices.add(new Choice("first operation of " + target, operations));
        choices.add(new Choice("second operation of " + target, operations));
      }
    }
    return choices;
  }

  private static List<String> pairs(int node) {
    List<String> pairs = new ArrayList<>();
    for (int first = 0; first < node + 2; first++) {
      for (int second = first + 1; second < node + 2; second++) {
        pairs.add(first + "+" + second);
      }
    }
    return pairs;
  }

  @Override
  public String write(int[] decisions) {
    return genotype(decisions).toString();
  }

  @Override
  public int[] read(String text) {
    Genotype genotype = DartsText.read(new EncodingReader(name, text, DartsText.EXAMPLE));
    int[] decisions = new int[2 * PER_CELL];
    decide(genotype.normal(), decisions, 0);
    decide(genotype.reduce(), decisions, PER_CELL);
    return decisions;
  }

  @Override
  public Map<String, String> notations(int[] decisions) {
    Genotype genotype = genotype(decisions);
    return Map.of(
        "naslib", DartsText.compact(genotype), "nas-bench-301", Configuration301.write(genotype));
  }

  private static void decide(List<Edge> edges, int[] decisions, int first) {
    for (int node = 0; node < Genotype.NODES; node++) {
      Edge one = edges.get(2 * node);
      Edge two = edges.get(2 * node + 1);
      int at = first + PER_NODE * node;
      decisions[at] = pairs(node).indexOf(one.state() + "+" + two.state());
      decisions[at + 1] = OPERATIONS.indexOf(one.operation());
      decisions[at + 2] = OPERATIONS.indexOf(two.operation());
    }
  }

  private static Genotype genotype(int[] decisions) {
    return new Genotype(edges(decisions, 0), ALL_NODES, edges(decisions, PER_CELL), ALL_NODES);
  }

  private static List<Edge> edges(int[] decisions, int first) {
    List<Edge> edges = new ArrayList<>();
    for (int node = 0; node < Genotype.NODES; node++) {
      int at = first + PER_NODE * node;
      String pair = pairs(node).get(decisions[at]);
      edges.add(new Edge(OPERATIONS.get(decisions[at + 1]), pair.charAt(0) - '0'));
      edges.add(new Edge(OPERATIONS.get(decisions[at + 2]), pair.charAt(2) - '0'));
    }
    return edges;
  }

  /** All nodes are joined, so nothing is dead and both ways give the same. */
  @Override
  public Network network(String title, int[] decisions, Task task, DeadEdges deadEdges) {
    boolean large = task.equals(Task.IMAGENET);
    return new DartsNetwork(
            genotype(decisions), large ? largeChannels : channels, large ? largeCells : cells)
        .build(title, task);
  }
}
