package archsweep.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import archsweep.network.Initialisation;
import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.NetworkId;
import archsweep.network.Parameters;
import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.Convolution;
import archsweep.network.op.Embedding;
import archsweep.network.op.GlobalAveragePool;
import archsweep.network.op.Linear;
import archsweep.network.op.MatMul;
import archsweep.network.op.Shape;
import archsweep.network.op.TensorType;
import archsweep.network.op.Transpose;
import archsweep.precision.Formats;
import archsweep.precision.LayerPrecision;
import archsweep.precision.NumberFormat;
import archsweep.precision.PrecisionAssignment;
import archsweep.precision.SampledPrecision;
import archsweep.proxy.SensitivityTable.Operand;
import archsweep.space.DeadEdges;
import archsweep.space.NasBench201;
import archsweep.space.Task;
import archsweep.torch.Arithmetic;
import archsweep.training.Minibatch;
import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SensitivityTest {

  private static final Scorer SCORER = new Scorer(1L << 30);
  private static final List<NumberFormat> FORMATS =
      Stream.of("int4", "int8", "e2m1", "e4m3", "mxfp4").map(Formats::named).toList();
  private static final int BATCH = 3;
  private static final int SIDE = 5;
  private static final int CHANNELS = 2;
  private static final int FILTERS = 4;
  private static final int CLASSES = 3;

  /**
   * Convolution, ReLU, mean over positions, linear layer: small enough to differentiate by hand.
   */
  private static Network small() {
    NetworkBuilder net = new NetworkBuilder("small");
    Source image = net.input("image", TensorType.real(Shape.batched(CHANNELS, SIDE, SIDE)));
    Source filtered = net.layer("filter", Convolution.square(FILTERS, 3, 2, 1), image);
    return net.build(
        net.chain(
            "head",
            filtered,
            Activation.RELU,
            new GlobalAveragePool(false),
            new Linear(CLASSES, true)));
  }

  @Test
  void theTableHoldsTheDefinition() {
    Network network = small();
    Parameters parameters = parameters(network);
    Minibatch minibatch = batch(BATCH, CHANNELS, SIDE, CLASSES, 1);
    SensitivityTable table =
        SensitivityTable.measure(
            SCORER, network, parameters, minibatch, Arithmetic.FLOAT64, FORMATS);
    SmallGradients expected = new SmallGradients(network, parameters, minibatch);
    int head = network.layers().size() - 1;

    for (NumberFormat format : FORMATS) {
      double[] errors = {
        expected.filterWeights(format),
        expected.image(format),
        expected.headWeights(format),
        expected.features(format)
      };
      double[] actual = {
        table.error(0, format, Operand.WEIGHTS),
        table.error(0, format, Operand.ACTIVATIONS),
        table.error(head, format, Operand.WEIGHTS),
        table.error(head, format, Operand.ACTIVATIONS)
      };
      double sum = 0;
      for (int i = 0; i < errors.length; i++) {
        assertThat(actual[i] / errors[i]).as(format.name() + " " + i).isEqualTo(1, within(1e-9));
        sum += errors[i];
      }
      assertThat(table.of(PrecisionAssignment.uniform(network, LayerPrecision.of(format))) / sum)
          .isEqualTo(1, within(1e-9));
    }
  }

  @Test
  void theProxyIsTheSumOverTheTable() {
    Network network = small();
    Parameters parameters = parameters(network);
    Minibatch minibatch = batch(BATCH, CHANNELS, SIDE, CLASSES, 1);
    SensitivityTable table =
        SensitivityTable.measure(
            SCORER, network, parameters, minibatch, Arithmetic.FLOAT32, FORMATS);
    SampledPrecision scheme =
        new SampledPrecision("mixed", FORMATS.stream().map(LayerPrecision::of).toList());
    for (int seed = 0; seed < 8; seed++) {
      PrecisionAssignment precision = scheme.assign(network, NetworkId.of(network), seed);

      assertThat(score(network, parameters, precision, minibatch).value())
          .isEqualTo(table.of(precision));
    }
  }

  @Test
  void fullPrecisionMakesNoError() {
    Network network = small();
    PrecisionAssignment full =
        PrecisionAssignment.uniform(network, LayerPrecision.of(Formats.FP32));
    Minibatch minibatch = batch(BATCH, CHANNELS, SIDE, CLASSES, 1);
    ProxyResult result = score(network, parameters(network), full, minibatch);

    assertThat(result.status()).isEqualTo(Status.OK);
    assertThat(result.value()).isZero();
  }

  @Test
  void moreBitsOfAnIntegerMakeNoLargerError() {
    NasBench201 space = new NasBench201(8, 1, NasBench201.Variant.NAS_BENCH_201);
    SplittableRandom random = new SplittableRandom(5);
    Minibatch minibatch = batch(4, 3, 16, 10, 2);
    for (int sample = 0; sample < 4; sample++) {
      BigInteger index = BigInteger.valueOf(random.nextInt(space.size().intValueExact()));
      Network network =
          space.toNetwork(space.decode(index), Task.image("small", 3, 16, 10), DeadEdges.DROP);
      SensitivityTable table =
          SensitivityTable.measure(
              SCORER,
              network,
              parameters(network),
              minibatch,
              Arithmetic.FLOAT32,
              List.of(Formats.named("int4"), Formats.named("int8")));
      for (int position = 0; position < network.layers().size(); position++) {
        for (Operand operand : Operand.values()) {
          assertThat(table.error(position, Formats.named("int8"), operand))
              .as("%s of %s", operand, network.layers().get(position).name())
              .isBetween(0.0, table.error(position, Formats.named("int4"), operand));
        }
      }
    }
  }

  @Test
  void bothInputsOfAProductCount() {
    NetworkBuilder net = new NetworkBuilder("attention");
    Source tokens = net.input("tokens", TensorType.index(Shape.batched(6)));
    Source embedded = net.layer("embedding", new Embedding(11, 8), tokens);
    Source query = net.layer("query", new Linear(8, false), embedded);
    Source key = net.layer("key", new Linear(8, false), embedded);
    Source product = net.layer("product", new MatMul(true), query, key);
    Source mixed = net.layer("mixed", new MatMul(false), product, embedded);
    Source turned = net.layer("turned", new Transpose(List.of(0, 2, 1)), mixed);
    Network network =
        net.build(
            net.chain("head", turned, new GlobalAveragePool(false), new Linear(CLASSES, true)));
    float[] words = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 3};
    Minibatch minibatch = new Minibatch(words, new int[] {0, 2}, Shape.fixed(2, 6));
    SensitivityTable table =
        SensitivityTable.measure(
            SCORER, network, parameters(network), minibatch, Arithmetic.FLOAT32, FORMATS);

    for (String layer : List.of("query", "key", "product", "mixed")) {
      assertThat(table.error(network.position(layer), Formats.INT4, Operand.ACTIVATIONS))
          .as(layer)
          .isPositive();
    }
    assertThat(table.error(network.position("product"), Formats.INT4, Operand.WEIGHTS)).isZero();
  }

  @Test
  void anUnknownFormatIsNamed() {
    Network network = small();
    Minibatch minibatch = batch(BATCH, CHANNELS, SIDE, CLASSES, 1);
    SensitivityTable table =
        SensitivityTable.measure(
            SCORER, network, parameters(network), minibatch, Arithmetic.FLOAT32, FORMATS);

    assertThatThrownBy(() -> table.error(0, Formats.named("int6"), Operand.WEIGHTS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("int6")
        .hasMessageContaining("e2m1, e4m3, int4");
  }

  private static ProxyResult score(
      Network network, Parameters parameters, PrecisionAssignment precision, Minibatch minibatch) {
    List<Proxy> proxies = List.of(Proxies.named("sensitivity"));
    return SCORER
        .score(network, parameters, precision, minibatch, Arithmetic.FLOAT32, proxies)
        .get(0);
  }

  private static Parameters parameters(Network network) {
    return Initialisation.PYTORCH_DEFAULT.draw(network, NetworkId.of(network), 3);
  }

  private static Minibatch batch(int examples, int channels, int side, int classes, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] inputs = new float[examples * channels * side * side];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) random.nextGaussian();
    }
    int[] labels = random.ints(examples, 0, classes).toArray();
    return new Minibatch(inputs, labels, Shape.fixed(examples, channels, side, side));
  }
}
