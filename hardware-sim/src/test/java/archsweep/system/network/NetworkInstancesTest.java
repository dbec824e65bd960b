package archsweep.system.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import archsweep.config.UserException;
import archsweep.config.Yaml;
import archsweep.cost.CostModels;
import archsweep.device.Devices;
import archsweep.network.Network;
import archsweep.precision.Formats;
import archsweep.precision.LayerPrecision;
import archsweep.precision.PrecisionAssignment;
import archsweep.space.DeadEdges;
import archsweep.space.SearchSpace;
import archsweep.space.Spaces;
import archsweep.system.Effort;
import archsweep.system.Objective;
import archsweep.system.Placement;
import archsweep.system.instance.Communication;
import archsweep.system.instance.Instance;
import archsweep.system.solvers.Partitioners;
import archsweep.testing.Fixtures;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkInstancesTest {

  private static final Path CONF = Fixtures.projectRoot().resolve("conf");
  private static final DeviceSystems SYSTEMS =
      new DeviceSystems(Devices.load(CONF.resolve("devices")));
  private static final LayerPrecision INT8 = LayerPrecision.of(Formats.INT8);

  private static DeviceSystem system(String name) {
    return SYSTEMS.named(CONF.resolve("systems"), name);
  }

  @Test
  void everySystemOfTheRepositoryLoads() {
    List<String> names = DeviceSystems.names(CONF.resolve("systems"));
    assertThat(names).hasSizeGreaterThanOrEqualTo(3);
    names.forEach(name -> assertThat(system(name).name()).isEqualTo(name));
  }

  @Test
  void timesAreThoseOfTheCostModels() {
    SearchSpace space = Spaces.named("resnet20");
    Network network =
        space.toNetwork(space.decode(BigInteger.ZERO), space.tasks().get(0), DeadEdges.DROP);
    DeviceSystem system = system("xeon-t4-v100");
    Instance instance = new NetworkInstances(system).of(network, INT8);
    assertThat(instance.size()).isEqualTo(network.layers().size() + 2);
    for (int k = 0; k < instance.deviceCount(); k++) {
      double sum = 0;
      for (int i = 1; i < instance.size() - 1; i++) {
        sum += instance.time(i, k);
      }
      double whole =
          CostModels.of(system.members().get(k).device())
              .layers(network, PrecisionAssignment.uniform(network, INT8))
              .stream()
              .mapToDouble(cost -> cost.latencyUs())
              .sum();
      assertThat(sum).isCloseTo(whole, within(1e-6 * whole));
    }
    assertThat(instance.supports(0, 1)).as("inputs are at the host").isFalse();
    assertThat(instance.transfer(0, 0, 1)).as("a 3 x 32 x 32 image").isEqualTo(10 + 3072 / 12e3);
  }

  @Test
  void languageModelsTooLargeForOneGpuUseSeveral() {
    Instance model = DecoderWorkload.named("decoder:40:5120:2048:8", system("three-servers"), INT8);
    Placement placement =
        Placement.of(
            Partitioners.named("contiguous-dp"), model, Objective.THROUGHPUT, Effort.seconds(5));
    assertThat(Arrays.stream(placement.schedule().assignment()).distinct().count())
        .isGreaterThan(2);
    assertThat(placement.gap()).isLessThan(0.6);
    assertThatThrownBy(
            () -> DecoderWorkload.named("decoder:40:5000:1:1", system("three-servers"), INT8))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("multiple of 128");
  }

  @Test
  void systemsSayHowTensorsGetAround() throws Exception {
    String text =
        Files.readString(CONF.resolve("systems/xeon-t4-v100.yaml"))
            .replace("host: cpu", "host: cpu\ncommunication: [serial-links, blocking]")
            .replaceAll("bandwidth_gb_per_s: 12", "bandwidth_gb_per_s: 12, channel: switch");
    DeviceSystem system = SYSTEMS.parse(Yaml.parse(text, "some.yaml"));
    Instance instance = DecoderWorkload.named("decoder:2:1024:8:1", system, INT8);
    assertThat(instance.communication()).isEqualTo(new Communication(true, false, true));
    assertThat(instance.channelCount()).as("the switch, and two between the GPUs").isEqualTo(3);
    assertThatThrownBy(
            () -> SYSTEMS.parse(Yaml.parse(text.replace("blocking", "block"), "some.yaml")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("has no option block")
        .hasMessageContaining("some.yaml:");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "device: nvidia-t4|device: nvidia-t5|There is no device nvidia-t5",
        "host: cpu|host: gpu|the host (gpu) is not one of the devices",
        "between: [t4, v100]|between: [t4, cpu]|(t4, v100) are devices without a link",
        "power_w: 70|power: 70|power_w",
        "memory_gib: 16, power_w: 70|memory_gib: -1, power_w: 70|memory_gib"
      })
  void mistakesNameTheirLine(String old, String changed, String message) throws Exception {
    String text = Files.readString(CONF.resolve("systems/xeon-t4-v100.yaml"));
    assertThat(text).contains(old);
    String wrong = text.replace(old, changed);
    assertThatThrownBy(() -> SYSTEMS.parse(Yaml.parse(wrong, "some.yaml")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(message);
  }
}
