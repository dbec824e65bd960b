package archsweep.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import archsweep.network.op.Activation;
import archsweep.network.op.Activation.Function;
import archsweep.network.op.Add;
import archsweep.network.op.BatchNorm;
import archsweep.network.op.Concat;
import archsweep.network.op.Convolution;
import archsweep.network.op.Dim;
import archsweep.network.op.Embedding;
import archsweep.network.op.GlobalAveragePool;
import archsweep.network.op.LayerNorm;
import archsweep.network.op.Linear;
import archsweep.network.op.MatMul;
import archsweep.network.op.Multiply;
import archsweep.network.op.Op;
import archsweep.network.op.ParameterSpec;
import archsweep.network.op.Pool;
import archsweep.network.op.Reshape;
import archsweep.network.op.Shape;
import archsweep.network.op.Softmax;
import archsweep.network.op.TensorType;
import archsweep.network.op.Transpose;
import archsweep.network.op.Window;
import archsweep.network.op.Zero;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Operators against sums written out, and derivatives in float32 against those in float64. */
class OperatorsTest {

  private static final Map<String, Long> SYMBOLS = Map.of("batch", 2L);

  @BeforeAll
  static void prepare() {
    LibTorch.prepareThread();
  }

  @ParameterizedTest
  @MethodSource("convolutions")
  void convolutionsSlide(Convolution convolution) {
    int rank = convolution.window().rank();
    Shape input = rank == 1 ? Shape.fixed(2, 4, 11) : Shape.fixed(2, 4, 9, 7);
    double[] x = values(input, 1);
    List<double[]> parameters = parameters(convolution, input);
    double[] bias = convolution.bias() ? parameters.get(1) : new double[convolution.outChannels()];

    double[] expected =
        new Sliding(convolution.window(), input)
            .convolve(x, parameters.get(0), bias, convolution.outChannels(), convolution.groups());

    assertClose(run(convolution, Mode.TRAINING, input, x), expected);
  }

  static Stream<Convolution> convolutions() {
    Window asymmetric =
        new Window(List.of(3, 2), List.of(2, 1), List.of(0, 1), List.of(2, 0), List.of(1, 2));
    return Stream.of(
        new Convolution(6, Window.square(3, 1, 1), 1, false),
        new Convolution(6, Window.square(1, 1, 0), 1, true),
        new Convolution(6, Window.square(1, 2, 0), 1, true),
        new Convolution(8, Window.square(3, 2, 1), 4, true),
        new Convolution(8, Window.square(1, 1, 0), 2, false),
        new Convolution(6, asymmetric, 2, true),
        new Convolution(6, Window.line(3, 1, 1), 1, false),
        new Convolution(6, Window.line(1, 1, 0), 1, true),
        new Convolution(
            4, new Window(List.of(3), List.of(1), List.of(4), List.of(0), List.of(2)), 4, true));
  }

  @ParameterizedTest
  @MethodSource("pools")
  void poolsSlide(Pool pool) {
    Shape input = pool.window().rank() == 1 ? Shape.fixed(2, 3, 10) : Shape.fixed(2, 3, 8, 7);
    double[] x = values(input, 1);

    assertClose(
        run(pool, Mode.TRAINING, input, x), new Sliding(pool.window(), input).pool(x, pool));
  }

  static Stream<Pool> pools() {
    Window asymmetric =
        new Window(List.of(3, 2), List.of(2, 1), List.of(0, 1), List.of(1, 0), List.of(1, 1));
    return Stream.of(
        Pool.average(Window.square(3, 1, 1), false),
        Pool.average(Window.square(3, 1, 1), true),
        Pool.average(Window.square(2, 2, 0), true),
        Pool.average(asymmetric, false),
        Pool.average(asymmetric, true),
        Pool.average(Window.line(3, 2, 1), false),
        Pool.max(Window.square(3, 2, 1)),
        Pool.max(asymmetric),
        Pool.max(Window.cube(2, 2, 1, 1, 2)),
        Pool.max(Window.line(3, 1, 1)));
  }

