package archsweep.network.op;

import java.util.List;

/**
 * Zeros of the shape of its input: the "none" of cell spaces. Its gradient is zero too, not absent
 * (the references multiply by 0).
 */
public record Zero() implements Op {

  @Override
  public List<TensorType> outputs(List<TensorType> inputs) {
    return List.of(Inputs.single(inputs));
  }

  @Override
  public OpCounts counts(List<TensorType> inputs) {
    return OpCounts.NONE.touching(0, 0, Inputs.elements(inputs));
  }

  @Override
  public String describe() {
    return "zero";
  }
}
