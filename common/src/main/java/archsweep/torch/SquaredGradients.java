package archsweep.torch;

import archsweep.network.op.Convolution;
import archsweep.network.op.Op;
import archsweep.network.op.Window;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The squares of the gradients of single examples at the weight of a convolution or linear layer.
 * Differentiation of a batch gives only the sum of those gradients; they are made again, as matrix
 * products of what the layer read and the gradient at its output, for as many examples at a time as
 * stay in a processor's cache.
 */
public final class SquaredGradients {

  private static final long CACHED_ELEMENTS = 1 << 20;

  private SquaredGradients() {}

  /**
   * The sum over examples n of g_n^2, where g_n is what example n adds to the gradient at the
   * weight. In the shape of the weight and the caller's scope.
   *
   * @param op a convolution or a linear layer
   * @param input what it read, [batch, ...]
   * @param gradient the gradient at its output, [batch, ...]
   */
  public static Tensor ofWeight(Op op, Tensor input, Tensor weight, Tensor gradient) {
    return NativeScope.keep(
        () -> {
          Tensor read = input.detach();
          Tensor given = gradient.detach();
          if (read.dim() == 2) {
            // An example meets each weight once: the square of the only product is that of the sum.
            return given.square().t().matmul(read.square());
          }
          Tensor squares = torch.zeros_like(weight.detach());
          long taps = op instanceof Convolution convolution ? convolution.window().taps() : 1;
          long elements = taps * read.numel() / read.size(0);
          long together = Math.max(1, CACHED_ELEMENTS / elements);
          for (long n = 0; n < read.size(0); n += together) {
            long examples = Math.min(together, read.size(0) - n);
            Tensor someRead = read.narrow(0, n, examples);
            Tensor someGiven = given.narrow(0, n, examples);
            NativeScope.run(() -> squares.add_(ofSome(op, someRead, weight, someGiven)));
          }
          return squares;
        });
  }

  private static Tensor ofSome(Op op, Tensor input, Tensor weight, Tensor gradient) {
    if (op instanceof Convolution convolution) {
      long groups = convolution.groups();
      // [batch, groups, inputs of a group x taps, positions] and [batch, groups, outputs,
      // positions]
      Tensor columns = columns(convolution.window(), input).unflatten(1, groups, -1);
      Tensor given = gradient.flatten(2, -1).unflatten(1, groups, -1);
      Tensor gradients = given.matmul(columns.transpose(-1, -2));
      return gradients.square_().sum(0).reshape(Tensors.sizes(weight));
    }
    Tensor given = gradient.flatten(1, -2);
    return given.transpose(-1, -2).matmul(input.flatten(1, -2)).square_().sum(0);
  }

  /** What each output position sees, [batch, channels x taps, positions]. */
  private static Tensor columns(Window window, Tensor input) {
    Tensor padded = Padding.pad(input, window, 0);
    if (window.rank() == 1) {
      return torch.im2col(
          padded.unsqueeze(2),
          new long[] {1, window.kernel().get(0)},
          new long[] {1, window.dilation().get(0)},
          new long[2],
          1,
          window.stride().get(0));
    }
    return torch.im2col(
        padded,
        longs(window.kernel()),
        longs(window.dilation()),
        new long[window.rank()],
        longs(window.stride()));
  }

  private static long[] longs(List<Integer> values) {
    return values.stream().mapToLong(Integer::longValue).toArray();
  }
}