  @Test
  void activationsAreTheirFormulas() {
    Map<Function, java.util.function.DoubleUnaryOperator> formulas =
        Map.of(
            Function.RELU, x -> Math.max(0, x),
            Function.RELU6, x -> Math.min(6, Math.max(0, x)),
            Function.SIGMOID, x -> 1 / (1 + Math.exp(-x)),
            Function.TANH, Math::tanh,
            Function.SILU, x -> x / (1 + Math.exp(-x)),
            Function.HARD_SIGMOID, x -> Math.min(6, Math.max(0, x + 3)) / 6,
            Function.HARD_SWISH, x -> x * Math.min(6, Math.max(0, x + 3)) / 6);
    double[] x = {-7, -3.5, -2, -0.5, 0, 0.25, 1, 2.5, 4, 8};
    formulas.forEach(
        (function, formula) ->
            assertClose(
                run(new Activation(function), Mode.TRAINING, Shape.fixed(2, 5), x),
                Stream.of(box(x)).mapToDouble(formula::applyAsDouble).toArray()));
    assertClose(
        run(new Activation(Function.GELU), Mode.TRAINING, Shape.fixed(3), new double[] {-1, 0, 1}),
        new double[] {-0.15865525393145707, 0, 0.8413447460685429});
  }

  @Test
  void batchNormsNormaliseByTheBatchOrByRunningStatistics() {
    Shape input = Shape.fixed(2, 1, 2);
    double[] x = {1, 2, 3, 6};
    double scale = parameters(BatchNorm.USUAL, input).get(0)[0];
    double shift = parameters(BatchNorm.USUAL, input).get(1)[0];
    double mean = parameters(BatchNorm.USUAL, input).get(2)[0];
    double variance = Math.abs(parameters(BatchNorm.USUAL, input).get(3)[0]);

    assertClose(
        run(BatchNorm.USUAL, Mode.TRAINING, input, x),
        Stream.of(box(x))
            .mapToDouble(v -> (v - 3) / Math.sqrt(3.5 + 1e-5) * scale + shift)
            .toArray());
    assertClose(
        run(BatchNorm.USUAL, Mode.INFERENCE, input, x),
        Stream.of(box(x))
            .mapToDouble(v -> (v - mean) / Math.sqrt(variance + 1e-5) * scale + shift)
            .toArray());
    assertClose(
        run(new BatchNorm(false, false, 1e-5, 0.1), Mode.INFERENCE, input, x),
        Stream.of(box(x)).mapToDouble(v -> (v - 3) / Math.sqrt(3.5 + 1e-5)).toArray());
  }

  @Test
  void theRestIsWhatItSays() {
    double[] x = {1, 2, 3, 4, 5, 6};
    double[] y = {2, 0, 1, 1, -1, 3};
    Shape matrix = Shape.fixed(2, 3);
    assertClose(run(new Add(), matrix, x, y), new double[] {3, 2, 4, 5, 4, 9});
    assertClose(run(new Multiply(), matrix, x, y), new double[] {2, 0, 3, 4, -5, 18});
    assertClose(
        run(new Concat(-1), matrix, x, y), new double[] {1, 2, 3, 2, 0, 1, 4, 5, 6, 1, -1, 3});
    assertClose(run(new MatMul(true), matrix, x, y), new double[] {5, 8, 14, 17});
    assertClose(run(new Zero(), Mode.TRAINING, matrix, x), new double[6]);
    assertClose(
        run(new Transpose(List.of(1, 0)), Mode.TRAINING, matrix, x),
        new double[] {1, 4, 2, 5, 3, 6});
    assertClose(
        run(
            new Reshape(Shape.of(Dim.of(3), Dim.Symbol.BATCH)),
            Mode.TRAINING,
            Shape.fixed(2, 3),
            x),
        x);
    assertClose(
        run(new GlobalAveragePool(true), Mode.TRAINING, Shape.fixed(1, 2, 3), x),
        new double[] {2, 5});
    double low = Math.exp(-1);
    assertClose(
        run(new Softmax(1), Mode.TRAINING, Shape.fixed(1, 2), new double[] {0, 1}),
        new double[] {low / (1 + low), 1 / (1 + low)});
    double[] weight = parameters(new LayerNorm(1, 1e-5), matrix).get(0);
    double[] bias = parameters(new LayerNorm(1, 1e-5), matrix).get(1);
    double unit = 1 / Math.sqrt(2.0 / 3 + 1e-5);
    assertClose(
        run(new LayerNorm(1, 1e-5), Mode.TRAINING, Shape.fixed(1, 3), new double[] {1, 2, 3}),
        new double[] {bias[0] - unit * weight[0], bias[1], bias[2] + unit * weight[2]});
    Linear linear = new Linear(1, true);
    List<double[]> map = parameters(linear, Shape.fixed(1, 2));
    assertClose(
        run(linear, Mode.TRAINING, Shape.fixed(1, 2), new double[] {2, 3}),
        new double[] {2 * map.get(0)[0] + 3 * map.get(0)[1] + map.get(1)[0]});
    double[] rows = parameters(new Embedding(4, 2), Shape.fixed(1, 2)).get(0);
    assertClose(
        run(new Embedding(4, 2), Mode.TRAINING, Shape.fixed(1, 2), new double[] {3, 1}),
        new double[] {rows[6], rows[7], rows[2], rows[3]});
  }

