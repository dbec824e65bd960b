package archsweep.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsweep.network.op.CausalMask;
import archsweep.network.op.GatedSum;
import archsweep.network.op.LearnedOffset;
import archsweep.network.op.LearnedScale;
import archsweep.network.op.Lstm;
import archsweep.network.op.Op;
import archsweep.network.op.ParameterSpec;
import archsweep.network.op.RmsNorm;
import archsweep.network.op.RotaryEmbedding;
import archsweep.network.op.Shape;
import archsweep.network.op.Slice;
import archsweep.network.op.StridedZero;
import archsweep.network.op.TensorType;
import archsweep.network.op.TransposedConvolution;
import archsweep.network.op.Window;
import archsweep.network.op.WindowBias;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rare operators against sums written out. */
class RareOperatorsTest {

  @BeforeAll
  static void prepare() {
    LibTorch.prepareThread();
  }

  @Test
  void slicesTakeEveryStep() {
    Shape shape = Shape.fixed(1, 2, 5);
    double[] x = values(shape);

    assertThat(run(new Slice(2, 1, 5, 2), shape, x)).containsExactly(x[1], x[3], x[6], x[8]);
  }

  @Test
  void transposedConvolutionsSpreadEachElement() {
    TransposedConvolution op = new TransposedConvolution(2, Window.line(3, 2, 1), 1, true);
    Shape shape = Shape.fixed(1, 3, 4);
    double[] x = values(shape);
    List<double[]> parameters = parameters(op, shape);
    double[] expected = new double[2 * 8];
    for (int out = 0; out < 2; out++) {
      Arrays.fill(expected, out * 8, (out + 1) * 8, parameters.get(1)[out]);
      for (int in = 0; in < 3; in++) {
        for (int at = 0; at < 4; at++) {
          for (int tap = 0; tap < 3; tap++) {
            int place = 2 * at + tap - 1;
            if (place >= 0 && place < 8) {
              expected[out * 8 + place] +=
                  x[in * 4 + at] * parameters.get(0)[(in * 2 + out) * 3 + tap];
            }
          }
        }
      }
    }
    assertThat(run(op, shape, x)).containsExactly(expected, within(1e-12));
  }

  @Test
  void lstmsKeepACell() {
    Lstm op = new Lstm(2);
    Shape shape = Shape.fixed(1, 3, 2);
    double[] x = values(shape);
    List<double[]> p = parameters(op, shape);
    double[] state = new double[2];
    double[] cell = new double[2];
    List<Double> expected = new ArrayList<>();
    for (int time = 0; time < 3; time++) {
      double[] gates = new double[8];
      for (int gate = 0; gate < 8; gate++) {
        gates[gate] = p.get(2)[gate] + p.get(3)[gate];
        for (int i = 0; i < 2; i++) {
          gates[gate] +=
              p.get(0)[2 * gate + i] * x[2 * time + i] + p.get(1)[2 * gate + i] * state[i];
        }
      }
      for (int i = 0; i < 2; i++) {
        cell[i] = sigmoid(gates[2 + i]) * cell[i] + sigmoid(gates[i]) * Math.tanh(gates[4 + i]);
      }
      for (int i = 0; i < 2; i++) {
        state[i] = sigmoid(gates[6 + i]) * Math.tanh(cell[i]);
        expected.add(state[i]);
      }
    }
    assertThat(run(op, shape, x))
        .containsExactly(
            expected.stream().mapToDouble(Double::doubleValue).toArray(), within(1e-12));
  }

  @Test
  void rmsNormsDivideByTheRootMeanSquare() {
    RmsNorm op = new RmsNorm(1e-6);
    Shape shape = Shape.fixed(1, 1, 3);
    double[] x = values(shape);
    double root = Math.sqrt((x[0] * x[0] + x[1] * x[1] + x[2] * x[2]) / 3 + 1e-6);
    double[] scale = parameters(op, shape).get(0);

    assertThat(run(op, shape, x))
        .containsExactly(
            new double[] {x[0] / root * scale[0], x[1] / root * scale[1], x[2] / root * scale[2]},
            within(1e-12));
  }

  @Test
  void masksHideLaterPositions() {
    Shape shape = Shape.fixed(1, 2, 2);
    double[] x = values(shape);

    assertThat(run(new CausalMask(), shape, x))
        .containsExactly(x[0], Double.NEGATIVE_INFINITY, x[2], x[3]);
  }

