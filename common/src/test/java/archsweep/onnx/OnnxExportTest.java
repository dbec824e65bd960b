package archsweep.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import archsweep.config.UserException;
import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.Add;
import archsweep.network.op.BatchNorm;
import archsweep.network.op.CausalMask;
import archsweep.network.op.Concat;
import archsweep.network.op.Convolution;
import archsweep.network.op.Dim;
import archsweep.network.op.Embedding;
import archsweep.network.op.GatedSum;
import archsweep.network.op.GlobalAveragePool;
import archsweep.network.op.LayerNorm;
import archsweep.network.op.LearnedOffset;
import archsweep.network.op.LearnedScale;
import archsweep.network.op.Linear;
import archsweep.network.op.Lstm;
import archsweep.network.op.MatMul;
import archsweep.network.op.Multiply;
import archsweep.network.op.Op;
import archsweep.network.op.Pool;
import archsweep.network.op.Reshape;
import archsweep.network.op.RmsNorm;
import archsweep.network.op.RotaryEmbedding;
import archsweep.network.op.Scale;
import archsweep.network.op.Shape;
import archsweep.network.op.Slice;
import archsweep.network.op.Softmax;
import archsweep.network.op.StridedZero;
import archsweep.network.op.Take;
import archsweep.network.op.TensorType;
import archsweep.network.op.Transpose;
import archsweep.network.op.TransposedConvolution;
import archsweep.network.op.Window;
import archsweep.network.op.WindowBias;
import archsweep.network.op.Zero;
import archsweep.torch.LibTorch;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** ONNX Runtime opens what is exported, and computes what libtorch computes. */
class OnnxExportTest {

  @BeforeAll
  static void prepare() {
    LibTorch.prepareThread();
  }

  static Stream<Arguments> operators() {
    Shape image = Shape.batched(4, 9, 9);
    Shape sequence = Shape.batched(5, 6);
    Shape scores = Shape.of(Dim.Symbol.BATCH, Dim.of(2), Dim.Symbol.SEQUENCE, Dim.Symbol.SEQUENCE);
    Shape windows = Shape.batched(6, 2, 4, 4);
    Shape heads = Shape.of(Dim.Symbol.BATCH, Dim.of(2), Dim.Symbol.SEQUENCE, Dim.of(6));
    Window uneven =
        new Window(List.of(3, 3), List.of(2, 2), List.of(0, 1), List.of(1, 1), List.of(1, 1));
    Stream<Arguments> functions =
        Stream.of(Activation.Function.values())
            .map(function -> Arguments.of(new Activation(function), image));
    return Stream.concat(
        functions,
        Stream.of(
            Arguments.of(new Convolution(8, uneven, 2, true), image),
            Arguments.of(new Convolution(8, Window.line(3, 2, 1), 1, true), sequence),
            Arguments.of(new TransposedConvolution(3, Window.square(3, 2, 1), 1, true), image),
            Arguments.of(new Linear(7, true), sequence),
            Arguments.of(new Linear(7, false), Shape.batched(6)),
            Arguments.of(BatchNorm.USUAL, image),
            Arguments.of(new BatchNorm(false, true, 1e-3, 0.1), image),
            Arguments.of(new BatchNorm(true, false, 1e-5, 0.1), image),
            Arguments.of(new BatchNorm(false, false, 1e-5, 0.1), sequence),
            Arguments.of(Pool.max(uneven), image),
            Arguments.of(Pool.average(uneven, false), image),
            Arguments.of(Pool.average(uneven, true), image),
            Arguments.of(Pool.average(Window.line(3, 1, 1), false), sequence),
            Arguments.of(new GlobalAveragePool(true), image),
            Arguments.of(new GlobalAveragePool(false), sequence),
            Arguments.of(new Zero(), image),
            Arguments.of(new StridedZero(6, 2), image),
            Arguments.of(Reshape.flat(30), sequence),
            Arguments.of(new Transpose(List.of(0, 2, 1)), sequence),
            Arguments.of(new Softmax(1), sequence),
            Arguments.of(new LayerNorm(1, 1e-5), sequence),
            Arguments.of(new LayerNorm(2, 1e-5), sequence),
            Arguments.of(new RmsNorm(1e-6), sequence),
            Arguments.of(new Scale(0.3), sequence),
            Arguments.of(new Slice(2, 1, 6, 2), sequence),
            Arguments.of(new Take(2, List.of(1L, 0L, 3L, 3L)), sequence),
            Arguments.of(new Lstm(3), sequence),
            Arguments.of(new CausalMask(), scores),
            Arguments.of(new RotaryEmbedding(10_000), heads),
            Arguments.of(new WindowBias(2, 2, 3, 0), windows),
            Arguments.of(new WindowBias(2, 2, 3, 1), windows),
            Arguments.of(LearnedOffset.of(5, 6), sequence),
            Arguments.of(new LearnedScale(List.of(6L)), sequence)));
  }

