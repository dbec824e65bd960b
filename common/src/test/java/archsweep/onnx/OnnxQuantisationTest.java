package archsweep.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.BatchNorm;
import archsweep.network.op.Convolution;
import archsweep.network.op.GlobalAveragePool;
import archsweep.network.op.Linear;
import archsweep.network.op.MatMul;
import archsweep.network.op.Shape;
import archsweep.network.op.Softmax;
import archsweep.network.op.TensorType;
import archsweep.network.op.Window;
import archsweep.precision.Formats;
import archsweep.precision.LayerPrecision;
import archsweep.precision.PrecisionAssignment;
import archsweep.torch.LibTorch;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The quantised model computes in ONNX Runtime what the network with rounded values computes. */
class OnnxQuantisationTest {

  /** Of the largest output: no value is rounded to another neighbour here. */
  private static final double TOLERANCE = 1e-5;

  private static final List<Network> NETWORKS = List.of(single(), images(), attention());

  @BeforeAll
  static void prepare() {
    LibTorch.prepareThread();
  }

  @ParameterizedTest
  @CsvSource({
    "int8,int8",
    "int4,int4",
    "int4,int8",
    "e4m3,e4m3",
    "e4m3_fnuz,e4m3_fnuz",
    "e5m2,e5m2",
    "e5m2_fnuz,e5m2_fnuz",
    "fp16,fp16",
    "bf16,bf16"
  })
  void everyFormatRoundsTheSame(String weights, String activations) throws OrtException {
    for (Network network : NETWORKS) {
      double noise =
          BothRuntimes.checkSame(network, uniform(network, weights, activations), TOLERANCE);
      assertThat(noise).as("else nothing is compared").isGreaterThan(2 * TOLERANCE);
    }
  }

  /** Its noise is hardly more than that of float32. */
  @Test
  void integersOf16BitsComputeTheSame() throws OrtException {
    for (Network network : NETWORKS) {
      BothRuntimes.checkSame(network, uniform(network, "int16", "int16"), TOLERANCE);
    }
  }

  private static PrecisionAssignment uniform(Network network, String weights, String activations) {
    return PrecisionAssignment.uniform(
        network, new LayerPrecision(Formats.named(weights), Formats.named(activations)));
  }

  @Test
  void formatsThatOnnxLacksStayMetadata() {
    Network network = images();
    PrecisionAssignment precision = uniform(network, "mxfp4", "mxfp4");

    assertThat(BothRuntimes.quantised(network, precision))
        .isEqualTo(BothRuntimes.export(network, precision));
  }

  /** One layer, so that no rounding of another can move it. */
  private static Network single() {
    NetworkBuilder network = new NetworkBuilder("single");
    Source input = network.input("x", TensorType.real(Shape.batched(17)));
    return network.build(network.layer("head", new Linear(5, true), input));
  }

  private static Network images() {
    NetworkBuilder network = new NetworkBuilder("images");
    Source input = network.input("x", TensorType.real(Shape.batched(3, 9, 9)));
    Source features =
        network.chain(
            "stem",
            input,
            new Convolution(8, Window.square(3, 1, 1), 1, true),
            BatchNorm.USUAL,
            Activation.RELU,
            new Convolution(8, Window.square(3, 2, 1), 4, false),
            new Activation(Activation.Function.RELU6),
            new Convolution(6, Window.square(1, 1, 0), 1, false),
            new Activation(Activation.Function.SILU));
    return network.build(
        network.chain("head", features, new GlobalAveragePool(false), new Linear(10, true)));
  }

  private static Network attention() {
    NetworkBuilder network = new NetworkBuilder("attention");
    Source input = network.input("x", TensorType.real(Shape.batched(5, 6)));
    Source query = network.layer("query", new Linear(7, true), input);
    Source key = network.layer("key", new Linear(7, false), input);
    Source scores = network.layer("scores", new MatMul(true), query, key);
    Source weights = network.layer("weights", new Softmax(2), scores);
    return network.build(network.layer("read", new MatMul(false), weights, input));
  }
}
