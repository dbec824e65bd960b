package archsweep.cost;

import static org.assertj.core.api.Assertions.assertThat;

import archsweep.cost.Work.MatrixProduct;
import archsweep.device.Devices;
import archsweep.device.RooflineDevice;
import archsweep.precision.Formats;
import archsweep.precision.LayerPrecision;
import archsweep.precision.NumberFormat;
import archsweep.testing.Fixtures;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Against the kernel times that DeepBench measured on an NVIDIA T4. */
class RooflineMeasuredTest {

  /** Smaller operands may stay in the cache between two runs of a kernel. */
  private static final long CACHE_BYTES = 4 << 20;

  /** A roofline without its launch overhead is a bound that no measured kernel beats. */
  @Test
  void noKernelBeatsTheRoofline() throws IOException {
    List<Map<String, String>> kernels =
        Csv.rows(Fixtures.data("hardware/deepbench_gemm.csv")).stream()
            .filter(row -> row.get("file").equals("DeepBench_NV_T4"))
            .toList();
    RooflineDevice t4 =
        (RooflineDevice)
            Devices.load(Fixtures.projectRoot().resolve("conf/devices")).named("nvidia-t4");
    CostModel model = CostModels.of(t4);
    int compared = 0;
    for (Map<String, String> kernel : kernels) {
      LayerCost cost = model.layer(workload(kernel), LayerPrecision.of(format(kernel)));
      if (cost.dramBytes() > CACHE_BYTES) {
        assertThat(cost.latencyUs() - t4.launchOverheadUs())
            .as("%s", kernel)
            .isLessThan(1000 * Double.parseDouble(kernel.get("time_ms")));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(300);
  }

  private static LayerWorkload workload(Map<String, String> kernel) {
    long m = Long.parseLong(kernel.get("M"));
    long n = Long.parseLong(kernel.get("N"));
    long k = Long.parseLong(kernel.get("K"));
    return new LayerWorkload(new MatrixProduct(1, m, n, k, m * k, true), k * n, m * k, m * n, 0);
  }

  private static NumberFormat format(Map<String, String> kernel) {
    String note = kernel.get("precision_note").toLowerCase(Locale.ROOT);
    if (note.contains("int8")) {
      return Formats.INT8;
    }
    return note.contains("16 bit") ? Formats.FP16 : Formats.FP32;
  }
}
