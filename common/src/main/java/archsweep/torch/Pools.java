package archsweep.torch;

import archsweep.network.op.Pool;
import archsweep.network.op.Window;
import java.util.List;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Pools. Averages of single images in small windows are sums that a depthwise convolution makes,
 * divided by what the window covers: the same sums in the same order as those of libtorch's own
 * pool, whose kernel takes three times as long forward and backward.
 */
final class Pools {

  /** The longest side of a window that is summed so; libtorch's own pool takes the rare larger. */
  private static final long LARGEST = 5;

  private Pools() {}

  /** Sequences are pooled as images of height 1. */
  static Tensor apply(Pool pool, Tensor input) {
    Window window = pool.window();
    return switch (window.rank()) {
      case 1 -> pool2d(pool, input.unsqueeze(2)).squeeze(2);
      case 2 -> pool2d(pool, input);
      default -> throw new UnsupportedOperationException("pools have one or two axes here");
    };
  }

  private static Tensor pool2d(Pool pool, Tensor input) {
    Window window = pool.window();
    boolean symmetric = window.symmetric();
    long[] kernel = plane(window.kernel(), 1);
    long[] stride = plane(window.stride(), 1);
    long[] padding = symmetric ? plane(window.paddingBefore(), 0) : new long[2];
    if (pool.kind() == Pool.Kind.MAX) {
      Tensor padded = symmetric ? input : Padding.pad(input, window, Double.NEGATIVE_INFINITY);
      return torch.max_pool2d(padded, kernel, stride, padding, plane(window.dilation(), 1), false);
    }
    if (window.dilation().stream().anyMatch(step -> step != 1)) {
      throw new UnsupportedOperationException("average pools have no dilation here");
    }
    if (symmetric) {
      return mean(input, kernel, stride, padding, pool.countPadding());
    }
    Tensor mean = mean(Padding.pad(input, window, 0), kernel, stride, padding, true);
    if (pool.countPadding()) {
      return mean;
    }
    Tensor covered = Padding.pad(torch.ones_like(input), window, 0);
    return mean.div(mean(covered, kernel, stride, padding, true));
  }

  private static Tensor mean(
      Tensor input, long[] kernel, long[] stride, long[] padding, boolean countPadding) {
    if (Tensors.single(input) && Math.max(kernel[0], kernel[1]) <= LARGEST) {
      return quotient(input, kernel, stride, padding, countPadding);
    }
    return torch.avg_pool2d(
        input, kernel, stride, padding, false, countPadding, new LongOptional());
  }

  /**
   * The sums of the windows, by a convolution of each channel alone, over what they count; in
   * place, for no gradient needs the sums.
   */
  private static Tensor quotient(
      Tensor input, long[] kernel, long[] stride, long[] padding, boolean countPadding) {
    long channels = input.size(1);
    double taps = (double) kernel[0] * kernel[1];
    return NativeScope.keep(
        () -> {
          Tensor ones = torch.ones(channels, 1, kernel[0], kernel[1]);
          Tensor sums =
              torch.convolution(
                  input.contiguous(MemoryFormat.ChannelsLast),
                  ones.contiguous(MemoryFormat.ChannelsLast),
                  new TensorOptional(),
                  stride,
                  padding,
                  new long[] {1, 1},
                  false,
                  new long[2],
                  channels);
          if (countPadding || padding[0] + padding[1] == 0) {
            return sums.div_(new Scalar(taps));
          }
          Tensor covered = torch.ones(1, 1, input.size(2), input.size(3));
          Tensor shares = mean(covered.to(ScalarType.Double), kernel, stride, padding, true);
          return sums.div_(shares.mul(new Scalar(taps)).to(ScalarType.Float));
        });
  }

  /** The values for height and width, where a sequence has only a width. */
  private static long[] plane(List<Integer> values, long height) {
    long[] own = longs(values);
    return own.length == 2 ? own : new long[] {height, own[0]};
  }

  private static long[] longs(List<Integer> values) {
    return values.stream().mapToLong(Integer::longValue).toArray();
  }
}