  /**
   * First and second derivatives of a sum of squares. oneDNN is wrong for some shapes; what passes
   * call must not be among them. (The gradient of a gradient of a weight at the weight is, for
   * pointwise convolutions; no pass asks for it.)
   */
  @ParameterizedTest
  @MethodSource("differentiated")
  void float32DifferentiatesAsFloat64Does(Convolution convolution) {
    for (int channels : new int[] {4, 16}) {
      int rank = convolution.window().rank();
      Shape input = rank == 1 ? Shape.fixed(8, channels, 64) : Shape.fixed(8, channels, 8, 8);
      assertDifferentiates(convolution, input);
    }
  }

  /** Images of one pixel have no memory order, by which libtorch chooses its kernel. */
  @ParameterizedTest
  @ValueSource(ints = {3, 4, 16, 24, 40, 96})
  void float32DifferentiatesPointwiseConvolutions(int channels) {
    for (int outputs : new int[] {1, 16, 20}) {
      for (boolean bias : new boolean[] {false, true}) {
        Convolution pointwise = new Convolution(outputs, Window.square(1, 1, 0), 1, bias);
        assertDifferentiates(pointwise, Shape.fixed(8, channels, 1, 1));
        assertDifferentiates(pointwise, Shape.fixed(1, channels, 8, 8));
        assertDifferentiates(pointwise, Shape.fixed(1, channels, 1, 1));
        assertDifferentiates(pointwise, Shape.fixed(4, channels, 7, 1));
      }
      Convolution strided = new Convolution(outputs, Window.square(1, 2, 0), 1, false);
      assertDifferentiates(strided, Shape.fixed(2, channels, 2, 2));
    }
  }

  private static void assertDifferentiates(Convolution convolution, Shape input) {
    List<double[]> exact = derivatives(convolution, input, Arithmetic.FLOAT64);
    List<double[]> single = derivatives(convolution, input, Arithmetic.FLOAT32);
    for (int i = 0; i < exact.size(); i++) {
      double largest = 0;
      double difference = 0;
      for (int k = 0; k < exact.get(i).length; k++) {
        largest = Math.max(largest, Math.abs(exact.get(i)[k]));
        difference = Math.max(difference, Math.abs(exact.get(i)[k] - single.get(i)[k]));
      }
      assertThat(difference / largest).as("derivative %d of %s", i, input).isLessThan(1e-4);
    }
  }

  static Stream<Convolution> differentiated() {
    return Stream.of(
        new Convolution(8, Window.square(3, 1, 1), 1, false),
        new Convolution(8, Window.square(3, 2, 1), 1, false),
        new Convolution(8, Window.square(1, 1, 0), 1, false),
        new Convolution(8, Window.square(1, 2, 0), 1, false),
        new Convolution(8, Window.square(1, 1, 0), 4, false),
        new Convolution(8, Window.square(5, 1, 2), 4, false),
        new Convolution(16, Window.square(3, 1, 1), 1, true),
        new Convolution(8, Window.square(8, 1, 0), 1, false),
        new Convolution(8, Window.line(3, 1, 1), 1, false),
        new Convolution(8, Window.line(1, 1, 0), 1, false),
        new Convolution(8, Window.cube(1, 5, 1, 4, 2), 1, true));
  }

  @ParameterizedTest
  @MethodSource("pools")
  void float32PoolsAsFloat64Does(Pool pool) {
    for (int channels : new int[] {3, 16}) {
      int rank = pool.window().rank();
      Shape input = rank == 1 ? Shape.fixed(2, channels, 10) : Shape.fixed(2, channels, 8, 7);
      List<double[]> exact = pooled(pool, input, Arithmetic.FLOAT64);
      List<double[]> single = pooled(pool, input, Arithmetic.FLOAT32);
      for (int i = 0; i < exact.size(); i++) {
        assertThat(single.get(i)).containsExactly(exact.get(i), within(1e-6));
      }
    }
  }

