package archsweep.network.op;

import java.util.List;
import java.util.stream.LongStream;

/**
 * Adds a learned tensor, the same for each example: position embeddings, class tokens. Input and
 * output [..., sizes].
 *
 * @param sizes the shape of the learned tensor, which the last axes of the input have
 */
public record LearnedOffset(List<Long> sizes) implements Op {

  public LearnedOffset {
    sizes = List.copyOf(sizes);
  }

  public static LearnedOffset of(long... sizes) {
    return new LearnedOffset(LongStream.of(sizes).boxed().toList());
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
    return List.of(new ParameterSpec("weight", ParameterKind.EMBEDDING, shape, 1));
  }

  @Override
  public OpCounts counts(List<TensorType> inputs) {
    long elements = Inputs.elements(inputs);
    return Inputs.touching(
        OpCounts.arithmetic(0, 0, elements, 0, 0), parameters(inputs), inputs, inputs);
  }

  @Override
  public String describe() {
    return "learned offset " + sizes;
  }
}
