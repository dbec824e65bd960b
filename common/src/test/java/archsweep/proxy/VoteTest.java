package archsweep.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VoteTest {

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 1000})
  void isThePartThatAMajorityPutsBelow(int values) {
    SplittableRandom random = new SplittableRandom(values);
    for (int networks : new int[] {2, 3, 7, 40, 200}) {
      double[][] scores = new double[3][networks];
      for (double[] voter : scores) {
        for (int i = 0; i < networks; i++) {
          int drawn = random.nextInt(values);
          voter[i] = drawn == 0 && random.nextInt(8) == 0 ? Double.NaN : drawn / 3.0;
        }
      }
      double[] votes = Vote.of(scores);
      for (int i = 0; i < networks; i++) {
        assertThat(votes[i]).isEqualTo(Double.valueOf(byCounting(scores, i)));
      }
    }
  }

  private static double byCounting(double[][] scores, int network) {
    int others = 0;
    int beaten = 0;
    if (!complete(scores, network)) {
      return Double.NaN;
    }
    for (int other = 0; other < scores[0].length; other++) {
      if (other != network && complete(scores, other)) {
        int greater = 0;
        for (double[] voter : scores) {
          greater += voter[network] > voter[other] ? 1 : 0;
        }
        beaten += greater >= 2 ? 1 : 0;
        others++;
      }
    }
    return others == 0 ? Double.NaN : (double) beaten / others;
  }

  private static boolean complete(double[][] scores, int network) {
    for (double[] voter : scores) {
      if (Double.isNaN(voter[network])) {
        return false;
      }
    }
    return true;
  }

  @Test
  void aNetworkAloneHasNone() {
    assertThat(Vote.of(new double[][] {{1}, {2}, {3}})).containsExactly(Double.NaN);
    assertThat(Vote.of(new double[3][0])).isEmpty();
    assertThatThrownBy(() -> Vote.of(new double[][] {{1}, {2}}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
