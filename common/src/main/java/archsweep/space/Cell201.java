package archsweep.space;

import archsweep.config.Similar;
import archsweep.config.UserException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A cell of NAS-Bench-201 (Dong and Yang, ICLR 2020): four nodes, and an operation on each of the
 * six edges from an earlier to a later node. A node is the sum of its incoming edges.
 *
 * @param operations of the edges 0-1, 0-2, 1-2, 0-3, 1-3, 2-3, which is the order of the text
 */
record Cell201(List<Operation> operations) {

  /** What an edge does with its source. */
  enum Operation {
    NONE("none"),
    SKIP_CONNECT("skip_connect"),
    NOR_CONV_1X1("nor_conv_1x1"),
    NOR_CONV_3X3("nor_conv_3x3"),
    AVG_POOL_3X3("avg_pool_3x3");

    private final String text;

    Operation(String text) {
      this.text = text;
    }

    /** As the benchmark writes it. */
    String text() {
      return text;
    }
  }

  static final int NODES = 4;
  static final int EDGES = 6;
  static final int OUTPUT = NODES - 1;

  /** How many cells there are. */
  static final int COUNT = 15_625;

  private static final List<Operation> OPERATIONS = List.of(Operation.values());

  private static final Pattern BLANKS = Pattern.compile("\\s");
  private static final Pattern TUPLE = Pattern.compile("\\(\\d+(,\\d+)*\\)");

  /** The text of a node by the number of its edges. */
  private static final List<Pattern> NODES_BY_EDGES =
      IntStream.range(0, NODES)
          .mapToObj(edges -> Pattern.compile("\\|([^|~]+~\\d\\|){%d}".formatted(edges)))
          .toList();

  /** Operations as NASLib numbers them. */
  private static final List<Operation> NASLIB_OPERATIONS =
      List.of(
          Operation.SKIP_CONNECT,
          Operation.NONE,
          Operation.NOR_CONV_3X3,
          Operation.NOR_CONV_1X1,
          Operation.AVG_POOL_3X3);

  /** The edges in the order of NASLib's tuples: 0-1, 0-2, 0-3, 1-2, 1-3, 2-3. */
  private static final List<Integer> NASLIB_EDGES =
      List.of(edge(0, 1), edge(0, 2), edge(0, 3), edge(1, 2), edge(1, 3), edge(2, 3));

  Cell201 {
    operations = List.copyOf(operations);
    if (operations.size() != EDGES) {
      throw new IllegalArgumentException(
          "A cell has %d edges, not %d.".formatted(EDGES, operations.size()));
    }
  }

  /** The cell at a place in the product of the operations, the first edge slowest. */
  static Cell201 at(int ordinal) {
    Operation[] operations = new Operation[EDGES];
    int rest = ordinal;
    for (int edge = EDGES - 1; edge >= 0; edge--) {
      operations[edge] = OPERATIONS.get(rest % OPERATIONS.size());
      rest /= OPERATIONS.size();
    }
    return new Cell201(List.of(operations));
  }

  /** The inverse of {@link #at}. */
  int ordinal() {
    int ordinal = 0;
    for (Operation operation : operations) {
      ordinal = ordinal * OPERATIONS.size() + OPERATIONS.indexOf(operation);
    }
    return ordinal;
  }

  /**
   * Reads the benchmark's text, or a tuple of NASLib such as {@code (2, 0, 1, 4, 3, 0)}.
   *
   * @throws UserException if it is neither
   */
  static Cell201 parse(String text) {
    String bare = BLANKS.matcher(text).replaceAll("");
    return TUPLE.matcher(bare).matches() ? parseTuple(bare) : parseText(bare);
  }

  private static Cell201 parseText(String text) {
    List<Operation> operations = new ArrayList<>();
    String[] nodes = text.split("\\+", -1);
    if (nodes.length != NODES - 1) {
      throw wrong(text, "has %d groups of edges instead of %d".formatted(nodes.length, NODES - 1));
    }
    for (int target = 1; target < NODES; target++) {
      String node = nodes[target - 1];
      if (!NODES_BY_EDGES.get(target).matcher(node).matches()) {
        throw wrong(text, "has in its group %s not %d edges".formatted(node, target));
      }
      String[] edges = node.substring(1).split("\\|", -1);
      for (int source = 0; source < target; source++) {
        String[] edge = edges[source].split("~", -1);
        if (Integer.parseInt(edge[1]) != source) {
          throw wrong(text, "has an edge %s in the place of ~%d".formatted(edges[source], source));
        }
        operations.add(operation(edge[0], text));
      }
    }
    return new Cell201(operations);
  }

