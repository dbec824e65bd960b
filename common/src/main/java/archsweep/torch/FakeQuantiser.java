package archsweep.torch;

import archsweep.network.op.Shape;
import archsweep.precision.BlockFormat;
import archsweep.precision.FloatFormat;
import archsweep.precision.Formats;
import archsweep.precision.IntegerFormat;
import archsweep.precision.NumberFormat;
import archsweep.precision.Quantiser;
import archsweep.precision.Quantiser.Granularity;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * {@link Quantiser} on libtorch: bit by bit the same values. Scales come from the same Java code;
 * elements are rounded by libtorch, integers in float32 and floats in float64, where every step is
 * exact. Formats without mantissa go through Java altogether.
 */
final class FakeQuantiser {

  private final Quantiser quantiser;

  FakeQuantiser(Quantiser quantiser) {
    this.quantiser = quantiser;
  }

  /** The quantised values, in the type and the layout of {@code tensor}, not differentiable. */
  Tensor apply(Tensor tensor, int reductionAxis) {
    NumberFormat format = quantiser.format();
    if (format.equals(Formats.FP32)) {
      return new Tensor(tensor);
    }
    return NativeScope.keep(
        () -> {
          Tensor single = tensor.detach().to(ScalarType.Float);
          return quantised(single, format, reductionAxis).to(tensor.scalar_type());
        });
  }

  private Tensor quantised(Tensor single, NumberFormat format, int reductionAxis) {
    if (format instanceof IntegerFormat integer) {
      Tensor scale = scales(single, largest -> Quantiser.integerScale((float) largest, integer));
      double top = integer.maximum();
      return single.div(scale).round_().clamp_(optional(-top - 1), optional(top)).mul_(scale);
    }
    if (format instanceof BlockFormat block && block.element().mantissaBits() > 0) {
      return blocks(single, block, reductionAxis);
    }
    if (format instanceof FloatFormat number && number.scaled() && number.mantissaBits() > 0) {
      Tensor scale = scales(single, largest -> Quantiser.floatScale((float) largest, number));
      Tensor scaled = single.mul(scale).to(ScalarType.Double);
      return rounded(scaled, number).to(ScalarType.Float).div(scale);
    }
    if (format.equals(Formats.FP16)) {
      return single.to(ScalarType.Half).to(ScalarType.Float);
    }
    if (format.equals(Formats.BF16)) {
      return single.to(ScalarType.BFloat16).to(ScalarType.Float);
    }
    return inJava(single, reductionAxis);
  }

  /** A scale for the tensor or for each index of its first axis, in a shape that broadcasts. */
  private Tensor scales(Tensor single, DoubleUnaryOperator scaleOfLargest) {
    boolean channels = quantiser.granularity() == Granularity.CHANNEL;
    T_TensorTensor_T ends =
        channels
            ? single.flatten(1, -1).aminmax(new LongOptional(1), false)
            : Tensors.inMemoryOrder(single).aminmax(new LongOptional(), false);
    Tensor largest = ends.get0().abs_().maximum(ends.get1().abs_());
    double[] scales = Arrays.stream(Tensors.toArray(largest)).map(scaleOfLargest).toArray();
    long[] sizes = LongStream.generate(() -> 1).limit(single.dim()).toArray();
    sizes[0] = scales.length;
    return Tensors.of(scales, sizes).to(ScalarType.Float);
  }

  /** Blocks lie along an axis; the last of a line is filled up with zeros, which change nothing. */
  private static Tensor blocks(Tensor single, BlockFormat format, int axis) {
    Tensor lines = single.movedim(axis, -1).to(ScalarType.Double);
    long length = lines.size(-1);
    long missing = Math.floorMod(-length, (long) format.blockSize());
    Tensor filled = torch.constant_pad_nd(lines, new long[] {0, missing}, new Scalar(0.0));
    Tensor blocks = filled.unflatten(-1, -1, format.blockSize());
    Tensor largest = blocks.abs().amax(new long[] {-1}, true);
    double[] powers =
        Arrays.stream(Tensors.toArray(largest))
            .map(value -> Math.scalb(1.0, format.scaleExponent(value)))
            .toArray();
    Tensor scale = Tensors.of(powers, Tensors.sizes(largest));
    Tensor values = rounded(blocks.div(scale), format.element()).mul(scale);
    return values.flatten(-2, -1).narrow(-1, 0, length).movedim(-1, axis).to(ScalarType.Float);
  }

  /** {@link FloatFormat#round} of each element, in float64. */
  private static Tensor rounded(Tensor values, FloatFormat format) {
    T_TensorTensor_T parts = values.abs().frexp();
    // frexp has its mantissa in [0.5, 1), one exponent above the usual.
    Tensor exponent = parts.get1().sub(new Scalar(1)).clamp_min(new Scalar(1 - format.bias()));
    Tensor step = torch.exp2(exponent.sub(new Scalar(format.mantissaBits())).to(ScalarType.Double));
    Tensor grid = values.div(step).round().mul(step);
    double top = format.maximum();
    // Adding zero makes of -0 the +0 that formats round to.
    return grid.clamp(optional(-top), optional(top)).add(new Scalar(0.0));
  }

  private Tensor inJava(Tensor single, int reductionAxis) {
    double[] wide = Tensors.toArray(single);
    float[] values = new float[wide.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) wide[i];
    }
    Shape shape = Shape.fixed(Tensors.sizes(single));
    return Tensors.of(quantiser.apply(values, shape, reductionAxis), shape, Arithmetic.FLOAT32);
  }

  private static ScalarOptional optional(double value) {
    return new ScalarOptional(new Scalar(value));
  }
}
