package archsweep.network.op;

import java.util.List;

/** Its input times a constant, such as one over the root of the width of an attention head. */
public record Scale(double factor) implements Op {

  public Scale {
    if (!Double.isFinite(factor)) {
      throw new IllegalArgumentException("The factor (%s) must be finite.".formatted(factor));
    }
  }

  @Override
  public List<TensorType> outputs(List<TensorType> inputs) {
    return List.of(Inputs.single(inputs));
  }

  @Override
  public OpCounts counts(List<TensorType> inputs) {
    long elements = Inputs.elements(inputs);
    return OpCounts.arithmetic(0, elements, 0, 0, 0).touching(0, elements, elements);
  }

  @Override
  public String describe() {
    return "scale by %s".formatted(factor);
  }
}
