package archsweep.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import archsweep.assignment.PrecisionChoice.Assigned;
import archsweep.config.UserException;
import archsweep.cost.CostModel;
import archsweep.cost.CostModels;
import archsweep.cost.NetworkWorkload;
import archsweep.device.Devices;
import archsweep.network.Network;
import archsweep.precision.Budget;
import archsweep.precision.Formats;
import archsweep.precision.LayerPrecision;
import archsweep.precision.NumberFormat;
import archsweep.precision.PrecisionAssignment;
import archsweep.space.DeadEdges;
import archsweep.space.SearchSpace;
import archsweep.space.Spaces;
import archsweep.testing.Fixtures;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ResNet-18 in int8 and int4, each layer by itself. */
class PrecisionChoiceTest {

  private static final Devices DEVICES =
      Devices.load(Fixtures.projectRoot().resolve("conf/devices"));
  private static final LayerPrecision INT8 = LayerPrecision.of(Formats.INT8);
  private static final LayerPrecision INT4 = LayerPrecision.of(Formats.INT4);

  private final Network network = resNet18();
  private final NetworkWorkload workload = NetworkWorkload.of(network);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nvidia-t4",
        "arria10-dla-bramac-1da",
        "systolic-32x32-os",
        "xeon-gold-6226-nb201"
      })
  void theFrontGoesFromFastToLossless(String device) {
    CostModel model = CostModels.of(DEVICES.named(device));
    PrecisionChoice choice = choice(model, Budget.LATENCY_US);
    List<Assigned> front = choice.front(12);

    assertThat(front).hasSizeGreaterThan(3);
    assertThat(front.get(front.size() - 1).loss()).isZero();
    for (Assigned some : front) {
      assertThat(model.cost(workload, some.precision()).latencyUs())
          .isCloseTo(some.cost(), withinPercentage(1e-6));
    }
    for (int i = 1; i < front.size(); i++) {
      assertThat(front.get(i).loss()).isLessThan(front.get(i - 1).loss());
      assertThat(front.get(i).cost()).isGreaterThan(front.get(i - 1).cost());
    }
  }

  @Test
  void halfTheBytesMoreOrLess() {
    PrecisionChoice choice = choice(CostModels.of(DEVICES.named("nvidia-t4")), Budget.WEIGHT_BYTES);
    Assigned tight = choice.within(8_000_000);

    assertThat(tight.cost()).isBetween(7_000_000.0, 8_000_000.0);
    assertThat(tight.precision().layers()).contains(INT8, INT4);
  }

  /** Three formats for 55 layers, some sums following two or more of them. */
  @Test
  void chainsOfSumsAreCountedAsTheyRun() {
    SearchSpace space = Spaces.named("mobilenet-v2");
    Network mobile =
        space.toNetwork(space.decode(BigInteger.ZERO), space.tasks().get(0), DeadEdges.DROP);
    CostModel model = CostModels.of(DEVICES.named("nvidia-t4"));
    PrecisionChoice choice =
        new PrecisionChoice(
            model,
            mobile,
            List.of(INT8, INT4, LayerPrecision.of(Formats.FP16)),
            (position, precision) -> (16 - precision.weights().elementBits()) / (7.0 + position),
            Budget.LATENCY_US);

    for (Assigned some : choice.front(6)) {
      assertThat(model.cost(NetworkWorkload.of(mobile), some.precision()).latencyUs())
          .isCloseTo(some.cost(), withinPercentage(1e-6));
    }
  }

  @Test
  void bytesAreThoseThatTheDeviceStores() {
    CostModel model = CostModels.of(DEVICES.named("arria10-dla-bramac-2sa"));
    LayerPrecision int3 = LayerPrecision.of(Formats.named("int3"));
    PrecisionChoice choice =
        new PrecisionChoice(
            model, network, List.of(int3), (position, precision) -> 0, Budget.WEIGHT_BYTES);

    assertThat(choice.within(1e9).cost())
        .isCloseTo(
            model.cost(workload, PrecisionAssignment.uniform(network, INT4)).weightBytes(),
            withinPercentage(0.1));
  }

  @Test
  void energyMustBeKnown() {
    CostModel model = CostModels.of(DEVICES.named("nvidia-t4"));

    assertThatThrownBy(() -> choice(model, Budget.ENERGY_UJ))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("nvidia-t4 has no energy");
  }

  /** As if later layers mattered less: the loss of int4 falls with the position. */
  private PrecisionChoice choice(CostModel model, Budget budget) {
    return new PrecisionChoice(
        model,
        network,
        List.of(INT8, INT4),
        (position, precision) -> loss(position, precision.weights()),
        budget);
  }

  private static double loss(int position, NumberFormat weights) {
    return weights.equals(Formats.INT4) ? 1.0 / (1 + position) : 0;
  }

  private static Network resNet18() {
    SearchSpace space = Spaces.named("resnet18");
    return space.toNetwork(space.decode(BigInteger.ZERO), space.tasks().get(0), DeadEdges.DROP);
  }
}
