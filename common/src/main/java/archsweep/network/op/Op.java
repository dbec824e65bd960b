package archsweep.network.op;

import java.util.List;

/**
 * An operator: what a layer does, apart from its name, its place in the graph and the values of its
 * parameters. An operator knows its output types, its parameters and its work; what runs it ({@code
 * archsweep.torch}) and what it costs on a device ({@code archsweep.cost}) live elsewhere.
 *
 * <p>Equal operators on equal input types do equal work: caches may be keyed by the two.
 */
public sealed interface Op
    permits Activation,
        Add,
        BatchNorm,
        CausalMask,
        Concat,
        Convolution,
        Embedding,
        GatedSum,
        GlobalAveragePool,
        LayerNorm,
        LearnedOffset,
        LearnedScale,
        Linear,
        Lstm,
        MatMul,
        Multiply,
        Pool,
        Reshape,
        RmsNorm,
        RotaryEmbedding,
        Scale,
        Slice,
        Softmax,
        StridedZero,
        Take,
        TransposedConvolution,
        Transpose,
        WindowBias,
        Zero {

  /**
   * The types of the outputs, one for each port.
   *
   * @throws ShapeException if inputs of these types cannot be taken
   */
  List<TensorType> outputs(List<TensorType> inputs);

  /** The parameters of a layer with inputs of these types, which {@link #outputs} has accepted. */
  default List<ParameterSpec> parameters(List<TensorType> inputs) {
    return List.of();
  }

  /** The work for one example. Symbols that are left in {@code inputs} count as one. */
  OpCounts counts(List<TensorType> inputs);

  /** Whether the order of the inputs makes no difference to the result. */
  default boolean commutative() {
    return false;
  }

  /** One line for people, such as {@code conv 3x3 stride 2, 16 out}. */
  String describe();
}
