package archsweep.torch;

import archsweep.network.op.CausalMask;
import archsweep.network.op.GatedSum;
import archsweep.network.op.LearnedOffset;
import archsweep.network.op.LearnedScale;
import archsweep.network.op.Lstm;
import archsweep.network.op.Op;
import archsweep.network.op.RmsNorm;
import archsweep.network.op.RotaryEmbedding;
import archsweep.network.op.Scale;
import archsweep.network.op.Shape;
import archsweep.network.op.Slice;
import archsweep.network.op.StridedZero;
import archsweep.network.op.Take;
import archsweep.network.op.TransposedConvolution;
import archsweep.network.op.Window;
import archsweep.network.op.WindowBias;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** The operators of recurrent networks, transformers, decoders and randomly wired networks. */
final class RareOperators {

  private RareOperators() {}

  /**
   * Applies an operator; see {@link Operators#apply}.
   *
   * @param parameters by role
   */
  static Tensor apply(Op op, List<Tensor> inputs, Map<String, Tensor> parameters) {
    Tensor input = inputs.get(0);
    if (op instanceof Scale scale) {
      return input.mul(new Scalar(scale.factor()));
    } else if (op instanceof Slice slice) {
      LongOptional start = new LongOptional(slice.start());
      LongOptional end = new LongOptional(slice.end());
      return torch.slice(input, slice.axis(), start, end, slice.step());
    } else if (op instanceof Take take) {
      int[] places = take.indices().stream().mapToInt(Math::toIntExact).toArray();
      return torch.index_select(input, take.axis(), Tensors.indices(places));
    } else if (op instanceof StridedZero zero) {
      return strided(zero, input);
    } else if (op instanceof TransposedConvolution transposed) {
      return transposed(transposed, input, parameters);
    } else if (op instanceof Lstm lstm) {
      return lstm(lstm, input, parameters);
    } else if (op instanceof RmsNorm norm) {
      Tensor squares = input.square().mean(new long[] {-1}, true, new ScalarTypeOptional());
      Tensor scaled = input.mul(squares.add(new Scalar(norm.epsilon())).rsqrt());
      return scaled.mul(parameters.get("weight"));
    } else if (op instanceof CausalMask) {
      Tensor later = torch.ones_like(input).triu(1).to(torch.ScalarType.Bool);
      return input.masked_fill(later, new Scalar(Double.NEGATIVE_INFINITY));
    } else if (op instanceof WindowBias bias) {
      return windowBias(bias, input, parameters.get("weight"));
    } else if (op instanceof RotaryEmbedding rotary) {
      return rotary(rotary, input);
    } else if (op instanceof LearnedOffset) {
      return input.add(parameters.get("weight"));
    } else if (op instanceof LearnedScale) {
      return input.mul(parameters.get("weight"));
    } else if (op instanceof GatedSum) {
      return gatedSum(inputs, parameters.get("weight").sigmoid());
    }
    throw new UnsupportedOperationException(op.describe() + " has no implementation");
  }

  private static Tensor strided(StridedZero zero, Tensor input) {
    Tensor thinned = input.mean(new long[] {1}, true, new ScalarTypeOptional());
    for (int axis = 2; axis < 4; axis++) {
      thinned = torch.slice(thinned, axis, new LongOptional(), new LongOptional(), zero.stride());
    }
    return thinned.repeat(1, zero.outChannels(), 1, 1).mul(new Scalar(0.0));
  }

  private static Tensor windowBias(WindowBias bias, Tensor input, Tensor table) {
    long positions = bias.positions();
    Tensor added =
        table
            .index_select(0, Tensors.indices(bias.places()))
            .view(positions, positions, table.size(1))
            .permute(2, 0, 1);
    Tensor scores = input.add(added);
    if (bias.shift() == 0) {
      return scores;
    }
    Shape shape = Shape.fixed(bias.windows(), 1, positions, positions);
    Tensor apart = Tensors.of(bias.apart(), shape, Arithmetic.FLOAT64).to(input.scalar_type());
    return scores.add(apart);
  }

