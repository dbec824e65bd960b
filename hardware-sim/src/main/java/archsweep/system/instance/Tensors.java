package archsweep.system.instance;

import java.util.List;

/** Which edges carry one tensor: those of one source, output and size. */
final class Tensors {

  private Tensors() {}

  /** For each edge the first one that carries the same. */
  static int[] of(List<Edge> edges, int[][] out) {
    int[] first = new int[edges.size()];
    for (int[] ofSource : out) {
      for (int at = 0; at < ofSource.length; at++) {
        int e = ofSource[at];
        first[e] = e;
        for (int before = 0; before < at && first[e] == e; before++) {
          if (same(edges.get(ofSource[before]), edges.get(e))) {
            first[e] = first[ofSource[before]];
          }
        }
      }
    }
    return first;
  }

  private static boolean same(Edge a, Edge b) {
    return a.output() == b.output() && a.size() == b.size();
  }
}
