package archsweep.space.nb101;

import java.util.Optional;

/** Puts the vertices of a graph into an order in which all edges lead forward. */
final class Ordering101 {

  private Ordering101() {}

  /** The cell of a graph; nothing if it has a cycle, or if its ends are not its ends. */
  static Optional<Cell101> forward(boolean[][] edges, int[] operations) {
    int vertices = edges.length;
    int[] order = new int[vertices];
    boolean[] placed = new boolean[vertices];
    for (int place = 0; place < vertices; place++) {
      int next = next(edges, placed);
      if (next < 0) {
        return Optional.empty();
      }
      placed[next] = true;
      order[place] = next;
    }
    if (order[0] != 0 || order[vertices - 1] != vertices - 1) {
      return Optional.empty();
    }
    boolean[][] sorted = new boolean[vertices][vertices];
    int[] sortedOperations = new int[vertices - 2];
    for (int x = 0; x < vertices; x++) {
      for (int y = 0; y < vertices; y++) {
        sorted[x][y] = edges[order[x]][order[y]];
      }
      if (x > 0 && x < vertices - 1) {
        sortedOperations[x - 1] = operations[order[x] - 1];
      }
    }
    return Optional.of(Cell101.of(sorted, sortedOperations));
  }

  /** The least vertex that is not placed and reads only placed ones; -1 if there is none. */
  private static int next(boolean[][] edges, boolean[] placed) {
    for (int vertex = 0; vertex < placed.length; vertex++) {
      boolean ready = !placed[vertex];
      for (int source = 0; ready && source < placed.length; source++) {
        ready = placed[source] || !edges[source][vertex];
      }
      if (ready) {
        return vertex;
      }
    }
    return -1;
  }
}