  private static Tensor transposed(
      TransposedConvolution transposed, Tensor input, Map<String, Tensor> parameters) {
    Window window = transposed.window();
    int rank = window.rank();
    long[] outputPadding = new long[rank];
    Arrays.fill(outputPadding, transposed.outputPadding());
    Tensor bias = parameters.get("bias");
    return torch.convolution(
        input,
        parameters.get("weight"),
        bias == null ? new TensorOptional() : new TensorOptional(bias),
        longs(window.stride()),
        longs(window.paddingBefore()),
        longs(window.dilation()),
        true,
        outputPadding,
        1);
  }

  /**
   * Written out step by step: libtorch 2.10's own float32 kernel gave numbers that were wrong and
   * differed from run to run, where that of float64 agreed with ONNX Runtime.
   */
  private static Tensor lstm(Lstm lstm, Tensor input, Map<String, Tensor> parameters) {
    long width = lstm.hidden();
    Tensor bias = parameters.get("bias_ih").add(parameters.get("bias_hh"));
    Tensor projected = torch.linear(input, parameters.get("weight_ih"), new TensorOptional(bias));
    Tensor hidden = torch.zeros(new long[] {input.size(0), width}, input.options());
    Tensor cell = hidden;
    Tensor[] outputs = new Tensor[Math.toIntExact(input.size(1))];
    for (int step = 0; step < outputs.length; step++) {
      Tensor recurrent = torch.linear(hidden, parameters.get("weight_hh"), new TensorOptional());
      Tensor gates = projected.select(1, step).add(recurrent);
      Tensor write = gate(gates, 0, width).sigmoid();
      Tensor keep = gate(gates, 1, width).sigmoid();
      Tensor candidate = gate(gates, 2, width).tanh();
      Tensor read = gate(gates, 3, width).sigmoid();
      cell = keep.mul(cell).add(write.mul(candidate));
      hidden = read.mul(cell.tanh());
      outputs[step] = hidden;
    }
    return torch.stack(new TensorVector(outputs), 1);
  }

  private static Tensor gate(Tensor gates, long place, long width) {
    LongOptional start = new LongOptional(place * width);
    return torch.slice(gates, -1, start, new LongOptional((place + 1) * width), 1);
  }

  /** The angles are made in float64, so that far positions keep their digits. */
  private static Tensor rotary(RotaryEmbedding rotary, Tensor input) {
    long positions = input.size(-2);
    long half = input.size(-1) / 2;
    double[] angles = new double[Math.toIntExact(positions * half)];
    for (int place = 0; place < angles.length; place++) {
      double frequency = Math.pow(rotary.base(), -(double) (place % half) / half);
      long position = place / half;
      angles[place] = position * frequency;
    }
    Tensor angle = Tensors.of(angles, positions, half);
    Tensor cosine = angle.cos().to(input.scalar_type());
    Tensor sine = angle.sin().to(input.scalar_type());
    LongOptional middle = new LongOptional(half);
    Tensor first = torch.slice(input, -1, new LongOptional(0), middle, 1);
    Tensor second = torch.slice(input, -1, middle, new LongOptional(2 * half), 1);
    Tensor turnedFirst = first.mul(cosine).sub(second.mul(sine));
    Tensor turnedSecond = second.mul(cosine).add(first.mul(sine));
    return torch.cat(new TensorVector(turnedFirst, turnedSecond), -1);
  }

  private static Tensor gatedSum(List<Tensor> inputs, Tensor gates) {
    Tensor sum = inputs.get(0).mul(gates.select(0, 0));
    for (int i = 1; i < inputs.size(); i++) {
      sum = sum.add(inputs.get(i).mul(gates.select(0, i)));
    }
    return sum;
  }

  private static long[] longs(List<Integer> values) {
    return values.stream().mapToLong(Integer::longValue).toArray();
  }
}
