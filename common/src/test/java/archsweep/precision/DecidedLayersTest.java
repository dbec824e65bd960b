package archsweep.precision;

import static org.assertj.core.api.Assertions.assertThat;

import archsweep.network.Network;
import archsweep.network.NetworkId;
import archsweep.space.DeadEdges;
import archsweep.space.SearchSpace;
import archsweep.space.Spaces;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecidedLayersTest {

  @Test
  void sumsFollowAllThatTheyRead() {
    Network network = network("resnet18");
    DecidedLayers decided = DecidedLayers.of(network);

    assertThat(decided.positions()).hasSize(21);
    assertThat(leaders(network, "layer1.0.bn1")).containsExactly("layer1.0.conv1");
    assertThat(leaders(network, "layer1.0.relu2")).containsExactly("conv1", "layer1.0.conv2");
    assertThat(leaders(network, "fc")).containsExactly("fc");
  }

  /** A follower has the widest precision of its leaders, whatever is drawn for these. */
  @ParameterizedTest
  @ValueSource(strings = {"resnet18", "mobilenet-v2", "resnet20"})
  void leadersTellThePrecisionOfEachLayer(String name) {
    Network network = network(name);
    DecidedLayers decided = DecidedLayers.of(network);
    List<LayerPrecision> choices =
        List.of(LayerPrecision.of(Formats.INT8), new LayerPrecision(Formats.INT4, Formats.FP16));
    PrecisionAssignment drawn =
        new SampledPrecision("drawn", choices).assign(network, NetworkId.of(network), 7);
    Map<Integer, LayerPrecision> chosen = new HashMap<>();
    decided.positions().forEach(position -> chosen.put(position, drawn.layer(position)));

    for (int position = 0; position < network.layers().size(); position++) {
      assertThat(decided.anchored(position)).isFalse();
      assertThat(decided.leaders(position).stream().map(chosen::get).max(DecidedLayers.byWidth()))
          .contains(drawn.layer(position));
    }
    assertThat(decided.complete(chosen, choices.get(0))).isEqualTo(drawn);
  }

  private static List<String> leaders(Network network, String layer) {
    return DecidedLayers.of(network).leaders(network.position(layer)).stream()
        .map(position -> network.layers().get(position).name())
        .toList();
  }

  private static Network network(String name) {
    SearchSpace space = Spaces.named(name);
    return space.toNetwork(space.decode(BigInteger.ZERO), space.tasks().get(0), DeadEdges.DROP);
  }
}
