package archsweep.network;

import archsweep.identity.Hashes;
import archsweep.network.op.Op;
import archsweep.network.op.OpCounts;
import archsweep.network.op.ParameterSpec;
import archsweep.network.op.ShapeException;
import archsweep.network.op.TensorType;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An operator on inputs of certain types, with what follows from that. Networks repeat their
 * blocks, so the layers that have one in common share it.
 */
final class TypedOp {

  /** Far more than the distinct layers of a space; beyond it they are made each time. */
  private static final int MOST_SHARED = 1 << 16;

  private static final ConcurrentHashMap<TypedOp, TypedOp> SHARED = new ConcurrentHashMap<>();

  private final Op op;
  private final List<TensorType> inputs;
  private final int hash;
  private List<TensorType> outputs = List.of();
  private List<ParameterSpec> parameters = List.of();
  private long learnedElements;
  private volatile OpCounts counts;
  private volatile Text text;

  private TypedOp(Op op, List<TensorType> inputs) {
    this.op = op;
    this.inputs = List.copyOf(inputs);
    this.hash = 31 * op.hashCode() + this.inputs.hashCode();
  }

  /**
   * The operator on inputs of these types.
   *
   * @throws ShapeException if the operator cannot take such inputs
   */
  static TypedOp of(Op op, List<TensorType> inputs) {
    TypedOp candidate = new TypedOp(op, inputs);
    TypedOp equal = SHARED.get(candidate);
    if (equal != null) {
      return equal;
    }
    candidate.outputs = List.copyOf(op.outputs(candidate.inputs));
    candidate.parameters = List.copyOf(op.parameters(candidate.inputs));
    candidate.learnedElements = learned(candidate.parameters);
    if (SHARED.size() < MOST_SHARED) {
      TypedOp sooner = SHARED.putIfAbsent(candidate, candidate);
      return sooner == null ? candidate : sooner;
    }
    return candidate;
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

  /** The numbers of learned parameters of these kinds. */
  static long learned(Collection<ParameterSpec> specs) {
    long count = 0;
    for (ParameterSpec spec : specs) {
      count += spec.kind().learned() ? spec.shape().elements() : 0;
    }
    return count;
  }

  /** How many learned parameters it has. */
  long learnedElements() {
    return learnedElements;
  }

  /** The work of all of these. */
  static OpCounts counts(List<TypedOp> layers) {
    OpCounts total = OpCounts.NONE;
    for (TypedOp layer : layers) {
      total = total.plus(layer.counts());
    }
    return total;
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
    return text().characters();
  }

  /** The {@link Hashes#hash} of its text. */
  long textHash() {
    return text().hash();
  }

  private Text text() {
    Text known = text;
    if (known == null) {
      String characters = op + "|" + inputs;
      known = new Text(characters, Hashes.hash(characters));
      text = known;
    }
    return known;
  }

  private record Text(String characters, long hash) {}
}
