package archsweep.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptJsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "</script><img src=x onerror=alert(1)>",
        "<!-- <script>",
        "]]>&amp;'\"\\",
        "a\u2028b\u2029c",
        "{{title}} $1 \\1",
        "tab\tnull\0 µs 模型 \uD83D\uDE00"
      })
  void textComesBackAndHoldsNoMarkup(String text) throws JsonProcessingException {
    ScriptJson json = new ScriptJson();
    json.array(List.of(text), json::text);
    String written = json.finish();

    assertThat(written).doesNotContainPattern("[<>&'\\x{80}-\\x{10ffff}]");
    assertThat(new ObjectMapper().readTree(written).get(0).textValue()).isEqualTo(text);
  }

  @Test
  void numbersHaveSevenDigitsAndNothingIsNull() {
    ScriptJson json = new ScriptJson();
    json.array(
        List.of(1.0, -0.0, 1_234_567.89, 1e61, 1e-9 / 3, Double.NaN, Double.NEGATIVE_INFINITY),
        json::number);
    assertThat(json.finish()).isEqualTo("[1,0,1234568,1E+61,3.333333E-10,null,null]");
  }
}
