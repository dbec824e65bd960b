package archsweep.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HypervolumeTest {

  @Test
  void measuresAStaircaseAsOnPaper() {
    Hypervolume staircase = Hypervolume.of(new double[] {1, 3, 2, 2, 3, 1, 3, 3, 9, 0}, 4, 4);

    assertThat(staircase.frontSize()).isEqualTo(3);
    assertThat(staircase.volume()).isEqualTo(6);
    assertThat(staircase.contributions()).containsExactly(1, 1, 1, 0, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void countsTheCellsOfAGrid(int objectives) {
    int levels = objectives < 5 ? 6 : 4;
    for (int trial = 0; trial < 30; trial++) {
      SplittableRandom random = Sets.random("grid" + objectives, trial);
      double[] values = Sets.levels(random, 1 + random.nextInt(40), objectives, levels + 1);

      assertThat(volume(values, objectives, levels))
          .as("trial %d", trial)
          .isEqualTo(cells(values, objectives, levels));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void agreesWithInclusionAndExclusion(int objectives) {
    for (int trial = 0; trial < 20; trial++) {
      SplittableRandom random = Sets.random("inclusion" + objectives, trial);
      double[] values = Sets.uniform(random, 1 + random.nextInt(10), objectives);

      assertThat(volume(values, objectives, 1.1))
          .isCloseTo(inclusionExclusion(values, objectives, 1.1), within(1e-9));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void losesWhatEachPointContributes(int objectives) {
    for (int trial = 0; trial < 20; trial++) {
      SplittableRandom random = Sets.random("contributions" + objectives, trial);
      double[] values =
          trial % 2 == 0
              ? front(Sets.levels(random, 40, objectives, 7), objectives)
              : front(Sets.uniform(random, 60, objectives), objectives);
      double reference = trial % 2 == 0 ? 7 : 1.1;
      double whole = volume(values, objectives, reference);
      double[] contributions = Hypervolume.of(values, point(objectives, reference)).contributions();

      for (int i = 0; i < contributions.length; i++) {
        assertThat(contributions[i])
            .as("trial %d, point %d", trial, i)
            .isCloseTo(
                whole - volume(without(values, objectives, i), objectives, reference),
                within(1e-9));
      }
    }
  }

  @Test
  void doesNotDependOnTheOrderOfPointsOrObjectives() {
    for (int trial = 0; trial < 10; trial++) {
      SplittableRandom random = Sets.random("order", trial);
      double[] values = Sets.uniform(random, 80, 5);
      double[] rearranged = Sets.rearranged(values, 5, Sets.permutation(random, 80));
      double[] turned = new double[values.length];
      for (int i = 0; i < values.length; i++) {
        turned[i / 5 * 5 + (i + 2) % 5] = values[i];
      }
      double volume = volume(values, 5, 1.1);

      assertThat(volume(rearranged, 5, 1.1)).isCloseTo(volume, within(1e-12));
      assertThat(volume(turned, 5, 1.1)).isCloseTo(volume, within(1e-12));
    }
  }

  @Test
  void measuresLargeFrontsInFourObjectivesAsInFive() {
    SplittableRandom random = Sets.random("four and five", 0);
    double[] four = Sets.uniform(random, 400, 4);
    double[] five = new double[2000];
    for (int i = 0; i < four.length; i++) {
      five[i / 4 * 5 + i % 4] = four[i];
    }

    assertThat(volume(five, 5, 1)).isCloseTo(volume(four, 4, 1), within(1e-12));
  }

  @Test
  void ignoresWhatIsDominatedOrOutside() {
    SplittableRandom random = Sets.random("dominated", 0);
    double[] values = Sets.uniform(random, 30, 4);
    double[] more = Arrays.copyOf(values, values.length + 8);
    Arrays.fill(more, 120, 124, 0.999);
    Arrays.fill(more, 124, 128, -1);
    more[127] = 1.1;

    assertThat(volume(more, 4, 1.1)).isEqualTo(volume(values, 4, 1.1));
    assertThat(Hypervolume.of(new double[0], 1, 1).volume()).isZero();
    assertThat(Hypervolume.of(new double[0], 1, 1, 1, 1).contributions()).isEmpty();
  }

  @Test
  void refusesCostsThatAreNoNumbers() {
    assertThatThrownBy(() -> Hypervolume.of(new double[] {1, 2, 3, Double.NaN}, 9, 9))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The costs of point 1 ([3.0, NaN]) must be finite.");
  }

  private static double volume(double[] values, int objectives, double reference) {
    return Hypervolume.of(values, point(objectives, reference)).volume();
  }

  private static double[] point(int objectives, double value) {
    double[] point = new double[objectives];
    Arrays.fill(point, value);
    return point;
  }

  private static double[] front(double[] values, int objectives) {
    ObjectiveMatrix points = ObjectiveMatrix.minimised(values, objectives);
    int[] ranks = Fronts.rank(points, Sets.all(points.candidates()), 1);
    double[] front = new double[0];
    for (int i = 0; i < ranks.length; i++) {
      if (ranks[i] == 0) {
        front = Arrays.copyOf(front, front.length + objectives);
        System.arraycopy(points.costs(i), 0, front, front.length - objectives, objectives);
      }
    }
    return front;
  }

  private static double[] without(double[] values, int objectives, int point) {
    double[] others = new double[values.length - objectives];
    int before = point * objectives;
    System.arraycopy(values, 0, others, 0, before);
    System.arraycopy(values, before + objectives, others, before, others.length - before);
    return others;
  }

  /** How many unit cells between 0 and the reference some point dominates. */
  private static long cells(double[] values, int objectives, int levels) {
    long dominated = 0;
    for (int cell = 0; cell < Math.pow(levels, objectives); cell++) {
      boolean any = false;
      for (int from = 0; from < values.length && !any; from += objectives) {
        boolean dominates = true;
        int rest = cell;
        for (int k = 0; k < objectives; k++) {
          dominates &= values[from + k] <= rest % levels;
          rest /= levels;
        }
        any = dominates;
      }
      dominated += any ? 1 : 0;
    }
    return dominated;
  }

  private static double inclusionExclusion(double[] values, int objectives, double reference) {
    int points = values.length / objectives;
    double volume = 0;
    for (int subset = 1; subset < 1 << points; subset++) {
      double intersection = 1;
      for (int k = 0; k < objectives; k++) {
        double worst = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < points; i++) {
          worst = (subset >> i & 1) == 1 ? Math.max(worst, values[i * objectives + k]) : worst;
        }
        intersection *= reference - worst;
      }
      volume += Integer.bitCount(subset) % 2 == 1 ? intersection : -intersection;
    }
    return volume;
  }
}
