package archsweep.system.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * The random graphs of Xie et al., "Exploring randomly wired neural networks for image recognition"
 * (2019): nodes in an order, each edge directed from the lower to the higher.
 */
public enum Wiring {
  /** Erdős and Rényi: each pair with one probability, such that the mean degree is 4. */
  ER {
    @Override
    List<int[]> draw(int nodes, RandomGenerator random) {
      double probability = Math.min(1, MEAN_DEGREE / (nodes - 1.0));
      List<int[]> edges = new ArrayList<>();
      for (int j = 1; j < nodes; j++) {
        for (int i = 0; i < j; i++) {
          if (random.nextDouble() < probability) {
            edges.add(new int[] {i, j});
          }
        }
      }
      return edges;
    }
  },
  /** Barabási and Albert with m = 2: a new node is linked with two, by their degrees. */
  BA {
    @Override
    List<int[]> draw(int nodes, RandomGenerator random) {
      int links = MEAN_DEGREE / 2;
      List<int[]> edges = new ArrayList<>();
      List<Integer> ends = new ArrayList<>();
      for (int j = 1; j < nodes; j++) {
        TreeSet<Integer> chosen = new TreeSet<>();
        while (chosen.size() < Math.min(links, j)) {
          chosen.add(
              ends.isEmpty() || j <= links
                  ? random.nextInt(j)
                  : ends.get(random.nextInt(ends.size())));
        }
        for (int i : chosen) {
          edges.add(new int[] {i, j});
          ends.add(i);
          ends.add(j);
        }
      }
      return edges;
    }
  },
  /** Watts and Strogatz with k = 4 and p = 0.75: a ring, most of its edges moved. */
  WS {
    @Override
    List<int[]> draw(int nodes, RandomGenerator random) {
      TreeSet<Long> edges = new TreeSet<>();
      for (int i = 0; i < nodes; i++) {
        for (int step = 1; step <= MEAN_DEGREE / 2; step++) {
          int other = (i + step) % nodes;
          if (random.nextDouble() < REWIRED) {
            other = random.nextInt(nodes);
          }
          if (other != i) {
            edges.add((long) Math.min(i, other) * nodes + Math.max(i, other));
          }
        }
      }
      return edges.stream()
          .map(edge -> new int[] {(int) (edge / nodes), (int) (edge % nodes)})
          .toList();
    }
  },
  /** Layers of up to five nodes, each with one to three predecessors in the layer before. */
  LAYERED {
    @Override
    List<int[]> draw(int nodes, RandomGenerator random) {
      List<int[]> edges = new ArrayList<>();
      int first = 0;
      int next = Math.min(nodes, random.nextInt(1, 6));
      while (next < nodes) {
        int end = Math.min(nodes, next + random.nextInt(1, 6));
        for (int j = next; j < end; j++) {
          TreeSet<Integer> chosen = new TreeSet<>();
          for (int n = random.nextInt(1, 4); n > 0; n--) {
            chosen.add(random.nextInt(first, next));
          }
          for (int i : chosen) {
            edges.add(new int[] {i, j});
          }
        }
        first = next;
        next = end;
      }
      return edges;
    }
  };

  static final int MEAN_DEGREE = 4;
  private static final double REWIRED = 0.75;

  /** Pairs of nodes, the lower first, each once. */
  abstract List<int[]> draw(int nodes, RandomGenerator random);

  /** As command lines call it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
