package archsweep.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import archsweep.config.UserException;
import archsweep.network.Initialisation;
import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.NetworkId;
import archsweep.network.Parameters;
import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.Add;
import archsweep.network.op.BatchNorm;
import archsweep.network.op.Convolution;
import archsweep.network.op.GlobalAveragePool;
import archsweep.network.op.Linear;
import archsweep.network.op.Shape;
import archsweep.network.op.TensorType;
import archsweep.network.op.Zero;
import archsweep.precision.Formats;
import archsweep.precision.LayerPrecision;
import archsweep.precision.PrecisionAssignment;
import archsweep.proxy.Scorer.Wish;
import archsweep.space.DeadEdges;
import archsweep.space.NasBench201;
import archsweep.space.Task;
import archsweep.torch.Arithmetic;
import archsweep.training.Minibatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every proxy of the registry promises. */
class ProxyContractTest {

  private static final Scorer SCORER = new Scorer(4L << 30);
  private static final Minibatch BATCH = batch(8, 16, 1);
  private static final Network NETWORK =
      cell(
          "|nor_conv_3x3~0|+|nor_conv_1x1~0|avg_pool_3x3~1|+|skip_connect~0|nor_conv_3x3~1|none~2|");
  private static final Map<String, ProxyResult> BESIDE_ALL = byName(score(Proxies.all()));

  @ParameterizedTest
  @MethodSource("proxies")
  void scoresAreTheSameAloneAndBesideOthers(Proxy proxy) {
    ProxyResult alone = score(List.of(proxy)).get(0);

    assertThat(alone.status()).as(alone.error()).isEqualTo(Status.OK);
    assertSame(alone, BESIDE_ALL.get(proxy.name()));
  }

  @ParameterizedTest
  @MethodSource("proxies")
  void countsNeedNeitherWeightsNorData(Proxy proxy) {
    if (proxy.countsOnly()) {
      assertSame(Scorer.counts(NETWORK, List.of(proxy)).get(0), BESIDE_ALL.get(proxy.name()));
      assertThat(proxy.passes()).isEmpty();
      assertThat(proxy.descriptor().usesData()).isFalse();
    } else {
      assertThatThrownBy(() -> Scorer.counts(NETWORK, List.of(proxy)))
          .hasMessageContaining(proxy.name());
    }
  }

  @ParameterizedTest
  @MethodSource("proxies")
  void valuesKeepToTheDeclaredRangeAndAddUp(Proxy proxy) {
    ProxyResult result = BESIDE_ALL.get(proxy.name());
    ProxyDescriptor descriptor = proxy.descriptor();

    assertThat(result.value()).isBetween(descriptor.lowest(), descriptor.highest());
    assertThat(result.version()).isEqualTo(descriptor.version());
    assertThat(result.cpuSeconds()).isNotNegative();
    if (!result.layers().isEmpty()) {
      double sum = result.layers().values().stream().mapToDouble(Double::doubleValue).sum();
      double total =
          proxy.name().matches("synflow(_quantised)?") ? Math.exp(result.value()) : result.value();
      assertThat(sum / total).isBetween(1 - 1e-9, 1 + 1e-9);
    }
  }

  @ParameterizedTest
  @MethodSource("proxies")
  void dependOnTheDataJustWhenTheySaySo(Proxy proxy) {
    List<Proxy> alone = List.of(proxy);
    double other = score(NETWORK, batch(8, 16, 2), alone).get(0).value();
    int[] labels = BATCH.labels().clone();
    labels[0] = labels[1] = (labels[0] + 1) % 10;
    Minibatch relabelled = new Minibatch(BATCH.inputs(), labels, BATCH.shape());
    double otherLabels = score(NETWORK, relabelled, alone).get(0).value();
    double value = BESIDE_ALL.get(proxy.name()).value();

    assertThat(other != value).isEqualTo(proxy.descriptor().usesData());
    assertThat(otherLabels != value).isEqualTo(proxy.descriptor().usesLabels());
  }

  @ParameterizedTest
  @MethodSource("proxies")
  void scoresAreTheSameAtOnePrecisionAndBesideOthers(Proxy proxy) {
    List<PrecisionAssignment> precisions = precisions();
    Parameters parameters = parameters();
    List<Wish> wishes =
        precisions.stream().map(precision -> new Wish(precision, List.of(proxy))).toList();
    List<List<ProxyResult>> together =
        SCORER.score(NETWORK, parameters, 0, BATCH, Arithmetic.FLOAT32, wishes);
    Set<Double> values = new HashSet<>();

    for (int i = 0; i < precisions.size(); i++) {
      ProxyResult alone =
          SCORER
              .score(
                  NETWORK, parameters, precisions.get(i), BATCH, Arithmetic.FLOAT32, List.of(proxy))
              .get(0);
      assertSame(together.get(i).get(0), alone);
      values.add(alone.value());
    }
    assertThat(values.size() > 1).isEqualTo(proxy.descriptor().usesPrecision());
  }

