package archsweep.network.op;

import java.util.List;

/** Its inputs one behind the other along an axis; a negative axis counts from the end. */
public record Concat(int axis) implements Op {

  @Override
  public List<TensorType> outputs(List<TensorType> inputs) {
    if (inputs.isEmpty()) {
      throw new ShapeException("it takes at least 1 input");
    }
    Shape first = inputs.get(0).shape();
    int along = Inputs.axis(axis, first);
    long total = 0;
    for (TensorType input : inputs) {
      Shape shape = input.shape();
      boolean fits =
          shape.rank() == first.rank()
              && shape.with(along, Dim.of(1)).equals(first.with(along, Dim.of(1)))
              && input.dataType() == inputs.get(0).dataType();
      if (!fits) {
        throw new ShapeException(
            "%s and %s do not fit together along axis %d".formatted(first, shape, axis));
      }
      total += shape.size(along);
    }
    return List.of(inputs.get(0).reshaped(first.with(along, Dim.of(total))));
  }

  @Override
  public OpCounts counts(List<TensorType> inputs) {
    return Inputs.touching(OpCounts.NONE, List.of(), inputs, outputs(inputs));
  }

  @Override
  public String describe() {
    return "concat along axis " + axis;
  }
}
