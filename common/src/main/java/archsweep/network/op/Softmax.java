package archsweep.network.op;

import java.util.List;

/** exp(x) over the sum of exp(x) along an axis; a negative axis counts from the end. */
public record Softmax(int axis) implements Op {

  @Override
  public List<TensorType> outputs(List<TensorType> inputs) {
    TensorType input = Inputs.single(inputs);
    Inputs.axis(axis, input.shape());
    return List.of(input);
  }

  /** Maximum, subtraction, exponential, sum and division. */
  @Override
  public OpCounts counts(List<TensorType> inputs) {
    long n = Inputs.elements(inputs);
    return OpCounts.arithmetic(0, n, 2 * n, n, n).touching(0, n, n);
  }

  @Override
  public String describe() {
    return "softmax along axis " + axis;
  }
}
