package archsweep.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {

  @Test
  void whatIsFilledInIsNotSearchedForPlaces() {
    assertThat(new Template("{{a}}-{{b}}-{{a}}").fill(Map.of("a", "{{b}}", "b", "$1\\")))
        .isEqualTo("{{b}}-$1\\-{{b}}");
  }

  @Test
  void everyPlaceNeedsAValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Template("{{a}}").fill(Map.of()))
        .withMessageContaining("{{a}}");
  }
}
