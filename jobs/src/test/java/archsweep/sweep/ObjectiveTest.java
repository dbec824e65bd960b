package archsweep.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ObjectiveTest {

  @Test
  void readsObjectivesAndConstraints() {
    assertThat(Objective.parse("max nwot")).isEqualTo(new Objective("nwot", true));
    assertThat(Objective.parse(" min  latency_us").toString()).isEqualTo("min latency_us");
    assertThat(Constraint.parse("latency_us<=5e2"))
        .isEqualTo(new Constraint("latency_us", true, 500));
    assertThat(Constraint.parse("sqnr_db >= 10").allows(9.9)).isFalse();
  }

  @Test
  void refusesOtherForms() {
    assertThatThrownBy(() -> Objective.parse("nwot")).hasMessageContaining("max METRIC");
    assertThatThrownBy(() -> Constraint.parse("latency_us < 5")).hasMessageContaining("<= NUMBER");
    assertThatThrownBy(() -> Constraint.parse("latency_us <= 5e")).hasMessageContaining("number");
  }
}
