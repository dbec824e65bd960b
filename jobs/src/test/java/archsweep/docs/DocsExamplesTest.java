package archsweep.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import archsweep.config.UserException;
import archsweep.config.Yaml;
import archsweep.cost.CostModels;
import archsweep.cost.NetworkCost;
import archsweep.cost.NetworkWorkload;
import archsweep.device.Device;
import archsweep.device.Devices;
import archsweep.network.Initialisation;
import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.NetworkId;
import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.GlobalAveragePool;
import archsweep.network.op.Linear;
import archsweep.network.op.Op;
import archsweep.network.op.Shape;
import archsweep.network.op.TensorType;
import archsweep.precision.Formats;
import archsweep.precision.LayerPrecision;
import archsweep.precision.PrecisionAssignment;
import archsweep.proxy.Proxies;
import archsweep.proxy.Proxy;
import archsweep.proxy.ProxyResult;
import archsweep.proxy.Scorer;
import archsweep.proxy.Status;
import archsweep.space.Architecture;
import archsweep.space.CandidateOrder;
import archsweep.space.DeadEdges;
import archsweep.space.NasBench201;
import archsweep.space.SearchSpace;
import archsweep.space.Spaces;
import archsweep.space.Task;
import archsweep.space.yaml.YamlSpaces;
import archsweep.torch.Arithmetic;
import archsweep.training.Minibatch;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/adding.md do what the page says. */
class DocsExamplesTest {

  private static final Page PAGE = Page.of("adding");
  private static Proxy proxy;
  private static SearchSpace space;

  @BeforeAll
  static void compile(@TempDir Path folder) throws Throwable {
    proxy =
        (Proxy)
            Example.of(
                PAGE.file("java", "common/src/main/java/archsweep/proxy/HammingDistance.java"),
                "HammingDistance",
                Proxy.class,
                folder.resolve("proxy"));
    space =
        (SearchSpace)
            Example.of(
                PAGE.file("java", "common/src/main/java/archsweep/space/ConvolutionWidths.java"),
                "ConvolutionWidths",
                SearchSpace.class,
                folder.resolve("space"));
  }

  @Test
  void theProxyScoresACell() {
    Network network = tinyCell();
    Minibatch batch = images(8, 8, 1);
    int[] relabelled = IntStream.of(batch.labels()).map(label -> (label + 1) % 10).toArray();

    ProxyResult alone = score(network, batch, List.of(proxy)).get(0);
    List<Proxy> all = new ArrayList<>(Proxies.all());
    all.add(proxy);
    ProxyResult beside = score(network, batch, all).get(all.size() - 1);

    assertThat(alone.status()).as(alone.error()).isEqualTo(Status.OK);
    assertThat(alone.value()).isBetween(0.05, 0.6).isEqualTo(beside.value());
    assertThat(score(network, images(8, 8, 2), List.of(proxy)).get(0).value())
        .isNotEqualTo(alone.value());
    assertThat(
            score(network, new Minibatch(batch.inputs(), relabelled, batch.shape()), List.of(proxy))
                .get(0)
                .value())
        .isEqualTo(alone.value());
  }

  @Test
  void theProxyIsTheShareOfReLUsThatDiffer() {
    float[] inputs = {
      1, 1, -1, -1, /* differs twice */ 1, -1, 1, -1, /* equal to the first */ 2, 3, -4, -5
    };
    Minibatch batch = new Minibatch(inputs, new int[3], Shape.fixed(3, 1, 2, 2));

    ProxyResult result = score(headOf(Activation.RELU), batch, List.of(proxy)).get(0);
    ProxyResult none =
        score(headOf(new Activation(Activation.Function.TANH)), batch, List.of(proxy)).get(0);

    assertThat(result.value()).isCloseTo((2 + 0 + 2) / 12.0, within(1e-12));
    assertThat(none.status()).isEqualTo(Status.UNDEFINED);
    assertThat(none.error()).contains("no ReLU");
  }

  @Test
  void theDeviceCostsANetwork() {
    String text = PAGE.file("yaml", "conf/devices/edge-16x16-ws.yaml");
    Device device = Devices.parse(Yaml.parse(text, "edge-16x16-ws.yaml"));
    Network network = tinyCell();

    NetworkCost cost = cost(device, network, "int8");

    assertThat(device.name()).isEqualTo("edge-16x16-ws");
    assertThat(cost.latencyUs()).isPositive();
    assertThat(cost.energyUj().optional()).isEmpty();
    assertThat(cost.assumption()).doesNotContain("int4");
    assertThat(cost(device, network, "int4").assumption()).contains("int4");
  }

