package archsweep.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import archsweep.config.UserException;
import archsweep.cost.CostModel;
import archsweep.cost.CostModels;
import archsweep.cost.CostSource;
import archsweep.cost.LayerCost;
import archsweep.cost.LayerKinds;
import archsweep.cost.LayerWorkload;
import archsweep.cost.Work.MatrixProduct;
import archsweep.device.Devices;
import archsweep.device.KernelCorrection;
import archsweep.device.RooflineCalibration;
import archsweep.device.RooflineDevice;
import archsweep.precision.Formats;
import archsweep.precision.LayerPrecision;
import archsweep.testing.Fixtures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class KernelFitTest {

  private static final LayerPrecision FP32 = LayerPrecision.of(Formats.FP32);
  private static final RooflineDevice T4 =
      (RooflineDevice)
          Devices.load(Fixtures.projectRoot().resolve("conf/devices")).named("nvidia-t4");

  /** Kernels whose slowdown is a power of their rows are told exactly, seen or not. */
  @Test
  void findsTheSlowdownThatItWasGiven() {
    List<Measurement.Kernel> kernels =
        kernels(120, product -> 3 * Math.pow(product.m(), -0.125) * Math.pow(product.k(), 0.0625));
    KernelFit fit = KernelFit.of(T4, kernels);

    assertThat(fit.correction().rows()).isEqualTo(120);
    assertThat(fit.heldOut()).hasSize(120);
    assertThat(fit.correction().heldOut().medianError()).isLessThan(0.02);
    assertThat(fit.correction().heldOut().worstError()).isLessThan(0.2);
  }

  @Test
  void oneShapeMeasuredOftenIsNothingToTestOn() {
    List<Measurement.Kernel> kernels = Collections.nCopies(20, kernels(1, product -> 2).get(0));

    assertThatThrownBy(() -> KernelFit.of(T4, kernels))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("too few different shapes");
  }

  @Test
  void aWrongMeasurementDoesNotSpoilTheOthers() {
    List<Measurement.Kernel> kernels = new ArrayList<>(kernels(120, product -> 2));
    Measurement.Kernel wrong = kernels.get(7);
    kernels.set(
        7,
        new Measurement.Kernel("wrong", wrong.workload(), wrong.format(), 100 * wrong.latencyUs()));
    KernelFit fit = KernelFit.of(T4, kernels);

    assertThat(fit.correction().heldOut().medianError()).isLessThan(0.02);
    assertThat(fit.heldOut().get(0).measurement().name()).isEqualTo("wrong");
  }

  @Test
  void aCalibratedDeviceUsesItAndSaysSo() {
    KernelCorrection correction = KernelFit.of(T4, kernels(120, product -> 2)).correction();
    CostModel calibrated =
        CostModels.of(
            T4.calibrated(new RooflineCalibration("test", List.of(correction), List.of())));
    Measurement.Kernel other = kernels(1, product -> 2).get(0);
    LayerCost cost = calibrated.layer(other.workload(), FP32);

    assertThat(cost.source()).isEqualTo(CostSource.CALIBRATED);
    assertThat(cost.latencyUs()).isCloseTo(other.latencyUs(), within(0.02 * other.latencyUs()));
    assertThat(calibrated.layer(other.workload(), LayerPrecision.of(Formats.INT8)).source())
        .isEqualTo(CostSource.ANALYTIC);
  }

  /** Beyond what was measured the nearest measured shape's slowdown holds. */
  @Test
  void doesNotExtrapolateTheSlowdown() {
    KernelCorrection correction =
        KernelFit.of(T4, kernels(120, product -> Math.pow(product.m(), 0.25))).correction();
    MatrixProduct large = new MatrixProduct(1, 1L << 40, 64, 64, 1L << 46, true);

    assertThat(correction.factor(LayerKinds.shape(large))).isLessThan(12);
  }

  @Test
  void refusesTooFew() {
    assertThatThrownBy(() -> KernelFit.of(T4, kernels(5, product -> 2)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("5 measured kernels of one kind and format are too few");
  }

  private static List<Measurement.Kernel> kernels(
      int count, ToDoubleFunction<MatrixProduct> slowdown) {
    CostModel roofline = CostModels.of(T4);
    Random random = new Random(count);
    List<Measurement.Kernel> kernels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long m = 64L * (1 + random.nextInt(100));
      long n = 64L * (1 + random.nextInt(50));
      long k = 64L * (1 + random.nextInt(60));
      MatrixProduct product = new MatrixProduct(1, m, n, k, m * k, true);
      LayerWorkload workload = new LayerWorkload(product, k * n, m * k, m * n, 0);
      kernels.add(
          new Measurement.Kernel(
              "product " + i,
              workload,
              Formats.FP32,
              slowdown.applyAsDouble(product) * roofline.layer(workload, FP32).latencyUs()));
    }
    return kernels;
  }
}
