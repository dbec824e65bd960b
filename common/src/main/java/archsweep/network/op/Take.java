package archsweep.network.op;

import java.util.List;

/**
 * The elements of its input at given places along one axis, in that order and as often as named:
 * reflected or repeated borders, reversed axes, lookups that are known. A negative axis counts from
 * the end.
 */
public record Take(int axis, List<Long> indices) implements Op {

  public Take {
    indices = List.copyOf(indices);
    if (indices.isEmpty() || indices.stream().anyMatch(index -> index < 0)) {
      throw new IllegalArgumentException(
          "The indices (%s) must be at least one place, counted from 0.".formatted(indices));
    }
  }

  @Override
  public List<TensorType> outputs(List<TensorType> inputs) {
    if (inputs.size() != 1) {
      throw new ShapeException("it takes 1 input, not " + inputs.size());
    }
    Shape shape = inputs.get(0).shape();
    int along = Inputs.axis(axis, shape);
    long size = shape.size(along);
    if (indices.stream().anyMatch(index -> index >= size)) {
      throw new ShapeException("it takes what is behind the %d elements".formatted(size));
    }
    return List.of(inputs.get(0).reshaped(shape.with(along, Dim.of(indices.size()))));
  }

  @Override
  public OpCounts counts(List<TensorType> inputs) {
    long taken = Inputs.elements(outputs(inputs));
    return OpCounts.NONE.touching(0, taken, taken);
  }

  @Override
  public String describe() {
    return "take %d places along axis %d".formatted(indices.size(), axis);
  }
}