  private static Operation operation(String name, String text) {
    for (Operation operation : OPERATIONS) {
      if (operation.text().equals(name)) {
        return operation;
      }
    }
    throw new UserException(
        "The operation (%s) of the cell %s is none of NAS-Bench-201.".formatted(name, text),
        Similar.advice(name, OPERATIONS.stream().map(Operation::text).toList()));
  }

  private static Cell201 parseTuple(String text) {
    String[] numbers = text.substring(1, text.length() - 1).split(",", -1);
    if (numbers.length != EDGES) {
      throw wrong(text, "has %d numbers instead of %d".formatted(numbers.length, EDGES));
    }
    Operation[] operations = new Operation[EDGES];
    for (int i = 0; i < EDGES; i++) {
      if (numbers[i].length() > 1 || Integer.parseInt(numbers[i]) >= OPERATIONS.size()) {
        throw wrong(text, "has the number %s, which is above 4".formatted(numbers[i]));
      }
      operations[NASLIB_EDGES.get(i)] = NASLIB_OPERATIONS.get(Integer.parseInt(numbers[i]));
    }
    return new Cell201(List.of(operations));
  }

  private static UserException wrong(String text, String reason) {
    return new UserException(
        "The cell (%s) %s.".formatted(text, reason),
        "write it as %s, or as a tuple of NASLib such as (2, 0, 1, 4, 3, 0).".formatted(at(0)));
  }

  /** The place of the edge between two nodes in {@link #operations}. */
  static int edge(int source, int target) {
    return target * (target - 1) / 2 + source;
  }

  Operation operation(int source, int target) {
    return operations.get(edge(source, target));
  }

  /**
   * Which edges are executed: those that carry something from the input to the output. An operation
   * on zeros gives zeros (a convolution and a batch norm whose shift is 0 do), so it carries
   * nothing.
   *
   * @return one entry an edge, in the order of {@link #operations}
   */
  boolean[] live() {
    boolean[] filled = new boolean[NODES];
    filled[0] = true;
    for (int target = 1; target < NODES; target++) {
      for (int source = 0; source < target; source++) {
        filled[target] |= filled[source] && operation(source, target) != Operation.NONE;
      }
    }
    boolean[] live = new boolean[EDGES];
    boolean[] used = new boolean[NODES];
    used[OUTPUT] = true;
    for (int target = OUTPUT; target > 0; target--) {
      for (int source = 0; source < target; source++) {
        if (used[target] && filled[source] && operation(source, target) != Operation.NONE) {
          live[edge(source, target)] = true;
          used[source] = true;
        }
      }
    }
    return live;
  }

  /**
   * The text by which the benchmark tells isomorphic cells: the output written as nested sums, with
   * terms in alphabetical order. A zero is a term {@code #}, which is not dropped from its sum, and
   * a sum of zeros is no zero, so the text tells cells apart that compute the same.
   */
  String uniqueText() {
    String[] nodes = new String[NODES];
    nodes[0] = "0";
    for (int target = 1; target < NODES; target++) {
      List<String> terms = new ArrayList<>();
      for (int source = 0; source < target; source++) {
        Operation operation = operation(source, target);
        if (operation == Operation.NONE || nodes[source].equals("#")) {
          terms.add("#");
        } else if (operation == Operation.SKIP_CONNECT) {
          terms.add(nodes[source]);
        } else {
          terms.add("(%s)@%s".formatted(nodes[source], operation.text()));
        }
      }
      Collections.sort(terms);
      nodes[target] = String.join("+", terms);
    }
    return nodes[OUTPUT];
  }

  /** Such as {@code |nor_conv_3x3~0|+|none~0|skip_connect~1|+|none~0|none~1|avg_pool_3x3~2|}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int target = 1; target < NODES; target++) {
      text.append(target == 1 ? "|" : "+|");
      for (int source = 0; source < target; source++) {
        text.append(operation(source, target).text()).append('~').append(source).append('|');
      }
    }
    return text.toString();
  }
}
