package archsweep.torch;

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
import archsweep.network.op.Zero;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * One operator on libtorch. All of them can be differentiated twice, but for what {@link
 * Convolutions} says of weights. The result is a handle of its own, never one of the inputs.
 */
final class Operators {

  private final Mode mode;
  private final Map<String, Long> symbols;

  /**
   * @param symbols the sizes that symbolic axes have in this run
   */
  Operators(Mode mode, Map<String, Long> symbols) {
    this.mode = mode;
    this.symbols = symbols;
  }

  /**
   * Applies an operator.
   *
   * @param parameters by role
   */
  Tensor apply(Op op, List<Tensor> inputs, Map<String, Tensor> parameters) {
    return apply(op, inputs, parameters, scales -> {});
  }

  /**
   * Applies an operator.
   *
   * @param parameters by role
   * @param normalised gets the scales of {@link LayerListener#normalised}, if there are any
   */
  Tensor apply(
      Op op, List<Tensor> inputs, Map<String, Tensor> parameters, Consumer<Tensor> normalised) {
    Tensor input = inputs.get(0);
    if (op instanceof Convolution convolution) {
      return Convolutions.apply(convolution, input, parameters);
    } else if (op instanceof Linear) {
      return torch.linear(input, parameters.get("weight"), optional(parameters, "bias"));
    } else if (op instanceof BatchNorm norm) {
      return batchNorm(norm, input, parameters, normalised);
    } else if (op instanceof Activation activation) {
      return activation(activation.function(), input);
    } else if (op instanceof Pool pool) {
      return Pools.apply(pool, input);
    } else if (op instanceof GlobalAveragePool pool) {
      return input.mean(spatialAxes(input), pool.keepAxes(), new ScalarTypeOptional());
    } else if (op instanceof Add) {
      return sum(inputs);
    } else if (op instanceof Multiply) {
      return product(inputs);
    } else if (op instanceof Zero) {
      return input.mul(new Scalar(0.0));
    } else if (op instanceof Concat concat) {
      return torch.cat(new TensorVector(inputs.toArray(Tensor[]::new)), concat.axis());
    } else if (op instanceof Reshape reshape) {
      return input.reshape(Tensors.sizes(reshape.shape().bind(symbols)));
    } else if (op instanceof Transpose transpose) {
      return input.permute(
          transpose.permutation().stream().mapToLong(Integer::longValue).toArray());
    } else if (op instanceof Softmax softmax) {
      return torch.softmax(input, softmax.axis());
    } else if (op instanceof LayerNorm norm) {
      Tensor weight = parameters.get("weight");
      return torch.layer_norm(
          input,
          Tensors.sizes(weight),
          new TensorOptional(weight),
          optional(parameters, "bias"),
          norm.epsilon(),
          false);
    } else if (op instanceof Embedding) {
      return torch.embedding(parameters.get("weight"), input);
    } else if (op instanceof MatMul product) {
      Tensor second = inputs.get(1);
      return input.matmul(product.transposeSecond() ? second.transpose(-2, -1) : second);
    }
    return RareOperators.apply(op, inputs, parameters);
  }

  /**
   * Of one example, whose gradient may have strides that libtorch 2.10 takes for those of another
   * memory order, every position is made an example: there is but one order for those.
   */
  private Tensor batchNorm(
      BatchNorm norm, Tensor input, Map<String, Tensor> parameters, Consumer<Tensor> normalised) {
    if (input.size(0) != 1 || input.dim() < 3) {
      return normalise(norm, input, parameters, normalised);
    }
    Tensor last = input.movedim(1, -1);
    Tensor positions = last.reshape(-1, input.size(1));
    return normalise(norm, positions, parameters, normalised).view_as(last).movedim(-1, 1);
  }

  private Tensor normalise(
      BatchNorm norm, Tensor input, Map<String, Tensor> parameters, Consumer<Tensor> normalised) {
    boolean running = mode == Mode.INFERENCE && norm.tracked();
    try (T_TensorTensorTensor_T results =
        torch.native_batch_norm(
            input,
            optional(parameters, "weight"),
            optional(parameters, "bias"),
            running ? optional(parameters, "running_mean") : new TensorOptional(),
            running ? optional(parameters, "running_var") : new TensorOptional(),
            !running,
            norm.momentum(),
            norm.epsilon())) {
      if (!running) {
        normalised.accept(results.get2());
      }
      return new Tensor(results.get0());
    }
  }

  private static Tensor activation(Activation.Function function, Tensor input) {
    return switch (function) {
      case RELU -> input.relu();
      case RELU6 -> torch.hardtanh(input, new Scalar(0.0), new Scalar(6.0));
      case RELU20 -> torch.hardtanh(input, new Scalar(0.0), new Scalar(20.0));
      case LEAKY_RELU -> torch.leaky_relu(input, new Scalar(0.2));
      case SIGMOID -> input.sigmoid();
      case TANH -> input.tanh();
      case GELU -> torch.gelu(input);
      case SILU -> torch.silu(input);
      // libtorch's own has no second derivative.
      case HARD_SIGMOID ->
          torch
              .hardtanh(input.add(new Scalar(3.0)), new Scalar(0.0), new Scalar(6.0))
              .div(new Scalar(6.0));
      case HARD_SWISH -> torch.hardswish(input);
      case ABS -> input.abs();
      case EXP -> input.exp();
      case LOG -> input.log();
      case SQRT -> input.sqrt();
      case RECIPROCAL -> input.reciprocal();
    };
  }

  private static Tensor sum(List<Tensor> inputs) {
    Tensor sum = inputs.size() == 1 ? new Tensor(inputs.get(0)) : inputs.get(0).add(inputs.get(1));
    inputs.stream().skip(2).forEach(sum::add_);
    return sum;
  }

  private static Tensor product(List<Tensor> inputs) {
    return inputs.stream().skip(1).reduce(new Tensor(inputs.get(0)), Tensor::mul);
  }

  private static long[] spatialAxes(Tensor input) {
    return LongStream.range(2, input.dim()).toArray();
  }

  private static TensorOptional optional(Map<String, Tensor> parameters, String role) {
    Tensor value = parameters.get(role);
    return value == null ? new TensorOptional() : new TensorOptional(value);
  }
}
