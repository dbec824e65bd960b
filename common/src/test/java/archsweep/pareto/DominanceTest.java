package archsweep.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DominanceTest {

  @Test
  void tellsTheFourCasesApart() {
    assertThat(of(1, 2, 1, 3)).isEqualTo(Dominance.DOMINATES);
    assertThat(of(1, 3, 1, 2)).isEqualTo(Dominance.DOMINATED);
    assertThat(of(1, 2, 1, 2)).isEqualTo(Dominance.EQUAL);
    assertThat(of(1, 2, 2, 1)).isEqualTo(Dominance.INCOMPARABLE);
    assertThat(of(0.0, 1, -0.0, 1)).isEqualTo(Dominance.EQUAL);
  }

  @Test
  void comparesNothingWithNaN() {
    assertThat(of(0, Double.NaN, 1, 1)).isEqualTo(Dominance.INCOMPARABLE);
    assertThat(of(1, 1, 0, Double.NaN)).isEqualTo(Dominance.INCOMPARABLE);
    assertThat(of(Double.NaN, 0, Double.NaN, 0)).isEqualTo(Dominance.INCOMPARABLE);
  }

  @Test
  void refusesVectorsOfDifferentLengths() {
    assertThatThrownBy(() -> Dominance.of(new double[2], new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not 2 and 3");
  }

  @Test
  void comparesCandidatesInTheSenseOfTheirObjectives() {
    double infinity = Double.POSITIVE_INFINITY;
    ObjectiveMatrix points =
        ObjectiveMatrix.of(new double[] {1, 5, 1, 4, 2, 6, infinity, 7}, false, true);

    assertThat(points.dominance(0, 1)).isEqualTo(Dominance.DOMINATES);
    assertThat(points.dominance(1, 0)).isEqualTo(Dominance.DOMINATED);
    assertThat(points.dominance(0, 2)).isEqualTo(Dominance.INCOMPARABLE);
    assertThat(points.dominance(3, 3)).isEqualTo(Dominance.INCOMPARABLE);
    assertThat(points.value(0, 1)).isEqualTo(5);
    assertThat(points.cost(0, 1)).isEqualTo(-5);
  }

  @Test
  void refusesObjectivesThatAreNoMatrix() {
    assertThatThrownBy(() -> ObjectiveMatrix.of(new double[3], false, false))
        .hasMessageContaining("whole rows of 2 objectives");
    assertThatThrownBy(() -> ObjectiveMatrix.of(new double[3]))
        .hasMessageContaining("at least one objective");
  }

  private static Dominance of(double a0, double a1, double b0, double b1) {
    return Dominance.of(new double[] {a0, a1}, new double[] {b0, b1});
  }
}