  @ParameterizedTest
  @MethodSource("operators")
  void everyOperatorComputesTheSame(Op op, Shape shape) throws OrtException {
    NetworkBuilder network = new NetworkBuilder("one");
    Source input = network.input("x", TensorType.real(shape));
    // Only finite numbers are compared: before what positive numbers have, and after the mask.
    boolean positive =
        op instanceof Activation activation
            && (activation.function() == Activation.Function.LOG
                || activation.function() == Activation.Function.SQRT);
    Source read =
        positive
            ? network.layer("positive", new Activation(Activation.Function.ABS), input)
            : input;
    Source output = network.layer("op", op, read);
    boolean masked = op instanceof CausalMask;
    BothRuntimes.checkSame(
        network.build(masked ? network.layer("softmax", new Softmax(3), output) : output));
  }

  @Test
  void operatorsOfSeveralInputsComputeTheSame() throws OrtException {
    NetworkBuilder network = new NetworkBuilder("several");
    Source a = network.input("a", TensorType.real(Shape.batched(4, 6)));
    Source b = network.input("b", TensorType.real(Shape.batched(4, 6)));
    Source sum = network.layer("sum", new Add(), a, b, a);
    Source product = network.layer("product", new Multiply(), sum, a, b);
    Source attention = network.layer("attention", new MatMul(true), product, b);
    Source read = network.layer("read", new MatMul(false), attention, a);
    Source gated = network.layer("gated", new GatedSum(), read, a, b);
    BothRuntimes.checkSame(network.build(network.layer("all", new Concat(2), gated, read, sum)));
  }

  @Test
  void wordsAreLookedUp() throws OrtException {
    NetworkBuilder network = new NetworkBuilder("words");
    Shape words = Shape.of(Dim.Symbol.BATCH, Dim.Symbol.SEQUENCE);
    Source input = network.input("words", TensorType.index(words));
    BothRuntimes.checkSame(network.build(network.layer("embedding", new Embedding(11, 4), input)));
  }

  @Test
  void theSameNetworkIsTheSameFile() {
    Network network = small();

    assertThat(BothRuntimes.export(network)).isEqualTo(BothRuntimes.export(network));
  }

  @Test
  void formatsAreMetadata() throws OrtException {
    try (OrtSession session =
        OrtEnvironment.getEnvironment().createSession(BothRuntimes.export(small()))) {
      assertThat(session.getMetadata().getCustomMetadata())
          .containsEntry("archsweep.precision.head", "int8");
    }
  }

  @Test
  void namesThatWouldMeetAreRefused() {
    NetworkBuilder network = new NetworkBuilder("meeting");
    Source input = network.input("x", TensorType.real(Shape.batched(3)));
    Source first = network.layer("parameter/head.weight", Activation.RELU, input);
    Network met = network.build(network.layer("head", new Linear(2, false), first));

    assertThatThrownBy(() -> BothRuntimes.export(met))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("parameter/head.weight");
  }

  private static Network small() {
    NetworkBuilder network = new NetworkBuilder("small");
    Source input = network.input("x", TensorType.real(Shape.batched(3)));
    return network.build(network.layer("head", new Linear(2, true), input));
  }
}
