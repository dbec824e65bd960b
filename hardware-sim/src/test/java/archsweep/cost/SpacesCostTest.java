package archsweep.cost;

import static org.assertj.core.api.Assertions.assertThat;

import archsweep.device.Device;
import archsweep.device.Devices;
import archsweep.device.RooflineDevice;
import archsweep.device.SystolicArray;
import archsweep.network.Network;
import archsweep.precision.Formats;
import archsweep.precision.LayerPrecision;
import archsweep.precision.PrecisionAssignment;
import archsweep.space.CandidateOrder;
import archsweep.space.DeadEdges;
import archsweep.space.SearchSpace;
import archsweep.space.Spaces;
import archsweep.testing.Fixtures;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Networks of every registered space have a cost on every device that is made for any network; an
 * accelerator for some layers may refuse the others, in so many words.
 */
class SpacesCostTest {

  private static final Devices DEVICES =
      Devices.load(Fixtures.projectRoot().resolve("conf/devices"));

  static List<SearchSpace> spaces() {
    return Spaces.all();
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void everyDeviceCostsThem(SearchSpace space) {
    Network network =
        space.toNetwork(
            CandidateOrder.random(space, 1).architecture(0), space.tasks().get(0), DeadEdges.DROP);
    NetworkWorkload workload = NetworkWorkload.of(network);
    for (Device device : DEVICES.all()) {
      NetworkCost cost;
      try {
        cost =
            CostModels.of(device)
                .cost(
                    workload,
                    PrecisionAssignment.uniform(network, LayerPrecision.of(Formats.INT8)));
      } catch (UnsupportedOperatorException refusal) {
        assertThat(device).isNotInstanceOfAny(RooflineDevice.class, SystolicArray.class);
        assertThat(refusal).hasMessageContaining(device.name());
        continue;
      }
      assertThat(cost.latencyUs()).as(device.name()).isPositive().isFinite();
      assertThat(cost.dramBytes()).as(device.name()).isPositive();
    }
  }
}
