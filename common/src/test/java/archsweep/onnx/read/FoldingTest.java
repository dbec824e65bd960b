package archsweep.onnx.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldingTest {

  @ParameterizedTest
  @CsvSource({
    "Add, 7, 3, 10",
    "Sub, 7, 3, 4",
    "Mul, 7, 3, 21",
    "Div, 7, 3, 2",
    "Mod, 7, 3, 1",
    "Pow, 7, 3, 343",
    "Equal, 7, 7, 1",
    "Less, 7, 3, 0",
    "Greater, 7, 3, 1"
  })
  void wholeNumbersAreComputed(String operator, long one, long other, long expected) {
    assertThat(folded(operator, one, other)).isEqualTo(expected);
  }

  @Test
  void theOpenBatchStaysItselfByAFactorOfOne() {
    assertThat(folded("Mul", Constant.BATCH, 1)).isEqualTo(Constant.BATCH);
    assertThat(folded("Mul", 1, Constant.BATCH)).isEqualTo(Constant.BATCH);
    assertThat(folded("Div", Constant.BATCH, 1)).isEqualTo(Constant.BATCH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Add", "Sub", "Pow", "Mod", "Equal", "Less", "Greater", "And", "Or"})
  void nothingElseIsKnownOfTheOpenBatch(String operator) {
    isRefused(operator, Constant.BATCH, 1);
    isRefused(operator, 1, Constant.BATCH);
    isRefused("Div", 1, Constant.BATCH);
    isRefused("Mul", Constant.BATCH, 2);
  }

  private static void isRefused(String operator, long one, long other) {
    assertThatThrownBy(() -> folded(operator, one, other))
        .isInstanceOf(RefusedNodeException.class)
        .hasMessageContaining("batch size");
  }

  private static long folded(String operator, long one, long other) {
    OnnxNode node = new OnnxNode("n", operator, "", List.of("a", "b"), List.of("c"), Map.of());
    Constant result =
        Folding.fold(node, List.of(Folding.vector(one), Folding.vector(other))).orElseThrow();
    return result.wholes()[0];
  }
}
