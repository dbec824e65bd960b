package archsweep.pareto;

/**
 * The union of boxes between the origin and a corner (x, y, z): going down in z, each box adds what
 * its face adds to a {@link Staircase}, times its z.
 */
final class BoxUnion3 {

  private final double[] xs;
  private final double[] ys;
  private final double[] zs;
  private final Staircase faces;
  private int size;

  /** Empty, with room for so many boxes. */
  BoxUnion3(int boxes) {
    xs = new double[boxes];
    ys = new double[boxes];
    zs = new double[boxes];
    faces = new Staircase(boxes);
  }

  /** The union of all boxes of a set, which are three-dimensional. */
  static BoxUnion3 of(Boxes boxes) {
    BoxUnion3 union = new BoxUnion3(boxes.size());
    for (int box : boxes.descending(2)) {
      union.append(boxes.extent(box, 0), boxes.extent(box, 1), boxes.extent(box, 2));
    }
    return union;
  }

  /** The volume of the union. */
  double volume() {
    double infinity = Double.POSITIVE_INFINITY;
    return volumeWithin(infinity, infinity, infinity, -1);
  }

  /**
   * The volume of what the boxes cover of one box.
   *
   * @param except the place in descending z of a box that is left out, or -1
   */
  double volumeWithin(double x, double y, double z, int except) {
    faces.clear();
    double volume = 0;
    for (int i = 0; i < size; i++) {
      if (i == except) {
        continue;
      }
      volume += faces.add(Math.min(x, xs[i]), Math.min(y, ys[i])) * Math.min(z, zs[i]);
      if (xs[i] >= x && ys[i] >= y) {
        break; // the face is covered, and boxes further down add nothing
      }
    }
    return volume;
  }

  /** Adds a box, drops those that it covers, and returns the volume that it adds. */
  double add(double x, double y, double z) {
    double gained = x * y * z - volumeWithin(x, y, z, -1);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (xs[i] >= x && ys[i] >= y && zs[i] >= z) {
        return 0; // covered; and as no box covers another, nothing has been dropped yet
      }
      if (xs[i] > x || ys[i] > y || zs[i] > z) {
        move(i, kept++);
      }
    }
    size = kept;
    insert(x, y, z);
    return gained;
  }

  private void insert(double x, double y, double z) {
    int place = size;
    while (place > 0 && zs[place - 1] < z) {
      move(place - 1, place);
      place--;
    }
    set(place, x, y, z);
    size++;
  }

  private void append(double x, double y, double z) {
    set(size++, x, y, z);
  }

  private void move(int from, int to) {
    set(to, xs[from], ys[from], zs[from]);
  }

  private void set(int place, double x, double y, double z) {
    xs[place] = x;
    ys[place] = y;
    zs[place] = z;
  }
}
