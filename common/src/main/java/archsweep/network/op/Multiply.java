package archsweep.network.op;

import java.util.List;

/** The product of its inputs, element by element, broadcast to a common shape. */
public record Multiply() implements Op {

  @Override
  public List<TensorType> outputs(List<TensorType> inputs) {
    return List.of(Inputs.broadcast(inputs));
  }

  @Override
  public OpCounts counts(List<TensorType> inputs) {
    List<TensorType> outputs = outputs(inputs);
    long multiplies = Inputs.elements(outputs) * (inputs.size() - 1);
    return Inputs.touching(OpCounts.arithmetic(0, multiplies, 0, 0, 0), List.of(), inputs, outputs);
  }

  @Override
  public boolean commutative() {
    return true;
  }

  @Override
  public String describe() {
    return "multiply";
  }
}
