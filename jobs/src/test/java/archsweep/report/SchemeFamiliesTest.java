package archsweep.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SchemeFamiliesTest {

  @Test
  void numberedSchemesAreOneFamily() {
    SchemeFamilies families =
        SchemeFamilies.of(List.of("mixed-0002", "int8", "mixed-0001", "other-0001", "mixed-1"));

    assertThat(families.names()).containsExactly("mixed", "int8", "other", "mixed-1");
    assertThat(families.places()).containsExactly(0, 1, 0, 2, 3);
  }

  @Test
  void aSchemeOfTheFamilysNameStaysAlone() {
    assertThat(SchemeFamilies.of(List.of("int8", "int8-0001")).names())
        .containsExactly("int8", "int8-0001");
  }
}
