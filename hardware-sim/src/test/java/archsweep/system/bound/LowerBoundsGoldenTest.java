package archsweep.system.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsweep.system.GoldenInstances;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against the bounds that a reference program computed. */
class LowerBoundsGoldenTest {

  static List<GoldenInstances.Golden> instances() {
    return GoldenInstances.solvable();
  }

  @ParameterizedTest
  @MethodSource("instances")
  void equalTheReference(GoldenInstances.Golden golden) {
    LowerBounds bounds = LowerBounds.of(golden.instance());
    JsonNode expected = golden.expected().path("lower_bounds");
    close(bounds.criticalPathNoComm(), expected.path("critical_path_no_comm"));
    close(bounds.criticalPathWithComm(), expected.path("critical_path_with_comm"));
    close(bounds.criticalPathThroughNode(), expected.path("critical_path_through_node"));
    close(bounds.fractionalLoad(), expected.path("fractional_load"));
    close(bounds.headLoadTail(), expected.path("head_load_tail"));
    close(bounds.makespan(), expected.path("best"));
  }

  private static void close(double ours, JsonNode reference) {
    assertThat(ours).isCloseTo(reference.asDouble(), within(2e-6));
  }
}
