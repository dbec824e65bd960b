package archsweep.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import archsweep.config.UserException;
import archsweep.network.Layer;
import archsweep.network.Network;
import archsweep.network.op.Add;
import archsweep.network.op.Convolution;
import archsweep.network.op.Linear;
import archsweep.network.op.Zero;
import archsweep.testing.Fixtures;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class NasBench201Test {

  private static final NasBench201 SPACE = new NasBench201();
  private static final NasBench201 SMALL = new NasBench201(4, 1, NasBench201.Variant.NAS_BENCH_201);

  @Test
  void countsTheRowsThatTheBenchmarkPublishes() {
    Architecture first =
        SPACE.parse(
            "|avg_pool_3x3~0|+|nor_conv_1x1~0|skip_connect~1|"
                + "+|nor_conv_1x1~0|skip_connect~1|skip_connect~2|");
    Architecture convolutions =
        SPACE.parse(
            "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|"
                + "+|nor_conv_3x3~0|nor_conv_3x3~1|nor_conv_3x3~2|");

    assertThat(declared(first, Task.CIFAR10).parameterCount()).isEqualTo(129_306);
    assertThat(declared(first, Task.CIFAR10).counts().macs() + 10).isEqualTo(15_647_370);
    assertThat(declared(first, Task.CIFAR100).parameterCount()).isEqualTo(129_306 + 5_850);
    assertThat(declared(first, Task.IMAGENET16_120).parameterCount()).isEqualTo(129_306 + 7_150);
    assertThat(declared(convolutions, Task.CIFAR10).parameterCount()).isEqualTo(1_531_546);
    assertThat(declared(convolutions, Task.CIFAR10).counts().macs() + 10).isEqualTo(220_119_690);
  }

  @Test
  void buildsWhatIsExecutedOrWhatIsDeclared() {
    Architecture half =
        SMALL.parse("|nor_conv_3x3~0|+|none~0|none~1|+|skip_connect~0|none~1|nor_conv_1x1~2|");
    Network declared = SMALL.toNetwork(half, Task.CIFAR10, DeadEdges.KEEP);
    Network executed = SMALL.toNetwork(half, Task.CIFAR10, DeadEdges.DROP);

    assertThat(declared.layer("stack_cell1.0.edge0-2/none").op()).isEqualTo(new Zero());
    assertThat(declared.layer("stack_cell2.0.node3").inputs()).hasSize(3);
    assertThat(declared.layer("stack_cell3.0.edge2-3/nor_conv_1x1.op.1").inputs()).hasSize(1);
    assertThat(executed.layers()).noneMatch(layer -> layer.name().startsWith("stack_cell"));
    assertThat(executed.layer("reduction1.residual.0").inputs().get(0).node())
        .isEqualTo("stem.net.1");
  }

  @Test
  void cellsWithoutAnyPathGiveZeros() {
    Network executed =
        SMALL.toNetwork(SMALL.parse("(1, 1, 1, 1, 1, 1)"), Task.CIFAR10, DeadEdges.DROP);

    assertThat(executed.layer("stack_cell1.0.zero").op()).isEqualTo(new Zero());
    assertThat(executed.layers()).filteredOn(layer -> layer.op() instanceof Add).hasSize(2);
  }

  @Test
  void readsTuplesOfNaslib() {
    assertThat(SPACE.parse("(2, 0, 1, 4, 3, 0)").encoding())
        .isEqualTo(
            "|nor_conv_3x3~0|+|skip_connect~0|avg_pool_3x3~1|"
                + "+|none~0|nor_conv_1x1~1|skip_connect~2|");
  }

  @Test
  void refusesWhatIsNoCell() {
    assertThatThrownBy(
            () -> SPACE.parse("|nor_conv_3x3~0|+|none~0|none~1|+|none~0|none~1|nor_conv_3x4~2|"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("has nor_conv_3x4 at character ")
        .hasMessageEndingWith("Maybe you meant nor_conv_3x3.");
    assertThatThrownBy(() -> SPACE.parse("(1, 2, 3)"))
        .hasMessageContaining("has ) at character 9, where ',' should be");
    assertThatThrownBy(() -> SPACE.parse("|none~0|+|none~0|none~1|"))
        .hasMessageContaining("where +| should be");
    assertThatThrownBy(() -> SPACE.decode(BigInteger.valueOf(15_625)))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void callsParametersAsTheReferenceDoes() throws IOException {
    JsonNode fixtures =
        new ObjectMapper().readTree(Fixtures.golden("zero-cost").resolve("index.json").toFile());
    for (JsonNode fixture : fixtures) {
      NasBench201.Variant variant =
          fixture.get("variant").asText().equals("samsung")
              ? NasBench201.Variant.ZERO_COST_NAS
              : NasBench201.Variant.NAS_BENCH_201;
      NasBench201 space =
          new NasBench201(fixture.get("C").asInt(), fixture.get("N").asInt(), variant);
      JsonNode images = fixture.at("/arrays/input/shape");
      int classes = fixture.get("classes").asInt();
      Task task = Task.image("golden", images.get(1).asInt(), images.get(2).asInt(), classes);
      Network network =
          space.toNetwork(space.parse(fixture.get("arch").asText()), task, DeadEdges.KEEP);
      Map<String, String> expected = new TreeMap<>();
      fixture
          .get("arrays")
          .properties()
          .forEach(
              array -> {
                if (array.getKey().startsWith("w:")) {
                  expected.put(
                      array.getKey().substring(2),
                      array.getValue().get("shape").toString().replace(",", ", "));
                }
              });
      Map<String, String> learned = new TreeMap<>();
      network
          .parameters()
          .forEach(
              (name, spec) -> {
                if (spec.kind().learned()) {
                  learned.put(name, spec.shape().toString());
                }
              });
      assertThat(learned).isEqualTo(expected);
      assertThat(
              network.layers().stream()
                  .filter(l -> l.op() instanceof Convolution || l.op() instanceof Linear)
                  .map(Layer::name))
          .containsExactlyElementsOf(
              StreamSupport.stream(fixture.get("module_order").spliterator(), false)
                  .map(JsonNode::asText)
                  .toList());
    }
  }

  private static Network declared(Architecture architecture, Task task) {
    return SPACE.toNetwork(architecture, task, DeadEdges.KEEP);
  }
}
