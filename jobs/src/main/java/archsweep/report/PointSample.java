package archsweep.report;

import static java.util.Comparator.comparingDouble;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Which points of a large sweep are drawn: all that are on a front, and of each precision scheme an
 * even sample of the others along their accuracy, in proportion to how many it has. No chance is
 * involved.
 *
 * @param points the drawn ones, in their former order
 * @param ofFronts how many of them are on a front
 * @param total of how many they were chosen
 */
record PointSample(List<Point> points, int ofFronts, int total) {

  /**
   * Chooses the points.
   *
   * @param limit how many to draw at most; more are drawn only if the fronts alone have more
   * @param accuracy the score of a point, NaN if it has none
   */
  static PointSample of(List<Point> points, int limit, ToDoubleFunction<Point> accuracy) {
    TreeSet<Integer> chosen =
        IntStream.range(0, points.size())
            .filter(i -> points.get(i).isOnAnyFront())
            .boxed()
            .collect(toCollection(TreeSet::new));
    int ofFronts = chosen.size();
    List<Integer> others =
        IntStream.range(0, points.size()).filter(i -> !chosen.contains(i)).boxed().toList();
    int wanted = Math.min(Math.max(0, limit - ofFronts), others.size());

    Comparator<Integer> byAccuracy = comparingDouble(i -> accuracy.applyAsDouble(points.get(i)));
    Map<String, List<Integer>> schemes =
        others.stream()
            .collect(
                groupingBy(
                    i -> points.get(i).scheme(), LinkedHashMap::new, toCollection(ArrayList::new)));
    List<Integer> ordered = new ArrayList<>(others.size());
    for (List<Integer> members : schemes.values()) {
      members.sort(byAccuracy);
      ordered.addAll(members);
    }
    for (int i = 0; i < wanted; i++) {
      chosen.add(ordered.get((int) ((long) i * ordered.size() / wanted)));
    }
    return new PointSample(chosen.stream().map(points::get).toList(), ofFronts, points.size());
  }

  /** Whether points were left out. */
  boolean isPartial() {
    return points.size() < total;
  }
}
