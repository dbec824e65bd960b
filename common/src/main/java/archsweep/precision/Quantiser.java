package archsweep.precision;

import archsweep.network.op.Shape;
import java.util.Objects;

/**
 * Maps tensors onto the values that a format can hold and back ("fake quantisation"). FP32 is the
 * identity; other floats of 16 bits or more are cast, ties to even. Integers and smaller floats are
 * scaled so that the largest magnitude becomes the format's: for integers s = max(largest, 1e-8) /
 * maximum and x becomes s clamp(round(x / s)), ties to even; for floats s = maximum / largest and x
 * becomes round(x s) / s, saturating (FLIQS, arXiv 2308.03290, and the code that came with it).
 * Blocks have power-of-two scales (OCP Microscaling). Arithmetic is float32.
 *
 * @param granularity what shares a scale; blocks have their own
 */
public record Quantiser(NumberFormat format, Granularity granularity) {

  /** Which elements share a scale. */
  public enum Granularity {
    /** All of a tensor. */
    TENSOR,
    /** Those with the same index along the first axis: the output channels of weights. */
    CHANNEL
  }

  private static final float LEAST_INTEGER_RANGE = 1e-8f;

  public Quantiser {
    Objects.requireNonNull(format);
    Objects.requireNonNull(granularity);
  }

  /** As weights are quantised: a scale for each output channel. */
  public static Quantiser ofWeights(NumberFormat format) {
    return new Quantiser(format, Granularity.CHANNEL);
  }

  /** As activations are quantised: a scale for the tensor. */
  public static Quantiser ofActivations(NumberFormat format) {
    return new Quantiser(format, Granularity.TENSOR);
  }

  /**
   * The quantised values of a tensor.
   *
   * @param values in row-major order
   * @param shape their shape, without symbols
   * @param reductionAxis the axis along which blocks lie: that over which the layer sums, which is
   *     1 for the weights and the images of a convolution and the last for those of a linear layer;
   *     the last block of a line may be shorter
   * @return new values, in the same order
   */
  public float[] apply(float[] values, Shape shape, int reductionAxis) {
    if (values.length != shape.elements()) {
      throw new IllegalArgumentException(
          "A tensor of %s does not have %d values.".formatted(shape, values.length));
    }
    float[] result = values.clone();
    if (format instanceof BlockFormat block) {
      Objects.checkIndex(reductionAxis, shape.rank());
      quantise(result, block, shape, reductionAxis);
      return result;
    }
    if (format instanceof FloatFormat wide && !wide.scaled()) {
      cast(result, wide);
      return result;
    }
    int groups =
        granularity == Granularity.CHANNEL && shape.rank() > 0 ? Math.toIntExact(shape.size(0)) : 1;
    int length = values.length / groups;
    for (int group = 0; group < groups; group++) {
      if (format instanceof IntegerFormat integer) {
        quantise(result, group * length, length, integer);
      } else {
        quantise(result, group * length, length, (FloatFormat) format);
      }
    }
    return result;
  }

  private static void cast(float[] values, FloatFormat format) {
    if (format.equals(Formats.FP32)) {
      return;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) format.cast(values[i]);
    }
  }

  private static void quantise(float[] values, int start, int length, IntegerFormat format) {
    float scale = integerScale(largest(values, start, length, 1), format);
    for (int i = start; i < start + length; i++) {
      values[i] = format.round(values[i] / scale) * scale;
    }
  }

  /** The scale that the codes of an integer format are multiplied with. */
  public static float integerScale(float largest, IntegerFormat format) {
    return Math.max(largest, LEAST_INTEGER_RANGE) / (float) format.maximum();
  }

  private static void quantise(float[] values, int start, int length, FloatFormat format) {
    float scale = floatScale(largest(values, start, length, 1), format);
    for (int i = start; i < start + length; i++) {
      values[i] = (float) format.round(values[i] * scale) / scale;
    }
  }

  /** The scale that values are multiplied with; 1 for zeros, and finite for the tiniest. */
  public static float floatScale(float largest, FloatFormat format) {
    return largest == 0 ? 1 : Math.min((float) format.maximum() / largest, Float.MAX_VALUE);
  }

  private static void quantise(float[] values, BlockFormat format, Shape shape, int axis) {
    int length = Math.toIntExact(shape.size(axis));
    int stride = 1;
    for (int inner = axis + 1; inner < shape.rank(); inner++) {
      stride = Math.multiplyExact(stride, Math.toIntExact(shape.size(inner)));
    }
    for (int line = 0; line < values.length / length; line++) {
      int start = line / stride * stride * length + line % stride;
      for (int first = 0; first < length; first += format.blockSize()) {
        int size = Math.min(format.blockSize(), length - first);
        quantiseBlock(values, start + first * stride, size, stride, format);
      }
    }
  }

  private static void quantiseBlock(
      float[] values, int start, int size, int stride, BlockFormat format) {
    int exponent = format.scaleExponent(largest(values, start, size, stride));
    for (int k = 0, i = start; k < size; k++, i += stride) {
      double element = format.element().round(Math.scalb((double) values[i], -exponent));
      values[i] = (float) Math.scalb(element, exponent);
    }
  }

  private static float largest(float[] values, int start, int size, int stride) {
    float largest = 0;
    for (int k = 0, i = start; k < size; k++, i += stride) {
      largest = Math.max(largest, Math.abs(values[i]));
    }
    return largest;
  }
}
