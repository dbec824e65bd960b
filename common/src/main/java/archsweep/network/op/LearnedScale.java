package archsweep.network.op;

import java.util.List;

/**
 * Multiplies with a learned tensor, the same for each example: the layer scale of ConvNeXt. Input
 * and output [..., sizes].
 *
 * @param sizes the shape of the learned tensor, which the last axes of the input have; 1 broadcasts
 */
public record LearnedScale(List<Long> sizes) implements Op {

  public LearnedScale {
    sizes = List.copyOf(sizes);
  }

  @Override
  public List<TensorType> outputs(List<TensorType> inputs) {
    TensorType input = Inputs.single(inputs);
    Inputs.endsWith(input.shape(), sizes);
    return List.of(input);
  }

  @Override
  public List<ParameterSpec> parameters(List<TensorType> inputs) {
    Shape shape = Shape.fixed(sizes.stream().mapToLong(Long::longValue).toArray());
    return List.of(new ParameterSpec("weight", ParameterKind.NORM_SCALE, shape, 1));
  }

  @Override
  public OpCounts counts(List<TensorType> inputs) {
    long elements = Inputs.elements(inputs);
    return Inputs.touching(
        OpCounts.arithmetic(0, elements, 0, 0, 0), parameters(inputs), inputs, inputs);
  }

  @Override
  public String describe() {
    return "learned scale " + sizes;
  }
}
