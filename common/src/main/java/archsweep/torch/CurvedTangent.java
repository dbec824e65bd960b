package archsweep.torch;

import archsweep.network.op.Op;
import archsweep.torch.Gradients.Graph;
import archsweep.torch.Trace.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Any layer, differentiated twice by itself. With dx(x, dy) the gradients at its inputs, the sum of
 * dx . Rx has two derivatives that are wanted: by dy, on which it depends linearly, it is the
 * tangent of the output, and by x what the layer's own curvature adds to the tangents of the dx.
 */
final class CurvedTangent implements LayerTangent {

  private final Operators operators;
  private final Op op;
  private final Step step;
  private final Map<String, Tensor> parameters;
  private final Tensor given;
  private List<Tensor> curvature = List.of();

  /**
   * @param gradient at the output, undefined if there is none
   */
  CurvedTangent(
      Operators operators, Op op, Step step, Map<String, Tensor> parameters, Tensor gradient) {
    this.operators = operators;
    this.op = op;
    this.step = step;
    this.parameters = parameters;
    this.given = gradient.defined() ? gradient : torch.zeros_like(step.output().detach());
  }

  @Override
  public Tensor output(List<Tensor> inputs) {
    List<Tensor> tangents = LinearTangent.filled(step, inputs);
    Tensor[] tangent = new Tensor[1];
    NativeScope.recording(true, () -> tangent[0] = differentiate(tangents));
    return tangent[0];
  }

  private Tensor differentiate(List<Tensor> tangents) {
    List<Tensor> leaves =
        step.inputs().stream().map(it -> it.detach().set_requires_grad(true)).toList();
    Tensor gradient = given.detach().set_requires_grad(true);
    Tensor product = operators.apply(op, leaves, parameters).mul(gradient).sum();
    List<Tensor> first = Gradients.of(product, leaves, Graph.EXTEND);
    Tensor sum = first.get(0).mul(tangents.get(0)).sum();
    for (int i = 1; i < leaves.size(); i++) {
      sum = sum.add(first.get(i).mul(tangents.get(i)).sum());
    }
    List<Tensor> with = new ArrayList<>(leaves);
    with.add(gradient);
    List<Tensor> second = Gradients.of(sum, with, Graph.FREE);
    curvature = second.subList(0, leaves.size());
    return second.get(leaves.size());
  }

  @Override
  public List<Tensor> inputs(Tensor gradient, Tensor change) {
    List<Tensor> passed = LinearTangent.ofInputs(step, List.of(step.output()), List.of(change));
    if (curvature.isEmpty()) {
      return passed;
    }
    List<Tensor> sums = new ArrayList<>();
    for (int i = 0; i < passed.size(); i++) {
      sums.add(sum(passed.get(i), curvature.get(i)));
    }
    return sums;
  }

  /** The sum of two tensors that may be undefined. */
  private static Tensor sum(Tensor left, Tensor right) {
    if (!left.defined() || !right.defined()) {
      return left.defined() ? left : right;
    }
    return left.add(right);
  }
}
