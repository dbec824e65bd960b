package archsweep.torch;

import archsweep.network.op.Convolution;
import archsweep.network.op.Window;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;

/**
 * Convolutions, in forms that libtorch 2.10 gets right. Its float32 kernels, those of oneDNN, give
 * wrong numbers for some shapes without saying so: in row-major order where channels are no
 * multiple of 16; for one tap with a stride; for several outputs a group of one channel; and for
 * the second derivative of one tap by its weight, which nothing here takes. Images are therefore
 * always in channels-last order, sequences are images of height 1 or linear maps, one tap reads
 * every stride-th pixel, and a channel with several outputs is repeated. OperatorsTest holds the
 * results against float64 and against sums written out.
 */
final class Convolutions {

  private Convolutions() {}

  static Tensor apply(Convolution convolution, Tensor input, Map<String, Tensor> parameters) {
    Window window = convolution.window();
    Tensor weight = parameters.get("weight");
    Tensor bias = parameters.get("bias");
    Tensor padded = window.symmetric() ? input : Padding.pad(input, window, 0);
    long[] padding = window.symmetric() ? longs(window.paddingBefore()) : new long[window.rank()];
    if (window.taps() == 1 && convolution.groups() == 1 && sum(padding) == 0) {
      return oneTap(strided(padded, window), weight, bias);
    }
    if (window.rank() == 1 && convolution.groups() == 1) {
      return taps(
          torch.constant_pad_nd(padded, new long[] {padding[0], padding[0]}, new Scalar(0.0)),
          window,
          weight,
          bias);
    }
    if (window.rank() == 1) {
      Tensor image =
          slide(
              padded.unsqueeze(2),
              weight.unsqueeze(2),
              bias,
              new long[] {1, window.stride().get(0)},
              new long[] {0, padding[0]},
              new long[] {1, window.dilation().get(0)},
              convolution.groups());
      return image.squeeze(2);
    }
    return slide(
        padded,
        weight,
        bias,
        longs(window.stride()),
        padding,
        longs(window.dilation()),
        convolution.groups());
  }

  private static Tensor slide(
      Tensor input,
      Tensor weight,
      Tensor bias,
      long[] stride,
      long[] padding,
      long[] dilation,
      long groups) {
    long multiplier = weight.size(0) / groups;
    boolean repeated = groups > 1 && weight.size(1) == 1 && multiplier > 1;
    Tensor channels = repeated ? repeat(input, multiplier) : input;
    return torch.convolution(
        ordered(channels),
        ordered(weight),
        optional(bias),
        stride,
        padding,
        dilation,
        false,
        new long[stride.length],
        repeated ? groups * multiplier : groups);
  }

  private static Tensor repeat(Tensor input, long times) {
    return torch.repeat_interleave(input, times, new LongOptional(1), new LongOptional());
  }

  private static Tensor ordered(Tensor image) {
    boolean single = image.dim() == 4 && Tensors.single(image);
    return single ? image.contiguous(MemoryFormat.ChannelsLast) : image;
  }

  /** A sequence's kernel as the sum of a linear map for each tap. */
  private static Tensor taps(Tensor input, Window window, Tensor weight, Tensor bias) {
    long step = window.stride().get(0);
    long dilation = window.dilation().get(0);
    long reach = dilation * (weight.size(2) - 1) + 1;
    long length = (input.size(2) - reach) / step * step + 1;
    Tensor sum = null;
    for (long tap = 0; tap < weight.size(2); tap++) {
      long start = tap * dilation;
      Tensor seen = slice(input, 2, start, start + length, step);
      Tensor part = linear(seen, weight.select(2, tap), sum == null ? bias : null);
      sum = sum == null ? part : sum.add(part);
    }
    return sum;
  }

  /** oneDNN, which is float32 alone, takes half the time that the product of matrices takes. */
  private static Tensor oneTap(Tensor input, Tensor weight, Tensor bias) {
    if (input.dim() != 4 || !Tensors.single(input)) {
      return linear(input, weight, bias);
    }
    return slide(input, weight, bias, new long[] {1, 1}, new long[2], new long[] {1, 1}, 1);
  }

  /** A linear map of the channels at each position. */
  private static Tensor linear(Tensor input, Tensor weight, Tensor bias) {
    Tensor last = input.movedim(1, -1);
    return torch.linear(last, weight.flatten(1, -1), optional(bias)).movedim(-1, 1);
  }

  private static Tensor strided(Tensor input, Window window) {
    Tensor strided = input;
    for (int axis = 0; axis < window.rank(); axis++) {
      long step = window.stride().get(axis);
      if (step > 1) {
        long size = strided.size(2 + axis);
        strided = slice(strided, 2 + axis, 0, size, step);
      }
    }
    return strided;
  }

  private static Tensor slice(Tensor input, int axis, long start, long end, long step) {
    return torch.slice(input, axis, new LongOptional(start), new LongOptional(end), step);
  }

  private static TensorOptional optional(Tensor tensor) {
    return tensor == null ? new TensorOptional() : new TensorOptional(tensor);
  }

  private static long sum(long[] values) {
    return LongStream.of(values).sum();
  }

  private static long[] longs(List<Integer> values) {
    return values.stream().mapToLong(Integer::longValue).toArray();
  }
}
