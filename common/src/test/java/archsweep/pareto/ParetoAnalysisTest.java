package archsweep.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParetoAnalysisTest {

  /** Accuracy, maximised, and latency, minimised. */
  private static final ObjectiveMatrix NETWORKS =
      ObjectiveMatrix.of(
          new double[] {
            90,
            10, // 0: the most accurate, on the front
            88,
            4, // 1: on the front, the knee
            80,
            2, // 2: the fastest, on the front
            70,
            12, // 3: dominated, worst in both
            99,
            1, // 4: infeasible
            Double.NaN,
            1, // 5: incomparable
            88,
            4 // 6: a copy of 1
          },
          true,
          false);

  private static ParetoAnalysis networks() {
    BitSet feasible = Sets.all(7);
    feasible.clear(4);
    return ParetoAnalysis.of(NETWORKS, feasible, 3);
  }

  @Test
  void saysWhoIsOnTheFront() {
    ParetoAnalysis analysis = networks();

    assertThat(analysis.front().stream()).containsExactly(0, 1, 2, 6);
    assertThat(analysis.isOnFront(6)).isTrue();
    assertThat(analysis.isOnFront(3)).isFalse();
    assertThat(analysis.rank(0)).hasValue(0);
    assertThat(analysis.rank(3)).hasValue(1);
    assertThat(analysis.rank(4)).isEmpty();
    assertThat(analysis.rank(5)).isEmpty();
    assertThat(analysis.knee()).hasValue(1);
  }

  @Test
  void measuresBetweenTheBestAndTheWorstFeasible() {
    ParetoAnalysis analysis = networks();

    assertThat(analysis.ideal()).containsExactly(90, 2);
    assertThat(analysis.reference()).containsExactly(new double[] {68, 13}, within(1e-12));
    // Areas in % times us, over the ranges of 20 % and 10 us.
    assertThat(analysis.hypervolume().orElseThrow())
        .isCloseTo((22 * 3 + 20 * 6 + 12 * 2) / 200.0, within(1e-12));
    assertThat(analysis.contribution(0).orElseThrow()).isCloseTo(2 * 3 / 200.0, within(1e-12));
    assertThat(analysis.contribution(1)).hasValue(0);
    assertThat(analysis.contribution(2).orElseThrow()).isCloseTo(12 * 2 / 200.0, within(1e-12));
    assertThat(analysis.contribution(3)).isEmpty();
    assertThat(analysis.contribution(4)).isEmpty();
    assertThat(analysis.contribution(6)).hasValue(0);
  }

  @Test
  void hasNothingToSayAboutNobody() {
    ParetoAnalysis analysis = ParetoAnalysis.of(NETWORKS, new BitSet(), 1);

    assertThat(analysis.candidates()).isEqualTo(7);
    assertThat(analysis.front().isEmpty()).isTrue();
    assertThat(analysis.knee()).isEmpty();
    assertThat(analysis.ideal()).isEmpty();
    assertThat(analysis.reference()).isEmpty();
    assertThat(analysis.hypervolume()).hasValue(0);
    assertThat(analysis.contribution(0)).isEmpty();
  }

  @Test
  void takesAnObjectiveInWhichAllAreEqual() {
    ObjectiveMatrix points = ObjectiveMatrix.minimised(new double[] {1, 5, 3, 5, 2, 5}, 2);
    ParetoAnalysis analysis = ParetoAnalysis.of(points, Sets.all(3), 1);

    assertThat(analysis.front().stream()).containsExactly(0);
    assertThat(analysis.reference()).containsExactly(new double[] {3.2, 6.1}, within(1e-12));
    assertThat(analysis.hypervolume().orElseThrow()).isCloseTo(1.21, within(1e-12));
    assertThat(analysis.contribution(0).orElseThrow()).isCloseTo(1.21, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void dependsNeitherOnOrderNorScaleNorSense(int objectives) {
    for (int trial = 0; trial < 20; trial++) {
      SplittableRandom random = Sets.random("analysis" + objectives, trial);
      double[] values = Sets.uniform(random, 60, objectives);
      int[] order = Sets.permutation(random, 60);
      double[] other = Sets.rearranged(values, objectives, order);
      for (int i = 0; i < other.length; i += objectives) {
        other[i] = -8 * other[i];
      }
      boolean[] maximised = new boolean[objectives];
      maximised[0] = true;
      ParetoAnalysis one = analysis(ObjectiveMatrix.minimised(values, objectives));
      ParetoAnalysis two = analysis(ObjectiveMatrix.of(other, maximised));

      assertThat(two.hypervolume().orElseThrow())
          .isCloseTo(one.hypervolume().orElseThrow(), within(1e-12));
      if (one.front().cardinality() != 2) { // of two, the first is the knee
        assertThat(order[two.knee().orElseThrow()]).isEqualTo(one.knee().orElseThrow());
      }
      for (int i = 0; i < order.length; i++) {
        assertThat(two.rank(i)).isEqualTo(one.rank(order[i]));
        assertThat(two.contribution(i).orElse(-1))
            .isCloseTo(one.contribution(order[i]).orElse(-1), within(1e-12));
      }
    }
  }

  @Test
  void changesNothingForADominatedCandidateInsideTheRange() {
    SplittableRandom random = Sets.random("inside", 0);
    double[] values = Sets.uniform(random, 200, 4);
    double[] more = Arrays.copyOf(values, 804);
    for (int objective = 0; objective < 4; objective++) {
      double worst = 0;
      for (int i = objective; i < 800; i += 4) {
        worst = Math.max(worst, values[i]);
      }
      more[800 + objective] = worst;
    }
    ParetoAnalysis one = analysis(ObjectiveMatrix.minimised(values, 4));
    ParetoAnalysis two = analysis(ObjectiveMatrix.minimised(more, 4));

    assertThat(two.isOnFront(200)).isFalse();
    assertThat(two.front()).isEqualTo(one.front());
    assertThat(two.hypervolume()).isEqualTo(one.hypervolume());
    assertThat(two.knee()).isEqualTo(one.knee());
    for (int i = 0; i < 200; i++) {
      assertThat(two.contribution(i)).isEqualTo(one.contribution(i));
    }
  }

  @Test
  void givesNoVolumesRatherThanApproximateOnes() {
    ParetoAnalysis small = analysis(front(Hypervolume.mostContributors(9), 9));
    ParetoAnalysis large = analysis(front(Hypervolume.mostContributors(3) + 1, 3));
    ParetoAnalysis tooLarge = analysis(front(Hypervolume.mostPoints(9) + 1, 9));

    assertThat(small.contribution(0)).isPresent();
    assertThat(small.hypervolume()).isPresent();
    assertThat(large.contribution(0)).isEmpty();
    assertThat(large.hypervolume()).isPresent();
    assertThat(tooLarge.contribution(0)).isEmpty();
    assertThat(tooLarge.hypervolume()).isEmpty();
    assertThat(tooLarge.isOnFront(0)).isTrue();
  }

  /** A front in so many objectives, of which the first and the last differ. */
  private static ObjectiveMatrix front(int size, int objectives) {
    double[] values = new double[size * objectives];
    for (int i = 0; i < size; i++) {
      values[i * objectives] = i;
      values[(i + 1) * objectives - 1] = -i;
    }
    return ObjectiveMatrix.minimised(values, objectives);
  }

  private static ParetoAnalysis analysis(ObjectiveMatrix points) {
    return ParetoAnalysis.of(points, Sets.all(points.candidates()), 3);
  }
}