  @Test
  void theSpaceKeepsTheContract() {
    Task task = space.tasks().get(0);
    Set<String> ids = new HashSet<>();
    for (Architecture architecture : architectures()) {
      assertThat(space.decode(space.encode(architecture))).isEqualTo(architecture);
      assertThat(space.parse(architecture.encoding())).isEqualTo(architecture);
      assertThat(space.canonical(architecture)).isEqualTo(architecture);
      assertThat(space.decisions(architecture)).hasSameSizeAs(space.choices());
      assertThat(space.neighbours(architecture)).hasSize(6).doesNotContain(architecture);
      for (Architecture neighbour : space.neighbours(architecture)) {
        assertThat(space.neighbours(neighbour)).contains(architecture);
      }
      ids.add(NetworkId.of(space.toNetwork(architecture, task, DeadEdges.DROP)).hash());
    }
    assertThat(ids).hasSize(27);
    assertThatThrownBy(() -> space.decode(space.size()))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> space.parse("no architecture")).isInstanceOf(UserException.class);
    assertThat(Spaces.all()).extracting(SearchSpace::name).doesNotContain(space.name());
  }

  @Test
  void theFileIsASpaceWhoseNetworksRun() {
    String text = PAGE.file("yaml", "conf/spaces/my-mobile.yaml");
    SearchSpace written = YamlSpaces.read(Yaml.parse(text, "my-mobile.yaml"));

    assertThat(written.size()).isEqualTo(2 * 3 * 64 * 2);
    for (int item = 0; item < 3; item++) {
      Architecture architecture = CandidateOrder.random(written, 1).architecture(item);
      Network network = written.toNetwork(architecture, Task.CIFAR10, DeadEdges.DROP);

      assertThat(written.decode(written.encode(architecture))).isEqualTo(architecture);
      assertThat(score(network, images(2, 32, 1), Proxies.all()))
          .noneMatch(result -> result.status() == Status.FAILED);
    }
  }

  @Test
  void aNetworkOfTheSpaceRuns() {
    Network network =
        space.toNetwork(space.parse("16-64-32"), Task.image("tiny", 3, 8, 10), DeadEdges.DROP);

    List<ProxyResult> results = score(network, images(4, 8, 1), Proxies.all());

    assertThat(results).noneMatch(result -> result.status() == Status.FAILED);
    assertThat(results)
        .filteredOn(result -> result.proxy().equals("params"))
        .singleElement()
        .extracting(ProxyResult::value)
        .isEqualTo(9.0 * (3 * 16 + 16 * 64 + 64 * 32) + 2 * (16 + 64 + 32) + 10 * 32 + 10);
  }

  private static List<Architecture> architectures() {
    return IntStream.range(0, space.size().intValueExact())
        .mapToObj(index -> space.decode(BigInteger.valueOf(index)))
        .toList();
  }

  private static NetworkCost cost(Device device, Network network, String format) {
    PrecisionAssignment precision =
        PrecisionAssignment.uniform(network, LayerPrecision.of(Formats.named(format)));
    return CostModels.of(device).cost(NetworkWorkload.of(network), precision);
  }

  private static List<ProxyResult> score(Network network, Minibatch batch, List<Proxy> proxies) {
    return new Scorer(1L << 30)
        .score(network, Initialisation.PYTORCH_DEFAULT, 1, batch, Arithmetic.FLOAT32, proxies);
  }

  private static Network tinyCell() {
    NasBench201 cells = new NasBench201(4, 1, NasBench201.Variant.NAS_BENCH_201);
    Architecture cell = cells.decode(BigInteger.valueOf(1462));
    return cells.toNetwork(cell, Task.image("tiny", 3, 8, 10), DeadEdges.DROP);
  }

  private static Network headOf(Op op) {
    NetworkBuilder net = new NetworkBuilder("head");
    Source image = net.input("image", TensorType.real(Shape.batched(1, 2, 2)));
    return net.build(
        net.chain("head", image, op, new GlobalAveragePool(false), new Linear(2, true)));
  }

  private static Minibatch images(int examples, int size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] inputs = new float[examples * 3 * size * size];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) random.nextGaussian();
    }
    return new Minibatch(
        inputs, random.ints(examples, 0, 10).toArray(), Shape.fixed(examples, 3, size, size));
  }
}
