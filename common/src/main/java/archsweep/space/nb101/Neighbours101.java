package archsweep.space.nb101;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The cells that differ from a whole cell in one operation, one edge, or one vertex in the middle
 * of an edge; each as the first of its class.
 */
final class Neighbours101 {

  private final Cell101 cell;
  private final Set<Cell101> found = new LinkedHashSet<>();

  private Neighbours101(Cell101 cell) {
    this.cell = cell;
  }

  static Set<Cell101> of(Cell101 cell) {
    Neighbours101 neighbours = new Neighbours101(cell);
    neighbours.changeOperations();
    neighbours.changeEdges();
    neighbours.changeVertices();
    neighbours.found.remove(Enumeration101.first(cell));
    return neighbours.found;
  }

  private void changeOperations() {
    for (int vertex = 0; vertex < cell.vertices() - 2; vertex++) {
      for (int other = 0; other < Cell101.OPERATIONS.size(); other++) {
        int[] operations = cell.operations();
        operations[vertex] = other;
        add(cell.edges(), operations);
      }
    }
  }

  /** An edge may also go against the order that the vertices happen to have. */
  private void changeEdges() {
    for (int x = 0; x < cell.vertices() - 1; x++) {
      for (int y = 1; y < cell.vertices(); y++) {
        if (x != y) {
          boolean[][] edges = cell.edges();
          edges[x][y] = !edges[x][y];
          add(edges, cell.operations());
        }
      }
    }
  }

  /** Puts a vertex into an edge, or takes one with a single edge on each side out. */
  private void changeVertices() {
    boolean[][] edges = cell.edges();
    for (int x = 0; x < cell.vertices(); x++) {
      for (int y = 0; y < cell.vertices(); y++) {
        if (edges[x][y] && cell.vertices() < Cell101.MOST_VERTICES) {
          subdivide(x, y);
        }
        boolean ends = x == 0 || x == cell.vertices() - 1;
        if (edges[x][y] && !ends && single(x)) {
          contract(x, y);
        }
      }
    }
  }

  private boolean single(int vertex) {
    int in = 0;
    int out = 0;
    for (int other = 0; other < cell.vertices(); other++) {
      in += cell.edge(other, vertex) ? 1 : 0;
      out += cell.edge(vertex, other) ? 1 : 0;
    }
    return in == 1 && out == 1;
  }

  private void subdivide(int from, int to) {
    int middle = to;
    int vertices = cell.vertices() + 1;
    boolean[][] edges = new boolean[vertices][vertices];
    for (int x = 0; x < cell.vertices(); x++) {
      for (int y = 0; y < cell.vertices(); y++) {
        edges[x < middle ? x : x + 1][y < middle ? y : y + 1] = cell.edge(x, y);
      }
    }
    edges[from][to + 1] = false;
    edges[from][middle] = true;
    edges[middle][to + 1] = true;
    for (int operation = 0; operation < Cell101.OPERATIONS.size(); operation++) {
      int[] operations = new int[vertices - 2];
      for (int v = 1; v < vertices - 1; v++) {
        operations[v - 1] =
            v == middle ? operation : cell.operations()[(v < middle ? v : v - 1) - 1];
      }
      add(edges, operations);
    }
  }

  private void contract(int vertex, int to) {
    int from = 0;
    while (!cell.edge(from, vertex)) {
      from++;
    }
    if (cell.edge(from, to)) {
      return;
    }
    int vertices = cell.vertices() - 1;
    boolean[][] edges = new boolean[vertices][vertices];
    int[] operations = new int[vertices - 2];
    for (int x = 0; x < vertices; x++) {
      int oldX = x < vertex ? x : x + 1;
      for (int y = 0; y < vertices; y++) {
        int oldY = y < vertex ? y : y + 1;
        edges[x][y] = cell.edge(oldX, oldY) || (oldX == from && oldY == to);
      }
      if (x > 0 && x < vertices - 1) {
        operations[x - 1] = cell.operations()[oldX - 1];
      }
    }
    add(edges, operations);
  }

  private void add(boolean[][] edges, int[] operations) {
    int count = 0;
    for (boolean[] row : edges) {
      for (boolean edge : row) {
        count += edge ? 1 : 0;
      }
    }
    if (count <= Cell101.MOST_EDGES) {
      Ordering101.forward(edges, operations)
          .filter(Cell101::whole)
          .ifPresent(other -> found.add(Enumeration101.first(other)));
    }
  }
}