  @Test
  void aPrecisionWithoutScoreTakesNoOtherWithIt() {
    List<PrecisionAssignment> precisions = precisions();
    Proxy broken = new BrokenAt(precisions.get(1));
    List<Wish> wishes =
        precisions.stream().map(precision -> new Wish(precision, List.of(broken))).toList();
    List<List<ProxyResult>> results =
        SCORER.score(NETWORK, parameters(), 0, BATCH, Arithmetic.FLOAT32, wishes);

    assertThat(results)
        .extracting(ofWish -> ofWish.get(0).status())
        .containsExactly(Status.OK, Status.FAILED, Status.OK);
  }

  @Test
  void fewerBitsMakeMoreNoise() {
    Parameters parameters = parameters();
    List<Proxy> sqnr = List.of(Proxies.named("sqnr_db"));
    double last = Double.POSITIVE_INFINITY;
    for (String format : List.of("int16", "int8", "int6", "int4", "int2")) {
      LayerPrecision layer = LayerPrecision.of(Formats.named(format));
      double value =
          SCORER
              .score(
                  NETWORK,
                  parameters,
                  PrecisionAssignment.uniform(NETWORK, layer),
                  BATCH,
                  Arithmetic.FLOAT32,
                  sqnr)
              .get(0)
              .value();
      assertThat(value).as(format).isLessThan(last - 3);
      last = value;
    }
    ProxyResult full = SCORER.score(NETWORK, parameters, BATCH, Arithmetic.FLOAT32, sqnr).get(0);
    assertThat(full.status()).isEqualTo(Status.UNDEFINED);
    assertThat(full.error()).contains("no quantisation noise");
  }

