package archsweep.system.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import archsweep.device.Devices;
import archsweep.precision.Formats;
import archsweep.precision.LayerPrecision;
import archsweep.system.Effort;
import archsweep.system.Objective;
import archsweep.system.RandomInstances;
import archsweep.system.contiguous.ContiguousDp;
import archsweep.system.instance.Edge;
import archsweep.system.instance.Instance;
import archsweep.system.instance.Operator;
import archsweep.system.instance.PeriodModel;
import archsweep.system.network.DecoderWorkload;
import archsweep.system.network.DeviceSystems;
import archsweep.system.replay.Replay;
import archsweep.system.replay.ReplaySimulator;
import archsweep.system.schedule.NoPlacementException;
import archsweep.testing.Fixtures;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlocksDpTest {

  private static final Path CONF = Fixtures.projectRoot().resolve("conf");

  @ParameterizedTest
  @EnumSource(
      value = PeriodModel.class,
      names = {"COMPUTE", "HOST_TRANSFERS"})
  void equalsThePipelineOverIdeals(PeriodModel model) {
    for (long seed = 0; seed < 60; seed++) {
      Instance instance = RandomInstances.chain(seed).with(model);
      double ideals = value(instance, Objective.THROUGHPUT, false);
      double blocks = value(instance, Objective.THROUGHPUT, true);
      assertThat(blocks).as("seed %d", seed).isCloseTo(ideals, within(1e-9));
    }
  }

  /** It counts links, and the sum of times, which the programme over ideals does not. */
  @ParameterizedTest
  @EnumSource(Objective.class)
  void isNeverWorseWhereLinksCount(Objective objective) {
    for (long seed = 0; seed < 60; seed++) {
      Instance instance = RandomInstances.chain(seed).with(PeriodModel.COMPUTE_AND_LINK);
      assertThat(value(instance, objective, true))
          .as("seed %d", seed)
          .isLessThanOrEqualTo(value(instance, objective, false) + 1e-9);
    }
  }

  /**
   * The sizes of GPT-2 and of Llama 2 with 7 and 70 billion parameters; their attention is plain.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {"decoder:12:768:1024:8", "decoder:32:4096:2048:8", "decoder:80:8192:1024:4"})
  void languageModelsOverEqualServers(String model) {
    Instance instance =
        DecoderWorkload.named(
            model,
            new DeviceSystems(Devices.load(CONF.resolve("devices")))
                .named(CONF.resolve("systems"), "four-servers"),
            LayerPrecision.of(Formats.INT8));
    Servers servers = Servers.of(instance, instance.edges().get(0).size());
    assertThat(servers.size()).isEqualTo(4);
    assertThat(IntStream.range(0, 4).map(servers::classOf).distinct().count())
        .as("the server with the host, and three equal ones")
        .isEqualTo(2);
    assertThat(Chain.of(instance).blocks()).hasSize(2 + Integer.parseInt(model.split(":")[1]));
    for (Objective objective : Objective.values()) {
      assertThat(value(instance, objective, true))
          .isLessThanOrEqualTo(value(instance, objective, false) * (1 + 1e-12));
    }
  }

  @Test
  void whatRepeatsNothingIsRefused() {
    assertThatThrownBy(
            () ->
                new BlocksDp()
                    .solve(
                        RandomInstances.draw(3, 8, 2, false), Objective.LATENCY, Effort.seconds(1)))
        .isInstanceOf(NoPlacementException.class)
        .hasMessageContaining("no chain of repeated blocks");
  }

  /** Two branches that meet again are one piece. */
  @Test
  void branchesAreInsideABlock() {
    List<Operator> operators =
        IntStream.range(0, 9)
            .mapToObj(i -> new Operator("op" + i, List.of(1.0 + i % 3, 2.0 + i % 3), 1))
            .toList();
    List<Edge> edges =
        IntStream.range(0, 3)
            .boxed()
            .flatMap(
                b ->
                    List.of(
                        new Edge(3 * b, 3 * b + 1, 2),
                        new Edge(3 * b, 3 * b + 2, 2),
                        new Edge(3 * b + 1, 3 * b + 2, 1),
                        new Edge(3 * b + 2, 3 * b + 3, 4))
                        .stream())
            .filter(edge -> edge.target() < 9)
            .toList();
    Instance instance = RandomInstances.draw(1, 9, 2, false).with(operators, edges);
    Chain chain = Chain.of(instance);
    assertThat(chain.pieces())
        .containsExactly(
            List.of(0), List.of(1, 2), List.of(3), List.of(4, 5), List.of(6), List.of(7, 8));
    assertThat(chain.blocks()).hasSizeLessThan(6);
  }

  private static double value(Instance instance, Objective objective, boolean blocks) {
    Replay replay =
        ReplaySimulator.run(
            instance,
            (blocks ? new BlocksDp() : new ContiguousDp())
                .solve(instance, objective, Effort.seconds(20))
                .schedule());
    assertThat(replay.violations()).isEmpty();
    return objective == Objective.LATENCY ? replay.makespan() : replay.period();
  }
}
