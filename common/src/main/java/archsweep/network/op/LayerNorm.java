package archsweep.network.op;

import java.util.List;

/**
 * Normalises the last {@code axes} axes of each example by their mean and biased variance, then
 * scales and shifts each element. Input and output [..., normalised axes].
 */
public record LayerNorm(int axes, double epsilon) implements Op {

  public LayerNorm {
    if (axes < 1 || !(epsilon > 0)) {
      throw new IllegalArgumentException(
          "The axes (%d) and the epsilon (%s) must be positive.".formatted(axes, epsilon));
    }
  }

  @Override
  public List<TensorType> outputs(List<TensorType> inputs) {
    TensorType input = Inputs.single(inputs);
    if (input.shape().rank() <= axes) {
      throw new ShapeException(
          "it normalises %d axes, but %s has only %d behind the batch"
              .formatted(axes, input.shape(), input.shape().rank() - 1));
    }
    normalised(input.shape());
    return List.of(input);
  }

  @Override
  public List<ParameterSpec> parameters(List<TensorType> inputs) {
    Shape normalised = normalised(inputs.get(0).shape());
    return List.of(
        new ParameterSpec("weight", ParameterKind.NORM_SCALE, normalised, 1),
        new ParameterSpec("bias", ParameterKind.NORM_SHIFT, normalised, 1));
  }

  /**
   * Mean, variance, centring, scaling by the root, scale and shift. The squares of the variance are
   * no multiply-accumulates here: nobody counts them among those, and a norm has no precision of
   * its own.
   */
  @Override
  public OpCounts counts(List<TensorType> inputs) {
    long elements = Inputs.elements(inputs);
    long groups = elements / normalised(inputs.get(0).shape()).elements();
    return Inputs.touching(
        OpCounts.arithmetic(0, 3 * elements, 4 * elements, 0, groups),
        parameters(inputs),
        inputs,
        inputs);
  }

  @Override
  public String describe() {
    return "layer norm over %d %s".formatted(axes, axes == 1 ? "axis" : "axes");
  }

  private Shape normalised(Shape input) {
    long[] sizes = new long[axes];
    for (int axis = 0; axis < axes; axis++) {
      sizes[axis] = input.size(input.rank() - axes + axis);
    }
    return Shape.fixed(sizes);
  }
}
