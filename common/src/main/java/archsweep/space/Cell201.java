package archsweep.space;

import archsweep.config.UserException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

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

  private static final List<String> TEXTS = OPERATIONS.stream().map(Operation::text).toList();
  private static final String EXAMPLE =
      "|nor_conv_3x3~0|+|none~0|skip_connect~1|+|none~0|none~1|avg_pool_3x3~2|, or (2, 0, 1, 4, 3, 0)";

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
    EncodingReader reader = new EncodingReader("NAS-Bench-201", text, EXAMPLE);
    Operation[] operations = new Operation[EDGES];
    if (reader.opens()) {
      for (int i = 0; i < EDGES; i++) {
        int number = reader.number(0, OPERATIONS.size() - 1, "operation %d".formatted(i + 1));
        operations[NASLIB_EDGES.get(i)] = NASLIB_OPERATIONS.get(number);
        if (i < EDGES - 1) {
          reader.expect(',');
        }
      }
      reader.close();
    } else {
      for (int target = 1; target < NODES; target++) {
        reader.expect(target == 1 ? "|" : "+|");
        for (int source = 0; source < target; source++) {
          operations[edge(source, target)] = OPERATIONS.get(reader.option(TEXTS, "an operation"));
          reader.expect('~');
          reader.number(source, source, "node %d".formatted(source));
          reader.expect('|');
        }
      }
    }
    reader.end();
    return new Cell201(List.of(operations));
  }

  /** The tuple of NASLib. */
  String naslib() {
    return NASLIB_EDGES.stream()
        .map(edge -> String.valueOf(NASLIB_OPERATIONS.indexOf(operations.get(edge))))
        .collect(Collectors.joining(", ", "(", ")"));
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
