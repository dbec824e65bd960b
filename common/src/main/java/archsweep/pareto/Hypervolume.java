package archsweep.pareto;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * The hypervolume of a set of points: the volume of what they dominate between themselves and a
 * reference point (E. Zitzler and L. Thiele, "Multiobjective optimization using evolutionary
 * algorithms: a comparative case study", PPSN V, 1998), and what each point alone contributes to
 * it. Exact up to rounding, never sampled.
 *
 * <p>Dominated points, copies, and points that are not better than the reference in every objective
 * add nothing. With n points on the front: one and two objectives take O(n log n); three sweep down
 * the third objective over a staircase of the other two, O(n log n) comparisons and at worst
 * O(n<sup>2</sup>) moves within an array; four sweep down the fourth, O(n<sup>2</sup> log n); each
 * further objective slices likewise and clips what was passed to the point at hand (the exclusive
 * hypervolumes of L. While, L. Bradstreet and L. Barone, "A fast way of calculating exact
 * hypervolumes", IEEE TEVC 16(1), 2012), another factor of n at worst. So there are limits, {@link
 * #mostPoints} and {@link #mostContributors}, which callers that must not wait should heed; the
 * methods themselves answer for any size.
 */
public final class Hypervolume {

  /** The front as boxes whose corners are the distances to the reference. */
  private final Boxes boxes;

  /** [boxes], the point of each; of several copies the first. */
  private final int[] pointOf;

  /** The points on the front that have a copy there. */
  private final BitSet repeated;

  private final int points;

  private Hypervolume(Boxes boxes, int[] pointOf, BitSet repeated, int points) {
    this.boxes = boxes;
    this.pointOf = pointOf;
    this.repeated = repeated;
    this.points = points;
  }

  /**
   * Prepares the points; what is expensive waits until it is asked for.
   *
   * @param costs [points, objectives], row-major, finite, each minimised
   * @param reference [objectives], finite
   */
  public static Hypervolume of(double[] costs, double... reference) {
    ObjectiveMatrix points = ObjectiveMatrix.minimised(costs, reference.length);
    BitSet inside = new BitSet();
    for (int point = 0; point < points.candidates(); point++) {
      if (!points.isComparable(point)) {
        throw new IllegalArgumentException(
            "The costs of point %d (%s) must be finite."
                .formatted(point, Arrays.toString(points.costs(point))));
      }
      if (isBetterEverywhere(points, point, reference)) {
        inside.set(point);
      }
    }
    DistinctPoints distinct = DistinctPoints.of(points, inside);
    int[] ranks = NondominatedSort.ranks(distinct, 1);
    int[] front = IntStream.range(0, ranks.length).filter(point -> ranks[point] == 0).toArray();
    int[] pointOf = Arrays.stream(front).map(point -> distinct.candidate(point, 0)).toArray();
    BitSet repeated = new BitSet();
    for (int i = 0; i < front.length; i++) {
      repeated.set(pointOf[i], distinct.copies(front[i]) > 1);
    }
    return new Hypervolume(
        boxes(points, pointOf, reference), pointOf, repeated, points.candidates());
  }

  private static boolean isBetterEverywhere(ObjectiveMatrix points, int point, double[] reference) {
    for (int i = 0; i < reference.length; i++) {
      if (!(points.cost(point, i) < reference[i])) {
        return false;
      }
    }
    return true;
  }

  private static Boxes boxes(ObjectiveMatrix points, int[] front, double[] reference) {
    int objectives = reference.length;
    double[] corners = new double[front.length * objectives];
    for (int i = 0; i < corners.length; i++) {
      int objective = i % objectives;
      corners[i] = reference[objective] - points.cost(front[i / objectives], objective);
    }
    return new Boxes(corners, objectives);
  }

  /** The number of distinct points that have a part in the volume: what the cost depends on. */
  public int frontSize() {
    return boxes.size();
  }

  /**
   * Up to which {@link #frontSize} the volume is had in a few seconds, even where the front is
   * spread evenly over a simplex, the hardest that we tried.
   */
  public static int mostPoints(int objectives) {
    return switch (objectives) {
      case 1, 2 -> Integer.MAX_VALUE;
      case 3 -> 100_000;
      case 4 -> 20_000;
      default -> mostContributors(objectives);
    };
  }

  /** Up to which {@link #frontSize} the contributions are had in about ten seconds, likewise. */
  public static int mostContributors(int objectives) {
    return switch (objectives) {
      case 1, 2 -> Integer.MAX_VALUE;
      case 3 -> 20_000;
      case 4 -> 5_000;
      case 5 -> 2_000;
      case 6 -> 1_000;
      case 7 -> 200;
      case 8 -> 100;
      case 9 -> 50;
      default -> 20;
    };
  }

  /** The hypervolume, in the product of the units of the objectives. */
  public double volume() {
    return boxes.volume();
  }

  /**
   * What the hypervolume of the front loses without each of its points: 0 for points that are not
   * on it, and for points of which the front has a copy. With n points on the front: O(n log n) for
   * up to two objectives, O(n<sup>2</sup> log n) for three, O(n<sup>3</sup> log n) for four at
   * worst.
   *
   * @return [points]
   */
  public double[] contributions() {
    double[] exclusive =
        switch (boxes.dimensions()) {
          case 1 -> new double[] {boxes.volume()};
          case 2 -> exclusiveAreas();
          case 3 -> exclusiveVolumes();
          default -> exclusiveByClipping();
        };
    double[] contributions = new double[points];
    for (int i = 0; i < pointOf.length; i++) {
      contributions[pointOf[i]] = repeated.get(pointOf[i]) ? 0 : exclusive[i];
    }
    return contributions;
  }

  private double[] exclusiveAreas() {
    double[] areas = new double[boxes.size()];
    int[] order = boxes.descending(0);
    for (int i = 0; i < order.length; i++) {
      double narrower = i + 1 < order.length ? boxes.extent(order[i + 1], 0) : 0;
      double lower = i > 0 ? boxes.extent(order[i - 1], 1) : 0;
      areas[order[i]] =
          (boxes.extent(order[i], 0) - narrower) * (boxes.extent(order[i], 1) - lower);
    }
    return areas;
  }

  private double[] exclusiveVolumes() {
    BoxUnion3 union = BoxUnion3.of(boxes);
    double[] volumes = new double[boxes.size()];
    int[] order = boxes.descending(2);
    for (int i = 0; i < order.length; i++) {
      int box = order[i];
      double covered =
          union.volumeWithin(boxes.extent(box, 0), boxes.extent(box, 1), boxes.extent(box, 2), i);
      volumes[box] = Math.max(0, boxes.volume(box) - covered);
    }
    return volumes;
  }

  private double[] exclusiveByClipping() {
    double[] volumes = new double[boxes.size()];
    Arrays.setAll(volumes, boxes::exclusive);
    return volumes;
  }
}
