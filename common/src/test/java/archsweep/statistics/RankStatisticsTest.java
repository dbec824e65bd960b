package archsweep.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kendall's tau, the overlap of the best and the bootstrap, against their definitions. */
class RankStatisticsTest {

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 40, 5000})
  void tauIsThatOfAllPairs(int values) {
    Random random = new Random(values);
    for (int round = 0; round < 40; round++) {
      int size = 2 + random.nextInt(60);
      double[] first = random.ints(size, 0, values).asDoubleStream().toArray();
      double[] second = random.ints(size, 0, values).asDoubleStream().toArray();
      first[random.nextInt(size)] = round % 3 == 0 ? Double.NaN : -0.0;
      assertThat(KendallTau.of(first, second).coefficient())
          .isEqualTo(tauOfPairs(first, second), within(1e-12));
    }
  }

  @Test
  void tauSeesOrderAloneAndItsDirection() {
    double[] values = {3, 1, 2, 10, 7};
    double[] turned = Arrays.stream(values).map(value -> -Math.exp(value)).toArray();
    assertThat(KendallTau.of(values, values)).isEqualTo(new Spearman.Correlation(1, 5));
    assertThat(KendallTau.of(values, turned).coefficient()).isEqualTo(-1);
    assertThat(KendallTau.of(values, new double[5]).coefficient()).isNaN();
    assertThat(KendallTau.of(new double[0], new double[0]).count()).isZero();
  }

  @Test
  void overlapIsTheMeanOverAllWaysToBreakTies() {
    Random random = new Random(5);
    for (int round = 0; round < 5; round++) {
      double[] first = random.ints(12, 0, 4).asDoubleStream().toArray();
      double[] second = random.ints(12, 0, 4).asDoubleStream().toArray();
      double sum = 0;
      int draws = 20_000;
      for (int draw = 0; draw < draws; draw++) {
        sum += overlap(broken(first, random), broken(second, random), 3);
      }
      assertThat(TopOverlap.of(first, second, 0.25)).isCloseTo(sum / draws, within(0.02));
    }
  }

  @Test
  void overlapCountsTheCommonOnes() {
    double[] first = {9, 8, 1, 2, 3, 4, 5, 6, 7, 0};
    double[] second = {9, 1, 8, 2, 3, 4, 5, 6, 7, Double.NaN};
    assertThat(TopOverlap.of(first, second, 0.2)).isEqualTo(0.5);
    assertThat(TopOverlap.of(first, first, 0.01)).isEqualTo(1);
    assertThat(TopOverlap.of(new double[0], new double[0], 0.1)).isNaN();
    assertThatThrownBy(() -> TopOverlap.of(first, second, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void intervalsOfTheMeanHoldAsOftenAsTheySay() {
    Bootstrap bootstrap = new Bootstrap(400, 0.9);
    Random random = new Random(3);
    int held = 0;
    for (int round = 0; round < 300; round++) {
      double[] values = random.doubles(60).toArray();
      Bootstrap.Interval interval =
          bootstrap.interval(
              values, values, round, (x, y) -> Arrays.stream(x).average().orElseThrow());
      held += interval.low() < 0.5 && 0.5 < interval.high() ? 1 : 0;
    }
    assertThat(held / 300.0).isBetween(0.83, 0.95);
  }

  @Test
  void intervalsFollowFromTheSeedAndKeepPairsTogether() {
    double[] values = new Random(1).doubles(50).toArray();
    Bootstrap bootstrap = new Bootstrap(100, 0.95);
    assertThat(bootstrap.interval(values, values, 7, RankStatisticsTest::spearman))
        .isEqualTo(new Bootstrap.Interval(1, 1));
    double[] other = new Random(2).doubles(50).toArray();
    assertThat(bootstrap.interval(values, other, 7, RankStatisticsTest::spearman))
        .isEqualTo(bootstrap.interval(values, other, 7, RankStatisticsTest::spearman))
        .isNotEqualTo(bootstrap.interval(values, other, 8, RankStatisticsTest::spearman));
  }

  private static double spearman(double[] first, double[] second) {
    return Spearman.of(first, second).coefficient();
  }

  private static double tauOfPairs(double[] first, double[] second) {
    long difference = 0;
    long untiedFirst = 0;
    long untiedSecond = 0;
    for (int i = 0; i < first.length; i++) {
      for (int j = 0; j < i; j++) {
        if (Double.isFinite(first[i]) && Double.isFinite(first[j])) {
          double x = Math.signum(first[i] - first[j]);
          double y = Math.signum(second[i] - second[j]);
          difference += (long) (x * y);
          untiedFirst += x != 0 ? 1 : 0;
          untiedSecond += y != 0 ? 1 : 0;
        }
      }
    }
    return difference / (Math.sqrt(untiedFirst) * Math.sqrt(untiedSecond));
  }

  private static double[] broken(double[] values, Random random) {
    return Arrays.stream(values).map(value -> value + random.nextDouble() / 2).toArray();
  }

  private static double overlap(double[] first, double[] second, int best) {
    double borderFirst = Arrays.stream(first).sorted().toArray()[first.length - best];
    double borderSecond = Arrays.stream(second).sorted().toArray()[second.length - best];
    int common = 0;
    for (int i = 0; i < first.length; i++) {
      common += first[i] >= borderFirst && second[i] >= borderSecond ? 1 : 0;
    }
    return (double) common / best;
  }
}
