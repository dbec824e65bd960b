package archsweep.space.nb101;

import java.util.ArrayList;
import java.util.List;

/** The orders of the inner vertices of a cell. */
final class Permutations {

  /** By the number of inner vertices. */
  private static final List<List<int[]>> ALL = all();

  private Permutations() {}

  /** All orders of {@code inner} vertices: the new number of each vertex, ends included. */
  static List<int[]> of(int vertices) {
    return ALL.get(vertices - 2);
  }

  private static List<List<int[]>> all() {
    List<List<int[]>> all = new ArrayList<>();
    for (int inner = 0; inner <= Cell101.MOST_VERTICES - 2; inner++) {
      List<int[]> found = new ArrayList<>();
      extend(new int[inner + 2], 1, inner, 0, found);
      all.add(List.copyOf(found));
    }
    return List.copyOf(all);
  }

  private static void extend(int[] numbers, int next, int inner, int used, List<int[]> found) {
    if (next > inner) {
      int[] whole = numbers.clone();
      whole[inner + 1] = inner + 1;
      found.add(whole);
      return;
    }
    for (int number = 1; number <= inner; number++) {
      if ((used >> number & 1) == 0) {
        numbers[next] = number;
        extend(numbers, next + 1, inner, used | 1 << number, found);
      }
    }
  }

  /** The edges under other numbers, or -1 if one of them then leads backward. */
  static int renumbered(int vertices, int bits, int[] numbers) {
    int renumbered = 0;
    for (int y = 1; y < vertices; y++) {
      for (int x = 0; x < y; x++) {
        if ((bits >> Cell101.bit(x, y) & 1) == 1) {
          if (numbers[x] > numbers[y]) {
            return -1;
          }
          renumbered |= 1 << Cell101.bit(numbers[x], numbers[y]);
        }
      }
    }
    return renumbered;
  }

  /** The operations under other numbers of their vertices. */
  static int renumberedLabels(int[] operations, int[] numbers) {
    int[] moved = new int[operations.length];
    for (int v = 0; v < operations.length; v++) {
      moved[numbers[v + 1] - 1] = operations[v];
    }
    int labels = 0;
    for (int operation : moved) {
      labels = labels * Cell101.OPERATIONS.size() + operation;
    }
    return labels;
  }
}
