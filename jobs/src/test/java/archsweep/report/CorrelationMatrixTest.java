package archsweep.report;

import static archsweep.report.SmallReport.point;
import static org.assertj.core.api.Assertions.assertThat;

import archsweep.report.MetricInfo.Better;
import archsweep.report.MetricInfo.Scope;
import archsweep.statistics.Spearman.Correlation;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorrelationMatrixTest {

  @Test
  void countsNetworksOnceAndCandidatesAtEachPrecision() {
    CorrelationMatrix matrix =
        CorrelationMatrix.of(
            SmallReport.of(
                List.of(
                    point("a", "int8", 1, 10, 5),
                    point("a", "int4", 1, 5, 4),
                    point("b", "int8", 2, 20, 9),
                    point("b", "int4", 2, 10, 7))));

    assertThat(matrix.metrics()).containsExactly("nwot", "weight_bytes");
    assertThat(matrix.rows().get(0).get(0)).isEqualTo(new Correlation(1, 2));
    // Ranks 1.5 1.5 3.5 3.5 and 2.5 1 4 2.5: 3 over the root of 4 times 4.5.
    assertThat(matrix.rows().get(0).get(1)).isEqualTo(new Correlation(3 / Math.sqrt(18), 4));
    assertThat(matrix.rows().get(1).get(0)).isEqualTo(matrix.rows().get(0).get(1));
  }

  @Test
  void architecturesOfOneNetworkCountOnce() {
    CorrelationMatrix matrix =
        CorrelationMatrix.of(
            SmallReport.of(
                List.of(
                    point("a", "int8", Double.NaN, 10, 5),
                    point("a", "int8", 1, 10, 5),
                    point("b", "int8", 2, 20, 9))));
    assertThat(matrix.rows().get(0).get(0)).isEqualTo(new Correlation(1, 2));
    assertThat(matrix.rows().get(0).get(1)).isEqualTo(new Correlation(1, 2));
  }

  @Test
  void hasNoCostsOfDevices() {
    ReportData data =
        SmallReport.of(
            "A sweep",
            List.of(),
            List.of(
                new MetricInfo("nwot", "", "", Scope.DEVICE, Better.HIGHER),
                new MetricInfo("latency_us", "", "", Scope.DEVICE, Better.LOWER)),
            List.of("int8"),
            List.of());
    assertThat(CorrelationMatrix.of(data).metrics()).isEmpty();
  }
}