  @Test
  void rotationsKeepLengthsAndTurnByThePosition() {
    Shape shape = Shape.fixed(1, 3, 4);
    double[] x = values(shape);
    double[] turned = run(new RotaryEmbedding(10_000), shape, x);

    assertThat(Arrays.copyOf(turned, 4)).containsExactly(Arrays.copyOf(x, 4), within(1e-12));
    assertThat(turned[8]).isCloseTo(x[8] * Math.cos(2) - x[10] * Math.sin(2), within(1e-12));
    assertThat(turned[10]).isCloseTo(x[10] * Math.cos(2) + x[8] * Math.sin(2), within(1e-12));
    assertThat(turned[9]).isCloseTo(x[9] * Math.cos(0.02) - x[11] * Math.sin(0.02), within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void windowsAddABiasByPlaceAndKeepStrangersApart(int shift) {
    WindowBias bias = new WindowBias(3, 2, 3, shift);
    Shape shape = Shape.fixed(1, 6, 2, 9, 9);
    double[] x = values(shape);
    double[] table = parameters(bias, shape).get(0);
    double[] expected = x.clone();
    for (int i = 0; i < x.length; i++) {
      int window = i / (2 * 81);
      int head = i / 81 % 2;
      int[] from = {window / 3 * 3 + i / 9 % 9 / 3, window % 3 * 3 + i / 9 % 3};
      int[] to = {window / 3 * 3 + i % 9 / 3, window % 3 * 3 + i % 3};
      expected[i] += table[2 * (5 * (from[0] - to[0] + 2) + from[1] - to[1] + 2) + head];
      boolean neighbours =
          before(from[0], shift, 6) - before(to[0], shift, 6) == from[0] - to[0]
              && before(from[1], shift, 9) - before(to[1], shift, 9) == from[1] - to[1];
      expected[i] -= neighbours ? 0 : 100;
    }
    assertThat(run(bias, shape, x)).containsExactly(expected, within(1e-12));
  }

  /** Where a row or column was before the image was shifted around its border. */
  private static int before(int place, int shift, int length) {
    return (place + shift) % length;
  }

  @Test
  void learnedTensorsAreAddedAndMultiplied() {
    Shape shape = Shape.fixed(2, 3);
    double[] x = values(shape);
    Op offset = LearnedOffset.of(3);
    Op scale = new LearnedScale(List.of(3L));
    double[] w = parameters(offset, shape).get(0);
    double[] added = new double[6];
    double[] scaled = new double[6];
    for (int i = 0; i < 6; i++) {
      added[i] = x[i] + w[i % 3];
      scaled[i] = x[i] * w[i % 3];
    }
    assertThat(run(offset, shape, x)).containsExactly(added, within(1e-12));
    assertThat(run(scale, shape, x)).containsExactly(scaled, within(1e-12));
  }

  @Test
  void gatedSumsWeightByASigmoid() {
    Shape shape = Shape.fixed(1, 2);
    double[] w = parameters(new GatedSum(), shape, 2).get(0);
    double[] x = values(shape);
    double gates = sigmoid(w[0]) + sigmoid(w[1]);

    assertThat(run(new GatedSum(), shape, x, x))
        .containsExactly(new double[] {x[0] * gates, x[1] * gates}, within(1e-12));
  }

  @Test
  void stridedZerosHaveTheShapeOfAConvolution() {
    StridedZero op = new StridedZero(5, 2);
    Shape shape = Shape.fixed(1, 2, 5, 7);

    assertThat(op.outputs(List.of(TensorType.real(shape))).get(0).shape())
        .isEqualTo(Shape.fixed(1, 5, 3, 4));
    assertThat(run(op, shape, values(shape))).containsExactly(new double[60], within(0.0));
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static double[] run(Op op, Shape shape, double[]... inputs) {
    return NativeScope.call(
        () -> {
          List<Tensor> tensors =
              Arrays.stream(inputs).map(x -> Tensors.of(x, sizes(shape))).toList();
          Map<String, Tensor> parameters = new HashMap<>();
          List<ParameterSpec> specs = op.parameters(types(shape, inputs.length));
          List<double[]> values = parameters(op, shape, inputs.length);
          for (int i = 0; i < specs.size(); i++) {
            ParameterSpec spec = specs.get(i);
            parameters.put(spec.role(), Tensors.of(values.get(i), sizes(spec.shape())));
          }
          Tensor output = new Operators(Mode.TRAINING, Map.of()).apply(op, tensors, parameters);
          assertThat(Tensors.sizes(output))
              .containsExactly(sizes(op.outputs(types(shape, inputs.length)).get(0).shape()));
          return Tensors.toArray(output);
        });
  }

  private static List<TensorType> types(Shape shape, int inputs) {
    return Collections.nCopies(inputs, TensorType.real(shape));
  }

  private static List<double[]> parameters(Op op, Shape shape) {
    return parameters(op, shape, 1);
  }

  private static List<double[]> parameters(Op op, Shape shape, int inputs) {
    return op.parameters(types(shape, inputs)).stream().map(spec -> values(spec.shape())).toList();
  }

  private static double[] values(Shape shape) {
    return new SplittableRandom(shape.elements()).doubles(shape.elements(), -1, 1).toArray();
  }

  private static long[] sizes(Shape shape) {
    return IntStream.range(0, shape.rank()).mapToLong(shape::size).toArray();
  }
}
