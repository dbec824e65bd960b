package archsweep.network;

import archsweep.network.op.Op;
import archsweep.network.op.OpCounts;
import archsweep.network.op.ParameterSpec;
import archsweep.network.op.ShapeException;
import archsweep.network.op.TensorType;
import java.util.List;

/**
 * An operator on inputs of certain types, with what follows from that. Networks repeat their
 * blocks, so the layers that have one in common share it.
 */
final class TypedOp {

  private final Op op;
  private final List<TensorType> inputs;
  private final int hash;
  private List<TensorType> outputs = List.of();
  private List<ParameterSpec> parameters = List.of();
  private volatile OpCounts counts;

  TypedOp(Op op, List<TensorType> inputs) {
    this.op = op;
    this.inputs = List.copyOf(inputs);
    this.hash = 31 * op.hashCode() + this.inputs.hashCode();
  }

  /**
   * Works out outputs and parameters; once, before others see it.
   *
   * @throws ShapeException if the operator cannot take such inputs
   */
  void infer() {
    outputs = List.copyOf(op.outputs(inputs));
    parameters = List.copyOf(op.parameters(inputs));
  }

  List<TensorType> inputs() {
    return inputs;
  }

  List<TensorType> outputs() {
    return outputs;
  }

  List<ParameterSpec> parameters() {
    return parameters;
  }

  OpCounts counts() {
    OpCounts known = counts;
    if (known == null) {
      known = op.counts(inputs);
      counts = known;
    }
    return known;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TypedOp typed && op.equals(typed.op) && inputs.equals(typed.inputs);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** Distinguishes it from all others. */
  @Override
  public String toString() {
    return op + "|" + inputs;
  }
}
