package archsweep.onnx;

import archsweep.network.op.Activation;
import archsweep.network.op.Add;
import archsweep.network.op.BatchNorm;
import archsweep.network.op.Concat;
import archsweep.network.op.Convolution;
import archsweep.network.op.Embedding;
import archsweep.network.op.GlobalAveragePool;
import archsweep.network.op.LayerNorm;
import archsweep.network.op.Linear;
import archsweep.network.op.MatMul;
import archsweep.network.op.Multiply;
import archsweep.network.op.Op;
import archsweep.network.op.Pool;
import archsweep.network.op.Reshape;
import archsweep.network.op.Softmax;
import archsweep.network.op.Transpose;
import archsweep.network.op.TransposedConvolution;
import archsweep.network.op.Window;
import archsweep.network.op.Zero;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;

/** The operators that most networks are made of, as nodes of opset 21. */
final class Nodes {

  private Nodes() {}

  /** Writes a layer; what it computes is what {@code archsweep.torch} computes for inference. */
  static void write(Op op, LayerNodes layer) {
    if (op instanceof Convolution convolution) {
      layer.result(
          "Conv", window(convolution.window()).and("group", convolution.groups()), weighted(layer));
    } else if (op instanceof TransposedConvolution transposed) {
      int rank = transposed.window().rank();
      layer.result(
          "ConvTranspose",
          window(transposed.window())
              .and("output_padding", Collections.nCopies(rank, transposed.outputPadding())),
          weighted(layer));
    } else if (op instanceof Linear) {
      linear(layer);
    } else if (op instanceof BatchNorm norm) {
      BatchNorms.write(norm, layer);
    } else if (op instanceof Activation activation) {
      activation(activation.function(), layer);
    } else if (op instanceof Pool pool) {
      pool(pool, layer);
    } else if (op instanceof GlobalAveragePool pool) {
      String axes = layer.longs("axes", LongStream.range(2, layer.rank()).toArray());
      Attributes keep = Attributes.of("keepdims", pool.keepAxes() ? 1 : 0);
      layer.result("ReduceMean", keep, layer.input(), axes);
    } else if (op instanceof Add) {
      layer.result("Sum", layer.inputs().toArray(String[]::new));
    } else if (op instanceof Multiply) {
      multiply(layer);
    } else if (op instanceof Zero) {
      layer.result("Mul", layer.input(), layer.scalar("zero", 0));
    } else if (op instanceof Concat concat) {
      Attributes axis = Attributes.of("axis", concat.axis());
      layer.result("Concat", axis, layer.inputs().toArray(String[]::new));
    } else if (op instanceof Reshape reshape) {
      Reshapes.write(reshape, layer);
    } else if (op instanceof Transpose transpose) {
      layer.result("Transpose", Attributes.of("perm", transpose.permutation()), layer.input());
    } else if (op instanceof Softmax softmax) {
      layer.result("Softmax", Attributes.of("axis", softmax.axis()), layer.input());
    } else if (op instanceof LayerNorm norm) {
      layer.result(
          "LayerNormalization",
          Attributes.of("axis", -norm.axes()).and("epsilon", norm.epsilon()),
          layer.input(),
          layer.parameter("weight"),
          layer.parameter("bias"));
    } else if (op instanceof Embedding) {
      layer.result("Gather", layer.parameter("weight"), layer.input());
    } else if (op instanceof MatMul product) {
      String second = layer.inputs().get(1);
      int rank = layer.types().get(1).shape().rank();
      layer.result(
          "MatMul",
          layer.input(),
          product.transposeSecond() ? layer.transposed("second", second, rank) : second);
    } else {
      RareNodes.write(op, layer);
    }
  }

  private static String[] weighted(LayerNodes layer) {
    String weight = layer.parameter("weight");
    return layer.has("bias")
        ? new String[] {layer.input(), weight, layer.parameter("bias")}
        : new String[] {layer.input(), weight};
  }

  private static void linear(LayerNodes layer) {
    if (layer.rank() == 2) {
      layer.result("Gemm", Attributes.of("transB", 1), weighted(layer));
      return;
    }
    String weight = layer.transposed("weight_t", layer.parameter("weight"), 2);
    if (layer.has("bias")) {
      String product = layer.step("product", "MatMul", layer.input(), weight);
      layer.result("Add", product, layer.parameter("bias"));
    } else {
      layer.result("MatMul", layer.input(), weight);
    }
  }

  private static void activation(Activation.Function function, LayerNodes layer) {
    String input = layer.input();
    switch (function) {
      case RELU -> layer.result("Relu", input);
      case RELU6 -> layer.result("Clip", input, layer.scalar("low", 0), layer.scalar("high", 6));
      case RELU20 -> layer.result("Clip", input, layer.scalar("low", 0), layer.scalar("high", 20));
      case LEAKY_RELU -> layer.result("LeakyRelu", Attributes.of("alpha", 0.2), input);
      case SIGMOID -> layer.result("Sigmoid", input);
      case TANH -> layer.result("Tanh", input);
      case GELU -> layer.result("Gelu", input);
      case SILU -> layer.result("Mul", input, layer.step("gate", "Sigmoid", input));
      case HARD_SIGMOID ->
          layer.result("HardSigmoid", Attributes.of("alpha", 1.0 / 6).and("beta", 0.5), input);
      case HARD_SWISH -> layer.result("HardSwish", input);
      case ABS -> layer.result("Abs", input);
      case EXP -> layer.result("Exp", input);
      case LOG -> layer.result("Log", input);
      case SQRT -> layer.result("Sqrt", input);
      case RECIPROCAL -> layer.result("Reciprocal", input);
    }
  }

  private static void pool(Pool pool, LayerNodes layer) {
    if (pool.kind() == Pool.Kind.MAX) {
      layer.result("MaxPool", window(pool.window()), layer.input());
    } else {
      Attributes attributes =
          window(pool.window()).and("count_include_pad", pool.countPadding() ? 1 : 0);
      layer.result("AveragePool", attributes, layer.input());
    }
  }

  private static void multiply(LayerNodes layer) {
    List<String> inputs = layer.inputs();
    if (inputs.size() == 1) {
      layer.result("Identity", layer.input());
      return;
    }
    String product = layer.input();
    for (int i = 1; i < inputs.size() - 1; i++) {
      product = layer.step("product" + i, "Mul", product, inputs.get(i));
    }
    layer.result("Mul", product, inputs.get(inputs.size() - 1));
  }

  private static Attributes window(Window window) {
    List<Integer> pads = new ArrayList<>(window.paddingBefore());
    pads.addAll(window.paddingAfter());
    return Attributes.of("kernel_shape", window.kernel())
        .and("strides", window.stride())
        .and("pads", pads)
        .and("dilations", window.dilation());
  }
}
