package archsweep.report;

import static archsweep.report.SmallReport.point;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PointSampleTest {

  @Test
  void keepsAllOfASmallSweep() {
    List<Point> points = points(20, 3);
    PointSample sample = PointSample.of(points, 20, PointSampleTest::nwot);
    assertThat(sample.points()).isEqualTo(points);
    assertThat(sample.isPartial()).isFalse();
  }

  @Test
  void keepsEveryMemberOfAFront() {
    Random random = new Random(3);
    for (int trial = 0; trial < 50; trial++) {
      List<Point> points = points(100 + random.nextInt(300), 1 + random.nextInt(9));
      int limit = 1 + random.nextInt(200);
      PointSample sample = PointSample.of(points, limit, PointSampleTest::nwot);

      List<Point> members = points.stream().filter(Point::isOnAnyFront).toList();
      assertThat(sample.points()).containsAll(members).doesNotHaveDuplicates();
      assertThat(sample.ofFronts()).isEqualTo(members.size());
      assertThat(sample.points()).hasSize(Math.min(points.size(), Math.max(limit, members.size())));
      assertThat(sample.points()).isSubsetOf(points).isSortedAccordingTo(orderOf(points));
    }
  }

  @Test
  void takesOfEverySchemeItsShareFromWorstToBest() {
    List<Point> points = points(1_000, Integer.MAX_VALUE);
    List<Point> drawn = PointSample.of(points, 100, PointSampleTest::nwot).points();
    for (String scheme : List.of("int8", "int4")) {
      List<Double> scores =
          drawn.stream()
              .filter(point -> point.scheme().equals(scheme))
              .map(PointSampleTest::nwot)
              .sorted()
              .toList();
      assertThat(scores).hasSize(50);
      for (int i = 0; i < scores.size(); i++) {
        assertThat(scores.get(i)).isBetween(i * 20.0, i * 20.0 + 20);
      }
    }
  }

  @Test
  void isTheSameEveryTime() {
    List<Point> points = points(500, 7);
    assertThat(PointSample.of(points, 90, PointSampleTest::nwot))
        .isEqualTo(PointSample.of(points(500, 7), 90, PointSampleTest::nwot));
  }

  /**
   * Points of scores 0, 1, 2 ... in a mixed order, two schemes by turns; each n-th is on a front.
   */
  private static List<Point> points(int count, int everyFront) {
    List<Integer> scores = new ArrayList<>(IntStream.range(0, count).boxed().toList());
    Collections.shuffle(scores, new Random(count));
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                point(
                    "n" + i,
                    scores.get(i) % 2 == 0 ? "int8" : "int4",
                    scores.get(i),
                    1,
                    1,
                    i % everyFront == everyFront - 1))
        .toList();
  }

  private static double nwot(Point point) {
    return point.values().get(0);
  }

  private static Comparator<Point> orderOf(List<Point> points) {
    return Comparator.comparingInt(points::indexOf);
  }
}
