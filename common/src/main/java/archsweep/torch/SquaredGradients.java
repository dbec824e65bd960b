package archsweep.torch;

import archsweep.network.op.Op;
import archsweep.torch.Gradients.Graph;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * The squares of the gradients of single examples at the weight of a convolution or linear layer,
 * which differentiation of a batch gives only as a sum. They are made again from what the layer
 * read and the gradient at its output.
 */
public final class SquaredGradients {

  private SquaredGradients() {}

  /** EXPERIMENT */
  public static Tensor ofWeight(Op op, Tensor input, Tensor weight, Tensor gradient) {
    return switch (System.getProperty("squares", "exact")) {
      case "exact" -> exact(op, input, weight, gradient);
      case "positions" -> gradient(op, input.square(), weight, gradient.square());
      default -> gradient(op, input, weight, gradient).square().div(new org.bytedeco.pytorch.Scalar((double) input.size(0)));
    };
  }

  private static Tensor exact(Op op, Tensor input, Tensor weight, Tensor gradient) {
    return NativeScope.keep(
        () -> {
          Tensor sum = weight.detach().mul(new org.bytedeco.pytorch.Scalar(0.0));
          for (long example = 0; example < input.size(0); example++) {
            long n = example;
            NativeScope.run(
                () ->
                    sum.add_(
                        gradient(op, input.narrow(0, n, 1), weight, gradient.narrow(0, n, 1))
                            .square()));
          }
          return sum;
        });
  }

  /** The gradient of the sum of op(input) * gradient at the weight. */
  private static Tensor gradient(Op op, Tensor input, Tensor weight, Tensor gradient) {
    Tensor[] result = new Tensor[1];
    NativeScope.recording(
        true,
        () -> {
          Tensor w = weight.detach();
          w.set_requires_grad(true);
          Tensor output =
              new Operators(Mode.TRAINING, Map.of())
                  .apply(op, List.of(input.detach()), Map.of("weight", w));
          Tensor scalar = output.mul(gradient.detach()).sum();
          result[0] = Gradients.of(scalar, List.of(w), Graph.FREE).get(0);
        });
    return result[0];
  }
}
