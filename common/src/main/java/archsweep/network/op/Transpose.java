package archsweep.network.op;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Its input with the axes in another order.
 *
 * @param permutation which axis of the input each axis of the output is
 */
public record Transpose(List<Integer> permutation) implements Op {

  public Transpose {
    permutation = List.copyOf(permutation);
    List<Integer> sorted = permutation.stream().sorted().toList();
    if (!sorted.equals(IntStream.range(0, permutation.size()).boxed().toList())) {
      throw new IllegalArgumentException(
          "The permutation (%s) must name each axis once.".formatted(permutation));
    }
  }

  @Override
  public List<TensorType> outputs(List<TensorType> inputs) {
    if (inputs.size() != 1 || inputs.get(0).shape().rank() != permutation.size()) {
      throw new ShapeException("it takes 1 input of %d axes".formatted(permutation.size()));
    }
    TensorType input = inputs.get(0);
    return List.of(
        input.reshaped(new Shape(permutation.stream().map(input.shape()::dim).toList())));
  }

  @Override
  public OpCounts counts(List<TensorType> inputs) {
    return OpCounts.NONE.touching(0, Inputs.elements(inputs), Inputs.elements(inputs));
  }

  @Override
  public String describe() {
    return "transpose to " + permutation;
  }
}
