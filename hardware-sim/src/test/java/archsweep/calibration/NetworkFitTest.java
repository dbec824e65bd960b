package archsweep.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import archsweep.config.UserException;
import archsweep.cost.CostModel;
import archsweep.cost.CostModels;
import archsweep.cost.NetworkCost;
import archsweep.cost.NetworkWorkload;
import archsweep.device.Devices;
import archsweep.device.RooflineCalibration;
import archsweep.device.RooflineDevice;
import archsweep.network.Network;
import archsweep.precision.Formats;
import archsweep.precision.LayerPrecision;
import archsweep.precision.PrecisionAssignment;
import archsweep.space.DeadEdges;
import archsweep.space.SearchSpace;
import archsweep.space.Spaces;
import archsweep.space.Task;
import archsweep.testing.Fixtures;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkFitTest {

  private static final RooflineDevice XEON =
      (RooflineDevice)
          Devices.load(Fixtures.projectRoot().resolve("conf/devices")).named("xeon-gold-6226");
  private static final LayerPrecision FP32 = LayerPrecision.of(Formats.FP32);

  /** Networks that take a constant and three times their roofline are told exactly. */
  @Test
  void findsConstantAndMultiple() {
    NetworkFit fit = NetworkFit.of(XEON, Formats.FP32, networks(60), 40);

    assertThat(fit.correction().rows()).isEqualTo(40);
    assertThat(fit.correction().heldOut().rows()).isEqualTo(19);
    assertThat(fit.correction().setAside()).isEqualTo(1);
    assertThat(fit.correction().heldOutSpearman()).isGreaterThan(0.99);
    assertThat(fit.correction().heldOut().medianError()).isLessThan(0.01);
  }

  @Test
  void aCalibratedDeviceTellsWholeNetworks() {
    List<Measurement.Network> measured = networks(60);
    NetworkFit fit = NetworkFit.of(XEON, Formats.FP32, measured, 40);
    CostModel calibrated =
        CostModels.of(
            XEON.calibrated(new RooflineCalibration("test", List.of(), List.of(fit.correction()))));
    Comparison worst = fit.heldOut().get(0);
    Measurement.Network network = (Measurement.Network) worst.measurement();
    NetworkCost cost = calibrated.cost(network.workload(), uniform(network.workload().size()));

    assertThat(cost.latencyUs()).isCloseTo(worst.predictedUs(), withinPercentage(1e-6));
  }

  @Test
  void refusesTooFew() {
    assertThatThrownBy(() -> NetworkFit.of(XEON, Formats.FP32, networks(30), 40))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("too few to fit on 40");
  }

  /** One of them failed and was written down as next to nothing. */
  private static List<Measurement.Network> networks(int count) {
    SearchSpace space = Spaces.named("nas-bench-201");
    CostModel roofline = CostModels.of(XEON);
    List<Measurement.Network> networks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Network network =
          space.toNetwork(space.decode(BigInteger.valueOf(i * 257L)), Task.CIFAR10, DeadEdges.KEEP);
      NetworkWorkload workload = NetworkWorkload.of(network);
      double latencyUs = roofline.cost(workload, uniform(workload.size())).latencyUs();
      networks.add(
          new Measurement.Network("network " + i, workload, i == 3 ? 1 : 2000 + 3 * latencyUs));
    }
    return networks;
  }

  private static PrecisionAssignment uniform(int layers) {
    return new PrecisionAssignment(Collections.nCopies(layers, FP32));
  }
}
