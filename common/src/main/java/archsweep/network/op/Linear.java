package archsweep.network.op;

import java.util.List;

/**
 * A linear map of the last axis, the same for every position of the others. Input [..., features],
 * weight [out features, features], bias [out features].
 */
public record Linear(int outFeatures, boolean bias) implements Op {

  public Linear {
    if (outFeatures < 1) {
      throw new IllegalArgumentException(
          "The outFeatures (%d) must be positive.".formatted(outFeatures));
    }
  }

  @Override
  public List<TensorType> outputs(List<TensorType> inputs) {
    Shape input = Inputs.single(inputs).shape();
    if (input.rank() < 1) {
      throw new ShapeException("it takes at least 1 axis, not a scalar");
    }
    input.size(input.rank() - 1);
    return List.of(TensorType.real(input.with(input.rank() - 1, Dim.of(outFeatures))));
  }

  @Override
  public List<ParameterSpec> parameters(List<TensorType> inputs) {
    Shape input = inputs.get(0).shape();
    long features = input.size(input.rank() - 1);
    return weightAndBias(Shape.fixed(outFeatures, features), outFeatures, features, bias);
  }

  @Override
  public OpCounts counts(List<TensorType> inputs) {
    List<TensorType> outputs = outputs(inputs);
    long elements = Inputs.elements(outputs);
    Shape input = inputs.get(0).shape();
    return Inputs.touching(
        OpCounts.arithmetic(elements * input.size(input.rank() - 1), 0, bias ? elements : 0, 0, 0),
        parameters(inputs),
        inputs,
        outputs);
  }

  @Override
  public String describe() {
    return "linear, %d out%s".formatted(outFeatures, bias ? " + bias" : "");
  }

  static List<ParameterSpec> weightAndBias(Shape weight, long outputs, long fanIn, boolean bias) {
    ParameterSpec weights = new ParameterSpec("weight", ParameterKind.WEIGHT, weight, fanIn);
    return bias
        ? List.of(
            weights, new ParameterSpec("bias", ParameterKind.BIAS, Shape.fixed(outputs), fanIn))
        : List.of(weights);
  }
}
