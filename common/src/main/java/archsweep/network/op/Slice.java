package archsweep.network.op;

import java.util.List;

/**
 * A part of its input along one axis: every {@code step}-th element from {@code start} to before
 * {@code end}. A negative axis counts from the end.
 */
public record Slice(int axis, long start, long end, long step) implements Op {

  public Slice {
    if (start < 0 || end <= start || step < 1) {
      throw new IllegalArgumentException(
          "The start (%d), end (%d) and step (%d) of a slice must take at least one element."
              .formatted(start, end, step));
    }
  }

  /** Neighbouring elements. */
  public static Slice of(int axis, long start, long end) {
    return new Slice(axis, start, end, 1);
  }

  @Override
  public List<TensorType> outputs(List<TensorType> inputs) {
    if (inputs.size() != 1) {
      throw new ShapeException("it takes 1 input, not " + inputs.size());
    }
    Shape shape = inputs.get(0).shape();
    int along = Inputs.axis(axis, shape);
    if (end > shape.size(along)) {
      throw new ShapeException(
          "it ends at %d, but axis %d of %s has only %d"
              .formatted(end, axis, shape, shape.size(along)));
    }
    long taken = (end - start + step - 1) / step;
    return List.of(inputs.get(0).reshaped(shape.with(along, Dim.of(taken))));
  }

  @Override
  public OpCounts counts(List<TensorType> inputs) {
    long taken = Inputs.elements(outputs(inputs));
    return OpCounts.NONE.touching(0, taken, taken);
  }

  @Override
  public String describe() {
    return "slice %d to %d%s along axis %d"
        .formatted(start, end, step == 1 ? "" : " by " + step, axis);
  }
}
