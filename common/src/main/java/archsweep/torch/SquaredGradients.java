package archsweep.torch;

import archsweep.network.op.Op;
import archsweep.torch.Gradients.Graph;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The squares of the gradients of single examples at the weight of a convolution or linear layer.
 * Differentiation of a batch gives only the sum of those gradients; they are made again from what
 * the layer read and the gradient at its output, one example after the other, so that no more than
 * one of them is in memory.
 */
public final class SquaredGradients {

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
          if (input.dim() == 2) {
            // An example meets each weight once: the square of the only product is that of the sum.
            return ofSum(op, input.detach().square(), weight, gradient.square());
          }
          Tensor squares = torch.zeros_like(weight.detach());
          for (long n = 0; n < input.size(0); n++) {
            addExample(squares, op, input.narrow(0, n, 1), weight, gradient.narrow(0, n, 1));
          }
          return squares;
        });
  }

  private static void addExample(
      Tensor squares, Op op, Tensor input, Tensor weight, Tensor gradient) {
    NativeScope.run(() -> squares.add_(ofSum(op, input, weight, gradient).square()));
  }

  /** What the examples of the batch add to the gradient at the weight, together. */
  private static Tensor ofSum(Op op, Tensor input, Tensor weight, Tensor gradient) {
    Tensor variable = weight.detach().set_requires_grad(true);
    Tensor[] sum = new Tensor[1];
    NativeScope.recording(
        true,
        () -> {
          Tensor output =
              new Operators(Mode.TRAINING, Map.of())
                  .apply(op, List.of(input.detach()), Map.of("weight", variable));
          Tensor product = output.mul(gradient.detach()).sum();
          sum[0] = Gradients.of(product, List.of(variable), Graph.FREE).get(0);
        });
    return sum[0];
  }
}
