package archsweep.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsweep.assignment.Knapsack.Solution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnapsackFrontTest {

  private static final int OPTIONS = 3;
  private static final double NEAR = 1e-9;

  /** Costs are whole, so that many choices cost the same. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void isThatOfTryingAll(int groups) {
    Random random = new Random(groups);
    Knapsack knapsack = knapsack(random, groups);
    List<double[]> expected = tryingAll(knapsack, groups);

    assertSame(points(knapsack, KnapsackFront.of(knapsack, 7, Integer.MAX_VALUE)), expected);
  }

  /** Every choice of one count of second options costs and loses the same. */
  @Test
  void equalLayersAreNoTrouble() {
    double[][] losses = new double[24][];
    double[][] costs = new double[24][];
    Arrays.setAll(losses, group -> new double[] {0.1, 0});
    Arrays.setAll(costs, group -> new double[] {0.7, 0.9});
    Knapsack knapsack = new Knapsack(losses, costs);
    List<double[]> points = points(knapsack, KnapsackFront.of(knapsack, 0, 100));

    assertThat(points).hasSize(25);
    for (int second = 0; second < points.size(); second++) {
      assertThat(points.get(second)[0]).isCloseTo(16.8 + 0.2 * second, within(NEAR));
      assertThat(points.get(second)[1]).isCloseTo(2.4 - 0.1 * second, within(NEAR));
    }
  }

  @Test
  void isCappedAtPointsThatAreSpread() {
    Random random = new Random(4);
    Knapsack knapsack = knapsack(random, 6);
    List<double[]> all = points(knapsack, KnapsackFront.of(knapsack, 7, Integer.MAX_VALUE));
    List<double[]> some = points(knapsack, KnapsackFront.of(knapsack, 7, 5));

    assertThat(all).hasSizeGreaterThan(8);
    assertThat(some).hasSize(5);
    assertThat(some).allMatch(point -> all.stream().anyMatch(other -> same(point, other)));
    assertThat(some.get(0)).satisfies(point -> assertThat(same(point, all.get(0))).isTrue());
    assertThat(same(some.get(4), all.get(all.size() - 1))).isTrue();
    double whole = (7 + some.get(4)[0]) / (7 + some.get(0)[0]);
    for (int i = 1; i < some.size(); i++) {
      double ratio = (7 + some.get(i)[0]) / (7 + some.get(i - 1)[0]);
      assertThat(ratio).isLessThan(Math.sqrt(whole) * 1.1);
    }
  }

  /** Tenths, whose sums differ in binary where they are equal. */
  @Test
  void equalSumsAreOnePoint() {
    Random random = new Random(8);
    double[][] losses = new double[5][OPTIONS];
    double[][] costs = new double[5][OPTIONS];
    for (int group = 0; group < losses.length; group++) {
      Arrays.setAll(losses[group], option -> random.nextInt(6) * 0.1);
      Arrays.setAll(costs[group], option -> random.nextInt(6) * 0.1);
    }
    Knapsack knapsack = new Knapsack(losses, costs);

    assertSame(
        points(knapsack, KnapsackFront.of(knapsack, 0, Integer.MAX_VALUE)),
        tryingAll(knapsack, losses.length));
  }

  @Test
  void oneChoiceIsAFrontOfOne() {
    Knapsack single = new Knapsack(new double[][] {{0.5}}, new double[][] {{2}});
    Knapsack free = new Knapsack(new double[][] {{0.5, 0.1}}, new double[][] {{0, 0}});

    assertThat(points(single, KnapsackFront.of(single, 0, 2))).hasSize(1);
    assertThat(points(free, KnapsackFront.of(free, 0, 2)))
        .singleElement()
        .satisfies(point -> assertThat(point).containsExactly(0, 0.1));
  }

  private static Knapsack knapsack(Random random, int groups) {
    double[][] losses = new double[groups][OPTIONS];
    double[][] costs = new double[groups][OPTIONS];
    for (int group = 0; group < groups; group++) {
      Arrays.setAll(losses[group], option -> random.nextDouble());
      Arrays.setAll(costs[group], option -> random.nextInt(12));
    }
    Follower follower = new Follower(List.of(0, groups - 1), List.of(1.0, 0.0, 3.0));
    return new Knapsack(losses, costs, groups > 1 ? List.of(follower) : List.of());
  }

  private static List<double[]> points(Knapsack knapsack, List<Solution> solutions) {
    return solutions.stream()
        .map(
            some -> {
              assertThat(some.leastLoss()).isEqualTo(knapsack.loss(some.choice()));
              return point(knapsack, some.choice());
            })
        .toList();
  }

  private static List<double[]> tryingAll(Knapsack knapsack, int groups) {
    List<double[]> points = new ArrayList<>();
    for (int number = 0; number < Math.pow(OPTIONS, groups); number++) {
      int[] choice = new int[groups];
      int rest = number;
      for (int group = 0; group < groups; group++) {
        choice[group] = rest % OPTIONS;
        rest /= OPTIONS;
      }
      points.add(point(knapsack, choice));
    }
    points.sort(
        Comparator.<double[]>comparingDouble(point -> point[0])
            .thenComparingDouble(point -> point[1]));
    List<double[]> front = new ArrayList<>();
    for (double[] point : points) {
      if (front.isEmpty() || point[1] < front.get(front.size() - 1)[1] - NEAR) {
        front.add(point);
      }
    }
    return front;
  }

  private static double[] point(Knapsack knapsack, int[] choice) {
    return new double[] {knapsack.cost(choice), knapsack.loss(choice)};
  }

  private static void assertSame(List<double[]> found, List<double[]> expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.size(); i++) {
      assertThat(same(found.get(i), expected.get(i))).as("point %d", i).isTrue();
    }
  }

  private static boolean same(double[] one, double[] other) {
    return Math.abs(one[0] - other[0]) < NEAR && Math.abs(one[1] - other[1]) < NEAR;
  }
}
