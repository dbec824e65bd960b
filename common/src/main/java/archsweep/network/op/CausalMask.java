package archsweep.network.op;

import java.util.List;

/**
 * Attention scores [..., positions, positions] with minus infinity above the diagonal, so that a
 * softmax behind it looks at no later position.
 */
public record CausalMask() implements Op {

  @Override
  public List<TensorType> outputs(List<TensorType> inputs) {
    TensorType input = Inputs.single(inputs);
    Shape shape = input.shape();
    int rank = shape.rank();
    if (rank < 2 || !shape.dim(rank - 1).equals(shape.dim(rank - 2))) {
      throw new ShapeException("it takes [..., positions, positions], not " + shape);
    }
    return List.of(input);
  }

  @Override
  public OpCounts counts(List<TensorType> inputs) {
    long elements = Inputs.elements(inputs);
    return OpCounts.arithmetic(0, 0, 0, elements, 0).touching(0, elements, elements);
  }

  @Override
  public String describe() {
    return "causal mask";
  }
}
