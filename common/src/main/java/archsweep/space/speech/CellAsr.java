package archsweep.space.speech;

import archsweep.space.GraphHash;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A cell of NAS-Bench-ASR: decisions in the order of its text. */
final class CellAsr {

  static final List<String> OPERATIONS =
      List.of("linear", "conv5", "conv5d2", "conv7", "conv7d2", "zero");

  static final int ZERO = OPERATIONS.indexOf("zero");

  private final int[] decisions;

  CellAsr(int[] decisions) {
    this.decisions = decisions.clone();
  }

  /** Where the decisions of a node begin, from 1. */
  private static int first(int node) {
    return (node - 1) * (node + 2) / 2;
  }

  int operation(int node) {
    return decisions[first(node)];
  }

  /** Whether the node adds the output of an earlier one, 0 being the input. */
  boolean skip(int source, int node) {
    return decisions[first(node) + 1 + source] == 1;
  }

  /** The decisions with those of nodes that nothing reads at zero. */
  int[] live() {
    boolean[] used = new boolean[NasBenchAsr.NODES + 1];
    used[NasBenchAsr.NODES] = true;
    int[] live = decisions.clone();
    for (int node = NasBenchAsr.NODES; node > 0; node--) {
      if (used[node]) {
        used[node - 1] |= operation(node) != ZERO;
        for (int source = 0; source < node; source++) {
          used[source] |= skip(source, node);
        }
      } else {
        Arrays.fill(live, first(node), first(node) + node + 1, 0);
        live[first(node)] = ZERO;
      }
    }
    return live;
  }

  /**
   * The benchmark's hash: of the graph whose vertices are operations, without zeros and whatever
   * then leads nowhere.
   */
  String hash() {
    int vertices = NasBenchAsr.NODES + 2;
    boolean[][] edges = new boolean[vertices][vertices];
    int[] labels = new int[vertices];
    labels[0] = -1;
    labels[vertices - 1] = -2;
    for (int target = 1; target < vertices; target++) {
      edges[target - 1][target] = true;
      for (int source = 0; target > 1 && source < target - 1; source++) {
        edges[source][target] = skip(source, target - 1);
      }
      if (target < vertices - 1) {
        labels[target] = operation(target);
      }
    }
    for (int vertex = 1; vertex < vertices - 1; vertex++) {
      for (int other = 0; labels[vertex] == ZERO && other < vertices; other++) {
        edges[vertex][other] = false;
        edges[other][vertex] = false;
      }
    }
    int[] kept = between(edges);
    boolean[][] keptEdges = new boolean[kept.length][kept.length];
    int[] keptLabels = new int[kept.length];
    for (int x = 0; x < kept.length; x++) {
      keptLabels[x] = labels[kept[x]];
      for (int y = 0; y < kept.length; y++) {
        keptEdges[x][y] = edges[kept[x]][kept[y]];
      }
    }
    return GraphHash.of(keptEdges, keptLabels, "%d.0");
  }

  private static int[] between(boolean[][] edges) {
    int vertices = edges.length;
    boolean[] forward = new boolean[vertices];
    boolean[] backward = new boolean[vertices];
    forward[0] = true;
    backward[vertices - 1] = true;
    for (int y = 1; y < vertices; y++) {
      for (int x = 0; x < y; x++) {
        forward[y] |= forward[x] && edges[x][y];
      }
    }
    for (int x = vertices - 2; x >= 0; x--) {
      for (int y = x + 1; y < vertices; y++) {
        backward[x] |= backward[y] && edges[x][y];
      }
    }
    return IntStream.range(0, vertices)
        .filter(vertex -> forward[vertex] && backward[vertex])
        .toArray();
  }
}
