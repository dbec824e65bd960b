package archsweep.precision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import archsweep.config.UserException;
import archsweep.config.Yaml;
import archsweep.network.Layer;
import archsweep.network.Network;
import archsweep.network.NetworkId;
import archsweep.network.Source;
import archsweep.space.DeadEdges;
import archsweep.space.NasBench201;
import archsweep.space.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrecisionSchemesTest {

  private static final NasBench201 SPACE = new NasBench201(4, 1, NasBench201.Variant.NAS_BENCH_201);
  private static final Network NETWORK =
      network("|nor_conv_3x3~0|+|nor_conv_3x3~0|skip_connect~1|+|nor_conv_1x1~0|none~1|none~2|");

  @Test
  void namedFormatsAreTheSameEverywhere() {
    for (RuleScheme scheme :
        read("[int8, mxfp4, weights-only-int4, {name: w4a8, weights: int4, activations: int8}]")) {
      PrecisionAssignment assignment = scheme.assign(NETWORK, NetworkId.of(NETWORK), 1);
      assertThat(assignment.layers().stream().distinct()).hasSize(1);
    }
    assertThat(read("[int8]").get(0).assign(NETWORK, NetworkId.of(NETWORK), 1))
        .isEqualTo(PrecisionAssignment.uniform(NETWORK, LayerPrecision.of(Formats.INT8)));
    assertThat(read("weights-only-int4").get(0).assign(NETWORK, NetworkId.of(NETWORK), 1).layer(0))
        .isEqualTo(new LayerPrecision(Formats.INT4, Formats.FP16));
  }

  @Test
  void absentPrecisionsAreFullPrecision() {
    assertThat(PrecisionSchemes.read(Yaml.parse("seed: 1", "sweep.yaml")))
        .containsExactly(LayerRules.uniform("fp32", LayerPrecision.of(Formats.FP32)));
  }

  @Test
  void guardsEndsAndNamedLayersWhileOthersFollow() {
    RuleScheme scheme =
        read("[{name: g, preset: first-last-int8, default: int4,"
                + " layers: {'reduction?.residual.*': {weights: int4, activations: int8},"
                + " '*residual.1': bf16}}]")
            .get(0);
    PrecisionAssignment assignment = scheme.assign(NETWORK, NetworkId.of(NETWORK), 1);
    Function<String, String> at = name -> assignment.layer(NETWORK.position(name)).toString();

    assertThat(at.apply("stem.net.0")).isEqualTo("int8");
    assertThat(at.apply("stem.net.1")).as("follows the stem").isEqualTo("int8");
    assertThat(at.apply("stack_cell1.0.edge0-3/nor_conv_1x1.op.1")).isEqualTo("int4");
    assertThat(at.apply("reduction1.residual.1")).isEqualTo("w-int4,a-int8");
    assertThat(at.apply("reduction1.conv_b.op.2")).isEqualTo("int4");
    assertThat(at.apply("reduction1.sum")).as("the wider of two").isEqualTo("w-int4,a-int8");
    assertThat(at.apply("top.classifier")).isEqualTo("int8");
    assertThat(((LayerRules) scheme).unmatched(NETWORK)).isEmpty();
    assertThat(
            ((LayerRules) read("[{name: g, default: int4, layers: {head: int8}}]").get(0))
                .unmatched(NETWORK))
        .containsExactly("head");
  }

  @Test
  void drawsDependOnSeedNameAndNetworkAlone() {
    List<RuleScheme> schemes = read("[{name: mixed, sample: 3, from: [int4, int8, e2m1]}]");
    NetworkId id = NetworkId.of(NETWORK);

    assertThat(schemes)
        .extracting(PrecisionScheme::name)
        .containsExactly("mixed-0001", "mixed-0002", "mixed-0003");
    assertThat(schemes.stream().map(s -> s.assign(NETWORK, id, 1).id(id)).distinct()).hasSize(3);
    assertThat(schemes.get(0).assign(NETWORK, id, 1))
        .isEqualTo(schemes.get(0).assign(NETWORK, id, 1));
    assertThat(schemes.get(0).assign(NETWORK, id, 1))
        .isNotEqualTo(schemes.get(0).assign(NETWORK, id, 2));
  }

  @Test
  void assignedSchemesAreStepsOfABudget() {
    List<PrecisionScheme> schemes =
        all("[{name: best, assign: 3, from: [int4, int8], device: nvidia-t4, budget: energy_uj}]");

    assertThat(schemes).hasSize(3);
    assertThat(schemes.get(1))
        .isEqualTo(
            new AssignedPrecision(
                "best-0002",
                List.of(LayerPrecision.of(Formats.INT4), LayerPrecision.of(Formats.INT8)),
                "nvidia-t4",
                Budget.ENERGY_UJ,
                1,
                3));
    assertThatThrownBy(() -> all("[{name: b, assign: 1, from: [int4, int8], device: x}]"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("t.yaml:2: the precisions[0].assign (1) must be between 2 and 9999");
    assertThatThrownBy(
            () -> all("[{name: b, assign: 4, from: [int4, int8], device: x, budget: time}]"))
        .hasMessageContaining("budget (time) is none of [latency_us, energy_uj, weight_bytes]");
    assertThatThrownBy(() -> all("[{name: b, assign: 4, from: [int4, int8]}]"))
        .hasMessageContaining("device is missing");
  }

  @Test
  void drawsAreSpreadEvenly() {
    RuleScheme scheme = read("[{name: m, sample: 1, from: [int4, int8]}]").get(0);
    NetworkId id = NetworkId.of(NETWORK);
    long int4 =
        IntStream.range(0, 400)
            .filter(
                seed ->
                    scheme
                        .assign(NETWORK, id, seed)
                        .layer(NETWORK.position("reduction1.conv_a.op.1"))
                        .equals(LayerPrecision.of(Formats.INT4)))
            .count();
    assertThat(int4).isBetween(150L, 250L);
  }

  @Test
  void isomorphicNetworksGetCorrespondingFormats() {
    Random random = new Random(1);
    RuleScheme scheme =
        read("[{name: m, sample: 1, from: [int4, int8, e2m1, e4m3], activations: int8}]").get(0);
    for (int i = 0; i < 20; i++) {
      Network other = disguise(NETWORK, random);
      NetworkId id = NetworkId.of(NETWORK);
      NetworkId otherId = NetworkId.of(other);
      assertThat(otherId.hash()).isEqualTo(id.hash());
      PrecisionAssignment one = scheme.assign(NETWORK, id, 7);
      PrecisionAssignment two = scheme.assign(other, otherId, 7);
      assertThat(two.id(otherId)).isEqualTo(one.id(id));
      assertThat(new BitOperations(other).gbops(two))
          .isEqualTo(new BitOperations(NETWORK).gbops(one));
      assertThat(new BitOperations(other).weightBytes(two))
          .isEqualTo(new BitOperations(NETWORK).weightBytes(one));
    }
  }

  @Test
  void complainsWithTheLineAndAnAdvice() {
    assertComplaint("[int44]", "t.yaml:2: the precisions (int44) is no number format.");
    assertComplaint("[int44]", "Maybe you meant int4.");
    assertComplaint("[int8, int8]", "(int8) stands twice");
    assertComplaint(
        "[{name: a, preset: first-last, default: int4}]", "preset (first-last) is none");
    assertComplaint("[{name: a, default: int4, lairs: {}}]", "Maybe you meant layers.");
    assertComplaint("[{name: a, sample: 0, from: [int4, int8]}]", "sample (0) must be between 1");
    assertComplaint("[{name: a, sample: 2, from: [int4]}]", "must name at least two formats");
    assertComplaint("[{name: a, weights: int4}]", "activations is missing");
    assertComplaint("[]", "must not be empty");
  }

  private static void assertComplaint(String precisions, String text) {
    assertThatThrownBy(() -> read(precisions))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(text);
  }

  private static List<RuleScheme> read(String precisions) {
    return all(precisions).stream().map(RuleScheme.class::cast).toList();
  }

  private static List<PrecisionScheme> all(String precisions) {
    return PrecisionSchemes.read(Yaml.parse("seed: 1\nprecisions: " + precisions, "t.yaml"));
  }

  private static Network network(String cell) {
    return SPACE.toNetwork(SPACE.parse(cell), Task.CIFAR10, DeadEdges.DROP);
  }

  /** The same network under other names, in another order. */
  private static Network disguise(Network network, Random random) {
    List<String> names = new ArrayList<>(network.layers().stream().map(Layer::name).toList());
    List<String> shuffled = new ArrayList<>(names);
    Collections.shuffle(shuffled, random);
    Map<String, String> renamed =
        IntStream.range(0, names.size())
            .boxed()
            .collect(Collectors.toMap(names::get, i -> "layer-" + shuffled.get(i)));
    Function<Source, Source> follow =
        source -> new Source(renamed.getOrDefault(source.node(), source.node()), source.port());
    List<Layer> layers = new ArrayList<>();
    for (Layer layer : network.layers()) {
      layers.add(
          new Layer(
              renamed.get(layer.name()), layer.op(), layer.inputs().stream().map(follow).toList()));
    }
    Collections.shuffle(layers, random);
    return new Network(
        "disguised", network.inputs(), layers, network.outputs().stream().map(follow).toList());
  }
}
