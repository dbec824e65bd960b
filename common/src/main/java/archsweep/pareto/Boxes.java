package archsweep.pareto;

import java.util.Arrays;

/**
 * Boxes between the origin and a corner in any number of dimensions, and the exact volume of their
 * union.
 */
final class Boxes {

  private final double[] corners;
  private final int dimensions;

  /**
   * Boxes with these corners.
   *
   * @param corners [boxes, dimensions], row-major, positive
   */
  Boxes(double[] corners, int dimensions) {
    this.corners = corners;
    this.dimensions = dimensions;
  }

  int dimensions() {
    return dimensions;
  }

  int size() {
    return corners.length / dimensions;
  }

  double extent(int box, int dimension) {
    return corners[box * dimensions + dimension];
  }

  /** The volume of one box. */
  double volume(int box) {
    return product(corner(box));
  }

  /** The boxes from the longest to the shortest in a dimension. */
  int[] descending(int dimension) {
    double[] keys = new double[size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = -extent(i, dimension);
    }
    return Order.ascending(keys);
  }

  /** The volume of the union of all boxes. */
  double volume() {
    return switch (dimensions) {
      case 1 -> Arrays.stream(corners).max().orElse(0);
      case 2 -> area();
      case 3 -> BoxUnion3.of(this).volume();
      case 4 -> volume4();
      default -> volumeBySlices();
    };
  }

  /** The volume that only this box covers: its own, less what the others cover of it. */
  double exclusive(int box) {
    Boxes others = without(box).within(corner(box), size() - 1, dimensions).maximal();
    return Math.max(0, volume(box) - others.volume());
  }

  private double area() {
    double area = 0;
    double height = 0;
    for (int box : descending(0)) {
      if (extent(box, 1) > height) {
        area += extent(box, 0) * (extent(box, 1) - height);
        height = extent(box, 1);
      }
    }
    return area;
  }

  /** Going down in the fourth dimension, each box adds what it adds to a union in three. */
  private double volume4() {
    BoxUnion3 union = new BoxUnion3(size());
    double volume = 0;
    for (int box : descending(3)) {
      volume += union.add(extent(box, 0), extent(box, 1), extent(box, 2)) * extent(box, 3);
    }
    return volume;
  }

  /**
   * Going down in the last dimension, each box adds what it alone covers of a space with one
   * dimension less.
   */
  private double volumeBySlices() {
    Boxes sorted = rearranged(descending(dimensions - 1));
    double volume = 0;
    for (int i = 0; i < size(); i++) {
      double[] face = Arrays.copyOf(sorted.corner(i), dimensions - 1);
      Boxes covered = sorted.within(face, i, dimensions - 1).maximal();
      volume += (product(face) - covered.volume()) * sorted.extent(i, dimensions - 1);
    }
    return volume;
  }

  private static double product(double[] extents) {
    double product = 1;
    for (double extent : extents) {
      product *= extent;
    }
    return product;
  }

  private double[] corner(int box) {
    return Arrays.copyOfRange(corners, box * dimensions, (box + 1) * dimensions);
  }

  private Boxes without(int box) {
    double[] others = new double[corners.length - dimensions];
    int before = box * dimensions;
    System.arraycopy(corners, 0, others, 0, before);
    System.arraycopy(corners, before + dimensions, others, before, others.length - before);
    return new Boxes(others, dimensions);
  }

  private Boxes rearranged(int[] order) {
    double[] rearranged = new double[corners.length];
    for (int i = 0; i < order.length; i++) {
      System.arraycopy(corners, order[i] * dimensions, rearranged, i * dimensions, dimensions);
    }
    return new Boxes(rearranged, dimensions);
  }

  /** What the first boxes cover of a box, in the first dimensions. */
  private Boxes within(double[] box, int first, int remaining) {
    double[] clipped = new double[first * remaining];
    for (int i = 0; i < first; i++) {
      for (int k = 0; k < remaining; k++) {
        clipped[i * remaining + k] = Math.min(extent(i, k), box[k]);
      }
    }
    return new Boxes(clipped, remaining);
  }

  /** The boxes that no other covers, one of each. */
  private Boxes maximal() {
    double[] kept = corners.clone();
    int count = 0;
    for (int i = 0; i < size(); i++) {
      count = addUnlessCovered(kept, count, i);
    }
    return new Boxes(Arrays.copyOf(kept, count * dimensions), dimensions);
  }

  private int addUnlessCovered(double[] kept, int count, int box) {
    int remaining = 0;
    for (int i = 0; i < count; i++) {
      boolean covers = true;
      boolean covered = true;
      for (int k = 0; k < dimensions; k++) {
        double other = kept[i * dimensions + k];
        covers &= other >= extent(box, k);
        covered &= other <= extent(box, k);
      }
      if (covers) {
        return count; // and so nothing that was kept is covered by the box
      }
      if (!covered) {
        System.arraycopy(kept, i * dimensions, kept, remaining * dimensions, dimensions);
        remaining++;
      }
    }
    System.arraycopy(corners, box * dimensions, kept, remaining * dimensions, dimensions);
    return remaining + 1;
  }
}
