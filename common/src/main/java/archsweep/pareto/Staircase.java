package archsweep.pareto;

/**
 * The union of rectangles between the origin and a corner (width, height): a staircase of the
 * corners that no other covers, by increasing width and decreasing height.
 */
final class Staircase {

  private final double[] widths;
  private final double[] heights;
  private int steps;

  /** Empty, with room for so many rectangles. */
  Staircase(int rectangles) {
    widths = new double[rectangles];
    heights = new double[rectangles];
  }

  void clear() {
    steps = 0;
  }

  /** Adds a rectangle and returns the area that no earlier one covers. */
  double add(double width, double height) {
    int next = firstAtLeast(width);
    if (next < steps && heights[next] >= height) {
      return 0;
    }
    int first = next;
    while (first > 0 && heights[first - 1] <= height) {
      first--;
    }
    double gained = 0;
    double left = first > 0 ? widths[first - 1] : 0;
    for (int i = first; i < next; i++) {
      gained += (widths[i] - left) * (height - heights[i]);
      left = widths[i];
    }
    gained += (width - left) * (height - (next < steps ? heights[next] : 0));
    boolean sameWidth = next < steps && widths[next] == width;
    replace(first, sameWidth ? next + 1 : next, width, height);
    return gained;
  }

  private int firstAtLeast(double width) {
    int low = 0;
    int high = steps;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (widths[middle] >= width) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private void replace(int from, int to, double width, double height) {
    if (to != from + 1) {
      System.arraycopy(widths, to, widths, from + 1, steps - to);
      System.arraycopy(heights, to, heights, from + 1, steps - to);
      steps += from + 1 - to;
    }
    widths[from] = width;
    heights[from] = height;
  }
}
