package archsweep.onnx.read;

import static java.util.Map.entry;

import archsweep.network.op.BatchNorm;
import archsweep.network.op.Convolution;
import archsweep.network.op.Embedding;
import archsweep.network.op.Linear;
import archsweep.network.op.MatMul;
import archsweep.network.op.TransposedConvolution;
import archsweep.network.op.Window;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Layers with weights. */
final class Weighted {

  static final Map<String, Operators.Translator> TABLE =
      Map.ofEntries(
          entry("Conv", Weighted::convolution),
          entry("ConvTranspose", Weighted::transposed),
          entry("Gemm", Weighted::gemm),
          entry("MatMul", Weighted::product),
          entry("BatchNormalization", Weighted::batchNorm),
          entry("LSTM", Recurrent::lstm));

  private Weighted() {}

  private static List<Value> convolution(At at) {
    Constant weight = at.constant(1);
    int groups = Math.toIntExact(at.node().number("group", 1));
    Window window = Windows.of(at, at.shape(0), weight.sizes());
    Convolution convolution =
        new Convolution(Math.toIntExact(weight.sizes()[0]), window, groups, at.given(2));
    weightAndBias(at, weight);
    return at.result(convolution, at.flow(0));
  }

  private static List<Value> transposed(At at) {
    Constant weight = at.constant(1);
    long[] extra = at.node().numbers("output_padding").orElse(new long[1]);
    boolean even = Arrays.stream(extra).distinct().count() == 1;
    if (at.node().number("group", 1) != 1 || !even || at.node().has("output_shape")) {
      throw new RefusedNodeException(
          "groups, output_shape and uneven output_padding are not supported");
    }
    weightAndBias(at, weight);
    return at.result(
        new TransposedConvolution(
            Math.toIntExact(weight.sizes()[1]),
            Windows.of(at, at.shape(0), weight.sizes()),
            Math.toIntExact(extra[0]),
            at.given(2)),
        at.flow(0));
  }

  private static void weightAndBias(At at, Constant weight) {
    at.parameter("weight", weight.reals());
    if (at.given(2)) {
      at.parameter("bias", at.constant(2).reals());
    }
  }

  private static List<Value> gemm(At at) {
    OnnxNode node = at.node();
    if (node.number("transA", 0) != 0 || node.real("alpha", 1) != 1 || node.real("beta", 1) != 1) {
      throw new RefusedNodeException("transA, alpha and beta are not supported");
    }
    Constant weight = matrix(at.constant(1));
    Constant rows = node.number("transB", 0) != 0 ? weight : turned(weight);
    int width = Math.toIntExact(rows.sizes()[0]);
    at.parameter("weight", rows.reals());
    if (at.given(2)) {
      Constant bias = at.constant(2);
      float[] values = bias.reals();
      if (values.length == 1 && width > 1) {
        values = new float[width];
        Arrays.fill(values, bias.scalar());
      }
      at.parameter("bias", values);
    }
    return at.result(new Linear(width, at.given(2)), at.flow(0));
  }

  private static List<Value> product(At at) {
    if (at.known(1)) {
      Constant rows = turned(matrix(at.constant(1)));
      at.parameter("weight", rows.reals());
      return at.result(new Linear(Math.toIntExact(rows.sizes()[0]), false), at.flow(0));
    }
    return at.result(new MatMul(false), at.flow(0), at.flow(1));
  }

  private static Constant matrix(Constant weight) {
    if (weight.rank() != 2) {
      throw new RefusedNodeException("its weight %s is no matrix", Arrays.toString(weight.sizes()));
    }
    return weight;
  }

  static Constant turned(Constant matrix) {
    long[] sizes = matrix.sizes();
    int[] places = Shapes.transposed(sizes, new int[] {1, 0});
    return matrix.picked(new long[] {sizes[1], sizes[0]}, places);
  }

  private static List<Value> batchNorm(At at) {
    if (at.node().number("training_mode", 0) != 0) {
      throw new RefusedNodeException("its training mode is not supported");
    }
    at.parameter("weight", at.constant(1).reals());
    at.parameter("bias", at.constant(2).reals());
    at.parameter("running_mean", at.constant(3).reals());
    at.parameter("running_var", at.constant(4).reals());
    double momentum = 1 - (float) at.node().real("momentum", 0.9);
    return at.result(
        new BatchNorm(
            true,
            true,
            at.node().real("epsilon", 1e-5),
            OnnxNode.decimal(Math.round(momentum * 1e6) / 1e6f)),
        at.flow(0));
  }

  /** A table of which rows are looked up. */
  static List<Value> embedding(At at, Constant table) {
    at.parameter("weight", matrix(table).reals());
    return at.result(
        new Embedding(Math.toIntExact(table.sizes()[0]), Math.toIntExact(table.sizes()[1])),
        at.flow(1));
  }
}
