package archsweep.torch;

import archsweep.network.op.Convolution;
import archsweep.network.op.Op;
import archsweep.torch.Trace.Step;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * A convolution or linear layer y = w x + b along a direction v of its weight: Ry = w Rx + v x, and
 * back Rdx = w^T Rdy + v^T dy. An embedding is one too, of indices x that never move.
 */
final class WeightedTangent implements LayerTangent {

  private final Operators operators;
  private final Op op;
  private final Step step;
  private final Map<String, Tensor> parameters;
  private final Tensor direction;
  private final Tensor given;
  private Tensor byDirection = new Tensor();
  private double product;

  /**
   * @param direction of the weight, undefined if it stays
   * @param gradient at the output
   */
  WeightedTangent(
      Operators operators,
      Op op,
      Step step,
      Map<String, Tensor> parameters,
      Tensor direction,
      Tensor gradient) {
    this.operators = operators;
    this.op = op;
    this.step = step;
    this.parameters = parameters;
    this.direction = direction.defined() ? direction.detach() : direction;
    this.given = gradient;
  }

  @Override
  public Tensor output(List<Tensor> inputs) {
    Tensor tangent = inputs.get(0);
    Tensor byInput =
        tangent.defined()
            ? NativeScope.keep(
                () ->
                    operators.apply(
                        op, List.of(tangent), Map.of("weight", parameters.get("weight"))))
            : new Tensor();
    if (!direction.defined()) {
      return byInput;
    }
    NativeScope.recording(
        true,
        () ->
            byDirection =
                NativeScope.keep(
                    () -> operators.apply(op, step.inputs(), Map.of("weight", direction))));
    product += dot(byInput, given);
    Tensor own = byDirection.detach();
    if (!byInput.defined()) {
      return own;
    }
    own.close();
    byInput.add_(byDirection);
    return byInput;
  }

  @Override
  public List<Tensor> inputs(Tensor gradient, Tensor change) {
    product += dot(step.output(), change) - ofBias(change);
    List<Tensor> back =
        LinearTangent.ofInputs(
            step, List.of(step.output(), byDirection), List.of(change, gradient));
    byDirection.close();
    return back;
  }

  boolean directed() {
    return direction.defined();
  }

  /**
   * w . (H v), of which a layer's part is w . d(dL/dw) = (w Rx) . dy + (w x) . Rdy; to be asked
   * behind both sweeps.
   */
  double product() {
    return product;
  }

  private double ofBias(Tensor change) {
    Tensor bias = parameters.get("bias");
    if (bias == null || !change.defined()) {
      return 0;
    }
    return NativeScope.call(
        () -> {
          Tensor last = op instanceof Convolution ? change.movedim(1, -1) : change;
          return dot(bias, last.flatten(0, -2).sum(0));
        });
  }

  private static double dot(Tensor left, Tensor right) {
    return left.defined() && right.defined()
        ? NativeScope.call(() -> Tensors.toDouble(left.detach().mul(right.detach()).sum()))
        : 0;
  }
}
