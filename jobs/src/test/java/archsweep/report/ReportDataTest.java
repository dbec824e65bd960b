package archsweep.report;

import static archsweep.report.SmallReport.point;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportDataTest {

  @Test
  void schemesOfPointsMustBeListed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SmallReport.of(List.of(point("a", "fp8", 1, 1, 1))))
        .withMessage("The scheme (fp8) must be one of [int4, int8].");
  }

  @Test
  void pointsMustHaveAValueForEachMetric() {
    Point point = point("a", "int8", 1, 1, 1);
    Point shorter = new Point("a", "a", "|a|", "int8", "int8", MetricValues.of(1), point.devices());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SmallReport.of(List.of(shorter)))
        .withMessage("The values of candidate a (1) must be 2.");
  }

  @Test
  void objectivesMustBeMetrics() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ReportData(
                    "A sweep",
                    List.of(),
                    List.of(new ObjectiveView("energy_uj", false)),
                    "nwot",
                    SmallReport.METRICS,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of()))
        .withMessageStartingWith("The objective (energy_uj) must be one of");
  }

  @Test
  void namesMustBeDistinct() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                SmallReport.of(
                    "A sweep", List.of(), SmallReport.METRICS, List.of("a", "a"), List.of()))
        .withMessage("The scheme (a) must be named once.");
  }

  @Test
  void membersOfAFrontMustBeFeasible() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DeviceResult(MetricValues.of(1), false, 0, true, false));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DeviceResult(MetricValues.of(1), true, 1, false, true));
  }
}
