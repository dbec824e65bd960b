package archsweep.pareto;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CrowdingDistanceTest {

  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @Test
  void isTheRoomBetweenTheNeighbours() {
    ObjectiveMatrix points =
        ObjectiveMatrix.minimised(new double[] {0, 10, 9, 9, 2, 4, 5, 2, 10, 0}, 2);

    assertThat(CrowdingDistance.of(points, 4, 0, 2, 3))
        .containsExactly(INFINITY, INFINITY, 0.5 + 0.8, 0.8 + 0.4);
  }

  @Test
  void doesNotDependOnTheSense() {
    ObjectiveMatrix points =
        ObjectiveMatrix.of(new double[] {0, -10, 2, -4, 5, -2, 10, 0}, false, true);

    assertThat(CrowdingDistance.of(points, 0, 1, 2, 3))
        .containsExactly(INFINITY, 0.5 + 0.8, 0.8 + 0.4, INFINITY);
  }

  @Test
  void leavesNoRoomBetweenCopies() {
    ObjectiveMatrix points =
        ObjectiveMatrix.minimised(new double[] {0, 2, 1, 1, 1, 1, 1, 1, 2, 0}, 2);

    assertThat(CrowdingDistance.of(points, 0, 1, 2, 3, 4))
        .containsExactly(INFINITY, 0.5 + 0.5, 0, 0.5 + 0.5, INFINITY);
  }

  @Test
  void ignoresAnObjectiveInWhichAllAreEqual() {
    ObjectiveMatrix points = ObjectiveMatrix.minimised(new double[] {0, 7, 1, 7, 4, 7}, 2);

    assertThat(CrowdingDistance.of(points, 0, 1, 2)).containsExactly(INFINITY, 1, INFINITY);
    assertThat(CrowdingDistance.of(points, 1)).containsExactly(0);
    assertThat(CrowdingDistance.of(points)).isEmpty();
  }
}
