package archsweep.space.randwire;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A random graph of the generators that RandWire uses, its edges directed from the lesser to the
 * greater node.
 */
final class RandomGraph {

  private RandomGraph() {}

  /** Each pair of nodes with a probability (Erdos and Renyi), under shuffled numbers. */
  static List<int[]> erdosRenyi(int nodes, double probability, SplittableRandom random) {
    int[] numbers = IntStream.range(0, nodes).toArray();
    for (int i = nodes - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = numbers[i];
      numbers[i] = numbers[other];
      numbers[other] = kept;
    }
    boolean[][] linked = new boolean[nodes][nodes];
    for (int i = 0; i < nodes; i++) {
      for (int j = i + 1; j < nodes; j++) {
        linked[numbers[i]][numbers[j]] = random.nextDouble() < probability;
      }
    }
    return edges(linked);
  }

  /**
   * Each new node links to {@code links} others, likelier to those with many (Barabasi, Albert).
   */
  static List<int[]> barabasiAlbert(int nodes, int links, SplittableRandom random) {
    boolean[][] linked = new boolean[nodes][nodes];
    int[] degrees = new int[nodes];
    for (int node = links; node < nodes; node++) {
      for (int link = 0; link < links; link++) {
        int chosen = node == links ? link : draw(degrees, linked[node], random);
        linked[node][chosen] = true;
      }
      for (int other = 0; other < node; other++) {
        degrees[other] += linked[node][other] ? 1 : 0;
      }
      degrees[node] += links;
    }
    return edges(linked);
  }

  /** A node by its degree that is not taken. */
  private static int draw(int[] degrees, boolean[] taken, SplittableRandom random) {
    int total = 0;
    for (int node = 0; node < degrees.length; node++) {
      total += taken[node] ? 0 : degrees[node];
    }
    int left = random.nextInt(total);
    for (int node = 0; node < degrees.length; node++) {
      left -= taken[node] ? 0 : degrees[node];
      if (left < 0) {
        return node;
      }
    }
    throw new IllegalStateException("The degrees must sum to their total.");
  }

  /**
   * A ring of {@code neighbours} each whose edges are rewired with a probability (Watts, Strogatz).
   */
  static List<int[]> wattsStrogatz(
      int nodes, int neighbours, double probability, SplittableRandom random) {
    boolean[][] linked = new boolean[nodes][nodes];
    for (int node = 0; node < nodes; node++) {
      for (int distance = 1; distance <= neighbours / 2; distance++) {
        link(linked, node, (node + distance) % nodes, true);
      }
    }
    for (int distance = 1; distance <= neighbours / 2; distance++) {
      for (int node = 0; node < nodes; node++) {
        if (random.nextDouble() < probability) {
          int from = node;
          int[] free =
              IntStream.range(0, nodes)
                  .filter(other -> other != from && !linked[from][other])
                  .toArray();
          link(linked, node, (node + distance) % nodes, false);
          link(linked, node, free[random.nextInt(free.length)], true);
        }
      }
    }
    return edges(linked);
  }

  private static void link(boolean[][] linked, int one, int other, boolean present) {
    linked[one][other] = present;
    linked[other][one] = present;
  }

  private static List<int[]> edges(boolean[][] linked) {
    List<int[]> edges = new ArrayList<>();
    for (int i = 0; i < linked.length; i++) {
      for (int j = i + 1; j < linked.length; j++) {
        if (linked[i][j] || linked[j][i]) {
          edges.add(new int[] {i, j});
        }
      }
    }
    return edges;
  }
}
