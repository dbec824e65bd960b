package archsweep.network.op;

import java.util.List;

/**
 * Divides the last axis by its root mean square, then scales each element (Zhang and Sennrich,
 * "Root Mean Square Layer Normalization", NeurIPS 2019). Input and output [..., features].
 */
public record RmsNorm(double epsilon) implements Op {

  public RmsNorm {
    if (!(epsilon > 0)) {
      throw new IllegalArgumentException("The epsilon (%s) must be positive.".formatted(epsilon));
    }
  }

  @Override
  public List<TensorType> outputs(List<TensorType> inputs) {
    TensorType input = Inputs.single(inputs);
    features(input.shape());
    return List.of(input);
  }

  @Override
  public List<ParameterSpec> parameters(List<TensorType> inputs) {
    Shape shape = Shape.fixed(features(inputs.get(0).shape()));
    return List.of(new ParameterSpec("weight", ParameterKind.NORM_SCALE, shape, 1));
  }

  /** Squares and their sum, the root, two scalings. */
  @Override
  public OpCounts counts(List<TensorType> inputs) {
    long elements = Inputs.elements(inputs);
    long groups = elements / features(inputs.get(0).shape());
    return Inputs.touching(
        OpCounts.arithmetic(0, 3 * elements, elements, 0, groups),
        parameters(inputs),
        inputs,
        inputs);
  }

  @Override
  public String describe() {
    return "rms norm";
  }

  private static long features(Shape shape) {
    return shape.size(shape.rank() - 1);
  }
}
