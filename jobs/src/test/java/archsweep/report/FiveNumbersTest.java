package archsweep.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiveNumbersTest {

  @Test
  void quartilesLieBetweenTheNearestValues() {
    // numpy.quantile([1, 2, 4, 8], [0.25, 0.5, 0.75]): places 0.75, 1.5 and 2.25.
    assertThat(FiveNumbers.of(8, 1, 4, 2)).isEqualTo(new FiveNumbers(4, 1, 1.75, 3, 5, 8));
    assertThat(FiveNumbers.of(1, 2, 3, 4, 5)).isEqualTo(new FiveNumbers(5, 1, 2, 3, 4, 5));
  }

  @Test
  void oneValueIsAllFive() {
    assertThat(FiveNumbers.of(3)).isEqualTo(new FiveNumbers(1, 3, 3, 3, 3, 3));
  }
}