  @Test
  void neitherOrderNorThreadMatters() throws Exception {
    List<Proxy> reversed = new ArrayList<>(Proxies.all());
    Collections.reverse(reversed);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<List<ProxyResult>>> runs = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        runs.add(threads.submit(() -> score(reversed)));
      }
      for (Future<List<ProxyResult>> run : runs) {
        run.get().forEach(result -> assertSame(result, BESIDE_ALL.get(result.proxy())));
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void aCellThatGivesNothingHasNoJacobianAndOneCode() {
    Network nothing = cell("|none~0|+|none~0|none~1|+|none~0|none~1|none~2|");
    Map<String, ProxyResult> results = byName(score(nothing, BATCH, Proxies.all()));

    assertThat(results.get("jacob_cov").status()).isEqualTo(Status.UNDEFINED);
    assertThat(results.get("nwot").status()).isEqualTo(Status.UNDEFINED);
    assertThat(results.get("nwot").error()).contains("same code");
    assertThat(results.get("nwot").value()).isNaN();
    assertThat(results.get("grad_norm").status()).isEqualTo(Status.OK);
    assertThat(results.values()).noneMatch(result -> result.status() == Status.FAILED);
  }

  @Test
  void aLayerThatIsCutOffContributesNothing() {
    NetworkBuilder net = new NetworkBuilder("cut");
    Source image = net.input("image", TensorType.real(Shape.batched(3, 8, 8)));
    Source stem = net.chain("stem", image, Convolution.square(8, 3, 1, 1), BatchNorm.USUAL);
    Source kept = net.layer("kept", Convolution.square(8, 3, 1, 1), stem);
    Source idle = net.layer("idle", Convolution.square(8, 3, 1, 1), stem);
    Source zeroed = net.layer("zeroed", Convolution.square(8, 3, 1, 1), stem);
    Source zero = net.layer("zero", new Zero(), zeroed);
    Source sum = net.layer("sum", new Add(), kept, zero);
    net.layer("unread", Activation.RELU, idle);
    Network network =
        net.build(
            net.chain(
                "head", sum, Activation.RELU, new GlobalAveragePool(false), new Linear(10, true)));
    Map<String, ProxyResult> results = byName(score(network, batch(4, 8, 1), Proxies.all()));

    for (String proxy :
        List.of("grad_norm", "snip", "plain", "fisher", "grasp", "synflow", "sensitivity")) {
      Map<String, Double> layers = results.get(proxy).layers();
      assertThat(Math.abs(layers.getOrDefault("idle", 0.0))).as(proxy).isZero();
      assertThat(Math.abs(layers.getOrDefault("zeroed", 0.0))).as(proxy).isZero();
      assertThat(layers.get("kept")).as(proxy).isNotZero();
    }
  }

  @Test
  void memoryIsForeseen() {
    List<ProxyResult> results =
        new Scorer(1 << 20)
            .score(
                NETWORK,
                Initialisation.PYTORCH_DEFAULT,
                1,
                BATCH,
                Arithmetic.FLOAT32,
                Proxies.all());

    assertThat(results)
        .filteredOn(result -> result.proxy().equals("grasp"))
        .allMatch(result -> result.status() == Status.OUT_OF_MEMORY)
        .allMatch(result -> result.error().contains("more than the limit of 1 MiB"));
    assertThat(results)
        .filteredOn(result -> result.proxy().equals("params"))
        .allMatch(result -> result.status() == Status.OK);
  }

  @Test
  void oneFailureTakesNoOtherWithIt() {
    Proxy broken = new BrokenProxy();
    List<ProxyResult> results = score(List.of(Proxies.named("snip"), broken));

    assertSame(results.get(0), BESIDE_ALL.get("snip"));
    assertThat(results.get(1).status()).isEqualTo(Status.FAILED);
    assertThat(results.get(1).error()).isEqualTo("proxy broken: no such luck");
  }

  @Test
  void whatDoesNotFitFailsByName() {
    Minibatch wide = new Minibatch(new float[2 * 4 * 4 * 4], new int[2], Shape.fixed(2, 4, 4, 4));
    ProxyResult misfit = score(NETWORK, wide, List.of(Proxies.named("snip"))).get(0);
    assertThat(misfit.status()).isEqualTo(Status.FAILED);
    assertThat(misfit.error()).contains("input").contains("[2, 4, 4, 4]");
    Minibatch mislabelled =
        new Minibatch(BATCH.inputs(), new int[] {0, 1, 2, 3, 4, 5, 6, 77}, BATCH.shape());
    ProxyResult label = score(NETWORK, mislabelled, List.of(Proxies.named("snip"))).get(0);
    assertThat(label.status()).isEqualTo(Status.FAILED);
    assertThat(label.error()).contains("cross-entropy").contains("77");
    assertThatThrownBy(() -> Proxies.named("synflo"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("synflow");
  }

  static List<Proxy> proxies() {
    return Proxies.all();
  }

  private static final class BrokenProxy implements Proxy {
    @Override
    public ProxyDescriptor descriptor() {
      return ProxyDescriptor.labelled("broken", 1, Better.HIGHER, 0, 1);
    }

    @Override
    public List<PassSpec> passes() {
      return Proxies.named("snip").passes();
    }

    @Override
    public Measurement measure(Network network, Parameters parameters) {
      return () -> {
        throw new IllegalStateException("no such luck");
      };
    }
  }

  /** Measures once, and has no score at one precision. */
  private record BrokenAt(PrecisionAssignment precision) implements Proxy {
    @Override
    public ProxyDescriptor descriptor() {
      return ProxyDescriptor.labelled("broken_at", 1, Better.HIGHER, 0, 1);
    }

    @Override
    public List<PassSpec> passes() {
      return List.of();
    }

    @Override
    public Measurement measure(Network network, Parameters parameters) {
      return new Measurement() {
        @Override
        public Score finish() {
          return Score.of(0);
        }

        @Override
        public Score finish(PrecisionAssignment asked) {
          if (asked.equals(precision)) {
            throw new IllegalStateException("no such luck");
          }
          return finish();
        }
      };
    }
  }

  private static List<PrecisionAssignment> precisions() {
    return Stream.of("int4", "e4m3", "int8")
        .map(format -> LayerPrecision.of(Formats.named(format)))
        .map(layer -> PrecisionAssignment.uniform(NETWORK, layer))
        .toList();
  }

  private static Parameters parameters() {
    return Initialisation.PYTORCH_DEFAULT.draw(NETWORK, NetworkId.of(NETWORK), 1);
  }

  private static void assertSame(ProxyResult actual, ProxyResult expected) {
    assertThat(actual.value()).as(actual.proxy()).isEqualTo(expected.value());
    assertThat(actual.layers()).as(actual.proxy()).isEqualTo(expected.layers());
  }

  private static List<ProxyResult> score(List<Proxy> proxies) {
    return score(NETWORK, BATCH, proxies);
  }

  private static List<ProxyResult> score(
      Network network, Minibatch minibatch, List<Proxy> proxies) {
    NetworkId id = NetworkId.of(network);
    Parameters parameters = Initialisation.PYTORCH_DEFAULT.draw(network, id, 1);
    PrecisionAssignment precision =
        PrecisionAssignment.uniform(network, LayerPrecision.of(Formats.INT4));
    return SCORER.score(network, parameters, precision, minibatch, Arithmetic.FLOAT32, proxies);
  }

  private static Map<String, ProxyResult> byName(List<ProxyResult> results) {
    Map<String, ProxyResult> byName = new HashMap<>();
    results.forEach(result -> byName.put(result.proxy(), result));
    return byName;
  }

  private static Network cell(String text) {
    NasBench201 space = new NasBench201(8, 1, NasBench201.Variant.NAS_BENCH_201);
    return space.toNetwork(space.parse(text), Task.image("small", 3, 16, 10), DeadEdges.DROP);
  }

  private static Minibatch batch(int examples, int size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] inputs = new float[examples * 3 * size * size];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) random.nextGaussian();
    }
    int[] labels = random.ints(examples, 0, 10).toArray();
    return new Minibatch(inputs, labels, Shape.fixed(examples, 3, size, size));
  }
}
