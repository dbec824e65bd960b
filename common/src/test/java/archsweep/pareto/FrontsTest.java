package archsweep.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrontsTest {

  @Test
  void ranksASmallSetAsOnPaper() {
    ObjectiveMatrix points =
        ObjectiveMatrix.minimised(new double[] {1, 4, 2, 2, 4, 1, 2, 2, 3, 3, 4, 4, 2, 5}, 2);

    assertThat(Fronts.rank(points, Sets.all(7), 9)).containsExactly(0, 0, 0, 0, 1, 2, 1);
    assertThat(Fronts.rank(points, Sets.all(7), 2)).containsExactly(0, 0, 0, 0, 1, -1, 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void ranksAsPeelingDoes(int objectives) {
    for (int trial = 0; trial < 25; trial++) {
      SplittableRandom random = Sets.random("ranks" + objectives, trial);
      int candidates = random.nextInt(200);
      int levels = 2 + random.nextInt(trial % 2 == 0 ? 4 : 400);
      double[] values = Sets.withHoles(random, Sets.levels(random, candidates, objectives, levels));
      ObjectiveMatrix points = ObjectiveMatrix.minimised(values, objectives);
      BitSet feasible = Sets.some(random, candidates);

      int[] expected = peeled(points, feasible);

      for (int mostRanks : new int[] {1, 2, 5, Integer.MAX_VALUE}) {
        assertThat(Fronts.rank(points, feasible, mostRanks))
            .as("trial %d, %d ranks", trial, mostRanks)
            .containsExactly(
                Arrays.stream(expected)
                    .map(rank -> rank < mostRanks ? rank : Fronts.NO_RANK)
                    .toArray());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5})
  void putsEachCandidateOneBehindTheLastThatDominatesIt(int objectives) {
    SplittableRandom random = Sets.random("large" + objectives, 0);
    ObjectiveMatrix points =
        ObjectiveMatrix.minimised(Sets.levels(random, 1500, objectives, 60), objectives);
    int[] ranks = rank(points);

    for (int i = 0; i < 1500; i++) {
      int last = -1;
      for (int j = 0; j < 1500; j++) {
        last = points.dominance(j, i) == Dominance.DOMINATES ? Math.max(last, ranks[j]) : last;
      }
      assertThat(ranks[i]).isEqualTo(last + 1);
    }
  }

  @Test
  void findsTheFrontOfPointsThatAllCount() {
    SplittableRandom random = Sets.random("simplex", 0);
    double[] values = Sets.uniform(random, 3000, 4);
    for (int i = 0; i < values.length; i += 4) {
      values[i + 3] = -values[i] - values[i + 1] - values[i + 2];
    }
    ObjectiveMatrix points = ObjectiveMatrix.minimised(values, 4);

    assertThat(Fronts.rank(points, Sets.all(3000), 3)).containsOnly(0);
  }

  @Test
  void dependsNeitherOnOrderNorScaleNorSense() {
    for (int trial = 0; trial < 40; trial++) {
      SplittableRandom random = Sets.random("invariance", trial);
      double[] values = Sets.withHoles(random, Sets.levels(random, 120, 3, 9));
      int[] order = Sets.permutation(random, 120);
      int[] ranks = rank(ObjectiveMatrix.minimised(values, 3));
      int[] rearranged = rank(ObjectiveMatrix.minimised(Sets.rearranged(values, 3, order), 3));
      double[] other = values.clone();
      for (int i = 0; i < other.length; i += 3) {
        other[i] = 1e-9 * other[i] - 5;
        other[i + 1] = -other[i + 1];
      }

      assertThat(rearranged).containsExactly(Arrays.stream(order).map(i -> ranks[i]).toArray());
      assertThat(rank(ObjectiveMatrix.of(other, false, true, false))).containsExactly(ranks);
    }
  }

  @Test
  void keepsItsRanksWhenADominatedPointComesIn() {
    SplittableRandom random = Sets.random("monotonicity", 0);
    double[] values = Sets.uniform(random, 100, 3);
    double[] more = Arrays.copyOf(values, 303);
    Arrays.fill(more, 300, 303, 2);
    int[] ranks = rank(ObjectiveMatrix.minimised(values, 3));

    assertThat(Arrays.copyOf(rank(ObjectiveMatrix.minimised(more, 3)), 100)).containsExactly(ranks);
  }

  @Test
  void refusesWhatIsNoQuestion() {
    ObjectiveMatrix points = ObjectiveMatrix.minimised(new double[] {1, 2, 3}, 1);

    assertThatThrownBy(() -> Fronts.rank(points, Sets.all(3), 0))
        .hasMessage("The number of ranks (0) must be positive.");
    assertThatThrownBy(() -> Fronts.rank(points, Sets.all(4), 1))
        .hasMessage("The feasible candidate 3 must be one of the 3 candidates.");
    assertThat(Fronts.rank(points, new BitSet(), 1)).containsOnly(Fronts.NO_RANK);
    assertThat(Fronts.rank(ObjectiveMatrix.minimised(new double[0], 4), new BitSet(), 1)).isEmpty();
  }

  private static int[] rank(ObjectiveMatrix points) {
    return Fronts.rank(points, Sets.all(points.candidates()), Integer.MAX_VALUE);
  }

  /** By the definition: front after front, comparing all with all. */
  private static int[] peeled(ObjectiveMatrix points, BitSet feasible) {
    int[] ranks = new int[points.candidates()];
    Arrays.fill(ranks, Fronts.NO_RANK);
    BitSet left = new BitSet();
    feasible.stream().filter(points::isComparable).forEach(left::set);
    for (int rank = 0; !left.isEmpty(); rank++) {
      BitSet front = new BitSet();
      left.stream()
          .filter(i -> left.stream().noneMatch(j -> points.dominance(j, i) == Dominance.DOMINATES))
          .forEach(front::set);
      for (int i : front.stream().toArray()) {
        ranks[i] = rank;
      }
      left.andNot(front);
    }
    return ranks;
  }
}
