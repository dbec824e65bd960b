package archsweep.network.op;

import java.util.List;

/**
 * A long short-term memory (Hochreiter and Schmidhuber, 1997) that starts from zeros and reads
 * forward. Input [batch, time, features], output [batch, time, hidden]. Parameters as PyTorch has
 * them: weight_ih [4 hidden, features], weight_hh [4 hidden, hidden], and a bias of [4 hidden] for
 * each of the two.
 */
public record Lstm(int hidden) implements Op {

  /** Input, forget, cell and output. */
  private static final int GATES = 4;

  public Lstm {
    if (hidden < 1) {
      throw new IllegalArgumentException("The hidden (%d) must be positive.".formatted(hidden));
    }
  }

  @Override
  public List<TensorType> outputs(List<TensorType> inputs) {
    Shape input = Inputs.single(inputs).shape();
    if (input.rank() != 3) {
      throw new ShapeException("it takes [batch, time, features], not " + input);
    }
    input.size(2);
    return List.of(TensorType.real(input.with(2, Dim.of(hidden))));
  }

  @Override
  public List<ParameterSpec> parameters(List<TensorType> inputs) {
    long features = inputs.get(0).shape().size(2);
    long gates = (long) GATES * hidden;
    return List.of(
        weight("weight_ih", gates, features),
        weight("weight_hh", gates, hidden),
        new ParameterSpec("bias_ih", ParameterKind.BIAS, Shape.fixed(gates), hidden),
        new ParameterSpec("bias_hh", ParameterKind.BIAS, Shape.fixed(gates), hidden));
  }

  /** PyTorch draws all of them within one over the root of hidden. */
  private ParameterSpec weight(String role, long gates, long features) {
    return new ParameterSpec(role, ParameterKind.WEIGHT, Shape.fixed(gates, features), hidden);
  }

  /** The products of the gates, their biases, five functions of a number and the cell's update. */
  @Override
  public OpCounts counts(List<TensorType> inputs) {
    List<TensorType> outputs = outputs(inputs);
    long states = Inputs.elements(outputs);
    long summed = inputs.get(0).shape().size(2) + hidden;
    return Inputs.touching(
        OpCounts.arithmetic(
            states * GATES * summed, 3 * states, (2 * GATES + 1) * states, 0, 5 * states),
        parameters(inputs),
        inputs,
        outputs);
  }

  @Override
  public String describe() {
    return "lstm, %d hidden".formatted(hidden);
  }
}
