package archsweep.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpearmanTest {

  @Test
  void equalValuesShareTheirAverageRank() {
    assertThat(Spearman.ranks(new double[] {5, 6, 7, 8, 7})).containsExactly(1, 2, 3.5, 5, 3.5);
    assertThat(Spearman.ranks(new double[] {2, 2, 2})).containsExactly(2, 2, 2);
    assertThat(Spearman.ranks(new double[] {0.0, -0.0, -1})).containsExactly(2.5, 2.5, 1);
  }

  @Test
  void agreesWithTheHand() {
    // Ranks 1 2 3 4 5 and 1 2 3.5 5 3.5: deviations multiply to 8, square to 10 and 9.5.
    Spearman.Correlation correlation =
        Spearman.of(new double[] {1, 2, 3, 4, 5}, new double[] {5, 6, 7, 8, 7});
    assertThat(correlation.coefficient()).isCloseTo(8 / Math.sqrt(95), within(1e-15));
    assertThat(correlation.count()).isEqualTo(5);
  }

  @Test
  void seesOrderAlone() {
    double[] values = {3, 1, 2, 10, 7};
    double[] grown = Arrays.stream(values).map(Math::exp).toArray();
    double[] turned = Arrays.stream(values).map(value -> -value).toArray();
    assertThat(Spearman.of(values, grown).coefficient()).isEqualTo(1);
    assertThat(Spearman.of(values, turned).coefficient()).isEqualTo(-1);
  }

  @Test
  void withoutTiesIsTheFormulaOfSquaredDifferences() {
    Random random = new Random(7);
    double[] first = random.doubles(50).toArray();
    double[] second = random.doubles(50).toArray();
    double[] firstRanks = Spearman.ranks(first);
    double[] secondRanks = Spearman.ranks(second);
    double squares = 0;
    for (int i = 0; i < 50; i++) {
      squares += Math.pow(firstRanks[i] - secondRanks[i], 2);
    }
    double expected = 1 - 6 * squares / (50.0 * (50 * 50 - 1));
    assertThat(Spearman.of(first, second).coefficient()).isCloseTo(expected, within(1e-12));
  }

  @Test
  void leavesOutWhatIsMissingOnEitherSide() {
    double none = Double.NaN;
    Spearman.Correlation correlation =
        Spearman.of(
            new double[] {1, none, 2, 3, Double.POSITIVE_INFINITY},
            new double[] {1, 9, none, 2, 0});
    assertThat(correlation).isEqualTo(new Spearman.Correlation(1, 2));
  }

  @Test
  void isNothingWhereThereIsNothingToCompare() {
    assertThat(Spearman.of(new double[] {1, 1, 1}, new double[] {1, 2, 3}).coefficient()).isNaN();
    assertThat(Spearman.of(new double[] {1}, new double[] {1}).coefficient()).isNaN();
    assertThat(Spearman.of(new double[0], new double[0])).matches(none -> none.count() == 0);
  }
}
