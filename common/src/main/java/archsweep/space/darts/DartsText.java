package archsweep.space.darts;

import archsweep.space.EncodingReader;
import archsweep.space.darts.Genotype.Edge;
import archsweep.space.darts.Genotype.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Reads genotypes of DARTS, tuples of NASLib and configurations of NAS-Bench-301. */
final class DartsText {

  static final String EXAMPLE =
      "Genotype(normal=[('sep_conv_3x3', 0), ...], normal_concat=[2, 3, 4, 5], reduce=[...], reduce_concat=[2, 3, 4, 5])";

  private static final List<String> OPERATIONS =
      Darts.OPERATIONS.stream().map(Operation::text).toList();
  private static final List<Integer> ALL_NODES = List.of(2, 3, 4, 5);
  private static final int LAST_STATE = Genotype.NODES;

  /** Operations as NASLib's compact form numbers them. */
  private static final List<Operation> NASLIB_OPERATIONS =
      List.of(
          Operation.MAX_POOL_3X3,
          Operation.AVG_POOL_3X3,
          Operation.SKIP_CONNECT,
          Operation.SEP_CONV_3X3,
          Operation.SEP_CONV_5X5,
          Operation.DIL_CONV_3X3,
          Operation.DIL_CONV_5X5);

  private final EncodingReader reader;

  private DartsText(EncodingReader reader) {
    this.reader = reader;
  }

  /** The genotype of four nodes that a text writes, in the order of the states that nodes read. */
  static Genotype read(EncodingReader reader) {
    DartsText text = new DartsText(reader);
    if (reader.sees('(') || reader.sees('[')) {
      return text.compact();
    }
    return reader.sees('G') ? text.genotype() : Configuration301.read(reader);
  }

  /** A genotype as NASLib's compact tuple: for each edge of each cell its state and operation. */
  static String compact(Genotype genotype) {
    return "(" + compact(genotype.normal()) + ", " + compact(genotype.reduce()) + ")";
  }

  private static String compact(List<Edge> edges) {
    return edges.stream()
        .map(
            edge -> "(%d, %d)".formatted(edge.state(), NASLIB_OPERATIONS.indexOf(edge.operation())))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private Genotype compact() {
    reader.open();
    List<Edge> normal = edges(false);
    reader.expect(',');
    List<Edge> reduce = edges(false);
    reader.close();
    reader.end();
    return genotype(reader, normal, reduce);
  }

  private Genotype genotype() {
    reader.expect("Genotype");
    reader.open();
    List<Edge> normal = cell("normal");
    reader.expect(',');
    List<Edge> reduce = cell("reduce");
    reader.close();
    reader.end();
    return genotype(reader, normal, reduce);
  }

  private List<Edge> cell(String name) {
    reader.expect(name);
    reader.expect('=');
    List<Edge> edges = edges(true);
    reader.expect(',');
    reader.expect(name + "_concat");
    reader.expect('=');
    boolean range = reader.sees('r');
    if (range) {
      reader.expect("range");
    }
    reader.open();
    for (int state : range ? List.of(2, LAST_STATE + 2) : ALL_NODES) {
      if (state > 2) {
        reader.expect(',');
      }
      reader.number(state, state, "state %d".formatted(state));
    }
    reader.close();
    return edges;
  }

  private List<Edge> edges(boolean named) {
    List<Edge> edges = new ArrayList<>();
    reader.open();
    for (int edge = 0; edge < 2 * Genotype.NODES; edge++) {
      if (edge > 0) {
        reader.expect(',');
      }
      reader.open();
      if (named) {
        Operation operation = Darts.OPERATIONS.get(reader.option(OPERATIONS, "an operation"));
        reader.expect(',');
        edges.add(new Edge(operation, reader.number(0, LAST_STATE, "a state")));
      } else {
        int state = reader.number(0, LAST_STATE, "a state");
        reader.expect(',');
        int operation = reader.number(0, NASLIB_OPERATIONS.size() - 1, "an operation");
        edges.add(new Edge(NASLIB_OPERATIONS.get(operation), state));
      }
      reader.close();
    }
    reader.close();
    return edges;
  }

  /** Of two cells whose edges stand in the order of the nodes, the two of a node in any order. */
  static Genotype genotype(EncodingReader reader, List<Edge> normal, List<Edge> reduce) {
    return new Genotype(
        sorted(reader, "normal", normal), ALL_NODES, sorted(reader, "reduce", reduce), ALL_NODES);
  }

  private static List<Edge> sorted(EncodingReader reader, String cell, List<Edge> edges) {
    List<Edge> sorted = new ArrayList<>();
    for (int node = 0; node < Genotype.NODES; node++) {
      List<Edge> pair = new ArrayList<>(edges.subList(2 * node, 2 * node + 2));
      pair.sort(Comparator.comparingInt(Edge::state));
      boolean distinct = pair.get(0).state() < pair.get(1).state();
      if (!distinct || pair.get(1).state() >= node + 2) {
        throw reader.wrong(
            "has edges of %s node %d that are not from two states before it"
                .formatted(cell, node + 2));
      }
      sorted.addAll(pair);
    }
    return sorted;
  }
}