  /** What a pool gives, and the gradient of the sum of its squares. */
  private static List<double[]> pooled(Pool pool, Shape input, Arithmetic arithmetic) {
    return NativeScope.call(
        () -> {
          Tensor x = Tensors.of(floats(values(input, 1)), input, arithmetic);
          assertThat(Tensors.single(x)).isEqualTo(arithmetic == Arithmetic.FLOAT32);
          x.set_requires_grad(true);
          Tensor y = new Operators(Mode.TRAINING, SYMBOLS).apply(pool, List.of(x), Map.of());
          Tensor gradient = Gradients.of(y.mul(y).sum(), List.of(x), Gradients.Graph.FREE).get(0);
          return List.of(Tensors.toArray(y), Tensors.toArray(gradient));
        });
  }

  @Test
  void saysWhatItCannotRun() {
    Pool dilated = new Pool(Pool.Kind.AVERAGE, Window.cube(2, 2, 1, 0, 2), false);
    assertThatThrownBy(() -> run(dilated, Mode.TRAINING, Shape.fixed(1, 1, 4, 4), new double[16]))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("dilation");
  }

  private static List<double[]> derivatives(
      Convolution convolution, Shape input, Arithmetic arithmetic) {
    return NativeScope.call(
        () -> {
          Tensor x = Tensors.of(floats(values(input, 1)), input, arithmetic);
          Map<String, Tensor> parameters = tensors(convolution, input, arithmetic);
          Tensor weight = parameters.get("weight");
          x.set_requires_grad(true);
          weight.set_requires_grad(true);
          Tensor y =
              new Operators(Mode.TRAINING, SYMBOLS).apply(convolution, List.of(x), parameters);
          List<Tensor> first =
              Gradients.of(y.mul(y).sum(), List.of(weight, x), Gradients.Graph.EXTEND);
          List<double[]> all = new ArrayList<>();
          for (Tensor gradient : first) {
            all.add(Tensors.toArray(gradient));
            Tensor z = gradient.mul(gradient.detach()).sum();
            Gradients.of(z, List.of(y, x), Gradients.Graph.RETAIN)
                .forEach(second -> all.add(Tensors.toArray(second)));
          }
          return all;
        });
  }

  private static double[] run(Op op, Mode mode, Shape input, double[] x) {
    return run(op, mode, List.of(input), List.of(x));
  }

  private static double[] run(Op op, Shape input, double[] x, double[] y) {
    return run(op, Mode.TRAINING, List.of(input, input), List.of(x, y));
  }

  private static double[] run(Op op, Mode mode, List<Shape> shapes, List<double[]> values) {
    return NativeScope.call(
        () -> {
          List<Tensor> inputs = new ArrayList<>();
          for (int i = 0; i < values.size(); i++) {
            TensorType type =
                op instanceof Embedding
                    ? TensorType.index(shapes.get(i))
                    : TensorType.real(shapes.get(i));
            inputs.add(Tensors.of(floats(values.get(i)), type, Arithmetic.FLOAT64));
          }
          Map<String, Tensor> parameters = tensors(op, shapes.get(0), Arithmetic.FLOAT64);
          return Tensors.toArray(new Operators(mode, SYMBOLS).apply(op, inputs, parameters));
        });
  }

  private static Map<String, Tensor> tensors(Op op, Shape input, Arithmetic arithmetic) {
    List<double[]> values = parameters(op, input);
    Map<String, Tensor> tensors = new HashMap<>();
    List<ParameterSpec> specs = specs(op, input);
    for (int i = 0; i < specs.size(); i++) {
      tensors.put(
          specs.get(i).role(), Tensors.of(floats(values.get(i)), specs.get(i).shape(), arithmetic));
    }
    return tensors;
  }

  private static List<double[]> parameters(Op op, Shape input) {
    List<double[]> values = new ArrayList<>();
    for (ParameterSpec spec : specs(op, input)) {
      double[] drawn = values(spec.shape(), 7 + values.size());
      if (spec.role().equals("running_var")) {
        drawn = Stream.of(box(drawn)).mapToDouble(Math::abs).toArray();
      }
      values.add(drawn);
    }
    return values;
  }

  private static List<ParameterSpec> specs(Op op, Shape input) {
    return op.parameters(
        List.of(op instanceof Embedding ? TensorType.index(input) : TensorType.real(input)));
  }

  /** Numbers that float32 holds, too. */
  private static double[] values(Shape shape, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return random.doubles(shape.elements(), -1, 1).map(value -> (float) value).toArray();
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  private static Double[] box(double[] values) {
    return java.util.stream.DoubleStream.of(values).boxed().toArray(Double[]::new);
  }

  private static void assertClose(double[] actual, double[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i]).as("element " + i).isCloseTo(expected[i], within(1e-6));
    }
  }
}
