package archsweep.pareto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class KneeTest {

  @Test
  void isTheMemberFarthestFromTheLineThroughTheExtremes() {
    assertThat(knee(2, 0, 10, 1, 4, 2, 2, 5, 1, 10, 0)).isEqualTo(2);
    assertThat(knee(2, 0, 1000, 1, 900, 2, 200, 9, 100, 10, 0)).isEqualTo(2);
  }

  @Test
  void isAnExtremeWhereTheFrontBulgesAwayFromTheIdeal() {
    assertThat(knee(2, 7, 7, 0, 10, 10, 0)).isEqualTo(1);
  }

  @Test
  void existsWhereExtremesCoincide() {
    // The second member is the best in two objectives of three: no plane through the extremes.
    assertThat(knee(3, 0, 9, 9, 9, 0, 0, 2, 3, 2)).isEqualTo(2);
  }

  @Test
  void isTheFirstOfEqualOnes() {
    assertThat(knee(2, 4, 0, 1, 1, 0, 4, 1, 1)).isEqualTo(1);
    assertThat(knee(2, 1, 0, 0, 1)).isZero();
    assertThat(knee(1, 3, 3)).isZero();
  }

  @Test
  void looksAtTheFrontAlone() {
    ObjectiveMatrix points = ObjectiveMatrix.minimised(new double[] {-9, -9, 0, 4, 1, 1, 4, 0}, 2);
    BitSet front = Sets.all(4);
    front.clear(0);

    assertThat(Knee.of(points, front)).hasValue(2);
    assertThat(Knee.of(points, new BitSet())).isEmpty();
  }

  private static int knee(int objectives, double... values) {
    ObjectiveMatrix points = ObjectiveMatrix.minimised(values, objectives);
    return Knee.of(points, Sets.all(points.candidates())).orElseThrow();
  }
}
