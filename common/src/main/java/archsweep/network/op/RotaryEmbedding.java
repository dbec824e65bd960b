package archsweep.network.op;

import java.util.List;

/**
 * Turns pairs of features by angles that grow with the position (Su et al., "RoFormer", 2021):
 * feature i and i + features / 2 of position p by p base^(-2 i / features). Input and output [...,
 * positions, features].
 */
public record RotaryEmbedding(double base) implements Op {

  public RotaryEmbedding {
    if (!(base > 1)) {
      throw new IllegalArgumentException("The base (%s) must be above 1.".formatted(base));
    }
  }

  @Override
  public List<TensorType> outputs(List<TensorType> inputs) {
    TensorType input = Inputs.single(inputs);
    Shape shape = input.shape();
    if (shape.rank() < 2 || shape.size(shape.rank() - 1) % 2 != 0) {
      throw new ShapeException(
          "it takes [..., positions, features] with an even number of features, not " + shape);
    }
    return List.of(input);
  }

  /** Two products and a sum an element; the angles are tabulated. */
  @Override
  public OpCounts counts(List<TensorType> inputs) {
    long elements = Inputs.elements(inputs);
    return OpCounts.arithmetic(0, 2 * elements, elements, 0, 0).touching(0, elements, elements);
  }

  @Override
  public String describe() {
    return "rotary embedding";
  }
}
