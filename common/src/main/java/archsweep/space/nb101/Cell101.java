package archsweep.space.nb101;

import archsweep.space.GraphHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A cell of NAS-Bench-101: a directed acyclic graph of at most seven vertices, of which vertex 0 is
 * the input and the last one the output, with an operation on each vertex between.
 *
 * @param vertices how many
 * @param bits bit x + y (y - 1) / 2 is whether there is an edge from x to y, x below y
 * @param labels the operations of the inner vertices as digits of base 3, the first the highest
 */
record Cell101(int vertices, int bits, int labels) {

  static final int MOST_VERTICES = 7;
  static final int MOST_EDGES = 9;

  /** What a vertex does, as the benchmark's code numbers it. */
  enum Operation {
    CONV_3X3("conv3x3-bn-relu"),
    CONV_1X1("conv1x1-bn-relu"),
    MAX_POOL_3X3("maxpool3x3");

    private final String text;

    Operation(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  static final List<Operation> OPERATIONS = List.of(Operation.values());

  private static final int INPUT_LABEL = -1;
  private static final int OUTPUT_LABEL = -2;

  /** A cell from its edges, in an order in which they all lead forward, and inner operations. */
  static Cell101 of(boolean[][] edges, int[] operations) {
    int bits = 0;
    for (int y = 1; y < edges.length; y++) {
      for (int x = 0; x < y; x++) {
        bits |= edges[x][y] ? 1 << bit(x, y) : 0;
      }
    }
    int labels = 0;
    for (int operation : operations) {
      labels = labels * OPERATIONS.size() + operation;
    }
    return new Cell101(edges.length, bits, labels);
  }

  static int bit(int x, int y) {
    return x + y * (y - 1) / 2;
  }

  boolean edge(int x, int y) {
    return x < y && (bits >> bit(x, y) & 1) == 1;
  }

  /** The operations of the inner vertices, by their number. */
  int[] operations() {
    int[] operations = new int[vertices - 2];
    int rest = labels;
    for (int i = operations.length - 1; i >= 0; i--) {
      operations[i] = rest % OPERATIONS.size();
      rest /= OPERATIONS.size();
    }
    return operations;
  }

  Operation operation(int vertex) {
    return OPERATIONS.get(operations()[vertex - 1]);
  }

  int edgeCount() {
    return Integer.bitCount(bits);
  }

  boolean[][] edges() {
    boolean[][] edges = new boolean[vertices][vertices];
    for (int y = 1; y < vertices; y++) {
      for (int x = 0; x < y; x++) {
        edges[x][y] = edge(x, y);
      }
    }
    return edges;
  }

  /** Whether every vertex lies between input and output. */
  boolean whole() {
    return between().length == vertices;
  }

  /** Without the vertices that do not lie between input and output. */
  Cell101 pruned() {
    int[] kept = between();
    boolean[][] edges = new boolean[kept.length][kept.length];
    int[] operations = new int[Math.max(0, kept.length - 2)];
    for (int y = 0; y < kept.length; y++) {
      for (int x = 0; x < y; x++) {
        edges[x][y] = edge(kept[x], kept[y]);
      }
      if (y > 0 && y < kept.length - 1) {
        operations[y - 1] = operations()[kept[y] - 1];
      }
    }
    return of(edges, operations);
  }

  /** The vertices between input and output, those two among them; none if nothing leads across. */
  private int[] between() {
    boolean[] forward = new boolean[vertices];
    boolean[] backward = new boolean[vertices];
    forward[0] = true;
    backward[vertices - 1] = true;
    for (int y = 1; y < vertices; y++) {
      for (int x = 0; x < y; x++) {
        forward[y] |= forward[x] && edge(x, y);
      }
    }
    for (int x = vertices - 2; x >= 0; x--) {
      for (int y = x + 1; y < vertices; y++) {
        backward[x] |= backward[y] && edge(x, y);
      }
    }
    List<Integer> kept = new ArrayList<>();
    for (int v = 0; v < vertices; v++) {
      if (forward[v] && backward[v]) {
        kept.add(v);
      }
    }
    return forward[vertices - 1] ? kept.stream().mapToInt(v -> v).toArray() : new int[0];
  }

  /** The hash under which the benchmark's tables know all cells isomorphic to this one. */
  String hash() {
    int[] hashed = new int[vertices];
    hashed[0] = INPUT_LABEL;
    System.arraycopy(operations(), 0, hashed, 1, vertices - 2);
    hashed[vertices - 1] = OUTPUT_LABEL;
    return GraphHash.of(edges(), hashed, "%d");
  }

  /** Such as {@code 011,001,000;input,conv3x3-bn-relu,output}: rows of the matrix, operations. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int x = 0; x < vertices; x++) {
      text.append(x == 0 ? "" : ",");
      for (int y = 0; y < vertices; y++) {
        text.append(edge(x, y) ? '1' : '0');
      }
    }
    text.append(";input");
    Arrays.stream(operations())
        .forEach(operation -> text.append(',').append(OPERATIONS.get(operation).text()));
    return text.append(",output").toString();
  }
}
