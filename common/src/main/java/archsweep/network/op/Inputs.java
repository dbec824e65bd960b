package archsweep.network.op;

import java.util.List;

/** The checks and sums that operators share. */
final class Inputs {

  private Inputs() {}

  /** The only input, which must be real. */
  static TensorType single(List<TensorType> inputs) {
    if (inputs.size() != 1) {
      throw new ShapeException("it takes 1 input, not " + inputs.size());
    }
    return real(inputs.get(0));
  }

  static TensorType real(TensorType input) {
    if (input.dataType() != DataType.FLOAT) {
      throw new ShapeException("it takes real numbers, not indices");
    }
    return input;
  }

  /** An input [batch, channels, spatial axes...] with at least {@code spatialRank} spatial axes. */
  static Shape channelled(List<TensorType> inputs, int spatialRank) {
    Shape shape = single(inputs).shape();
    if (shape.rank() != 2 + spatialRank) {
      throw new ShapeException(
          "it takes %d axes [batch, channels, %d spatial], not %s"
              .formatted(2 + spatialRank, spatialRank, shape));
    }
    return shape;
  }

  static int axis(int axis, Shape shape) {
    int counted = axis < 0 ? axis + shape.rank() : axis;
    if (counted < 0 || counted >= shape.rank()) {
      throw new ShapeException("axis %d is outside of %s".formatted(axis, shape));
    }
    return counted;
  }

  /**
   * The shape to which all inputs broadcast by the usual rules: equal, or 1, aligned at the end.
   */
  static TensorType broadcast(List<TensorType> inputs) {
    if (inputs.isEmpty()) {
      throw new ShapeException("it takes at least 1 input");
    }
    Shape widest = real(inputs.get(0)).shape();
    for (TensorType input : inputs.subList(1, inputs.size())) {
      widest = broadcast(widest, real(input).shape());
    }
    return TensorType.real(widest);
  }

  static Shape broadcast(Shape first, Shape second) {
    if (first.rank() < second.rank()) {
      return broadcast(second, first);
    }
    Shape longer = first;
    Shape shorter = second;
    int offset = longer.rank() - shorter.rank();
    Shape result = longer;
    for (int axis = 0; axis < shorter.rank(); axis++) {
      Dim one = longer.dim(offset + axis);
      Dim other = shorter.dim(axis);
      if (one.equals(Dim.of(1))) {
        result = result.with(offset + axis, other);
      } else if (!other.equals(one) && !other.equals(Dim.of(1))) {
        throw new ShapeException("%s and %s do not fit together".formatted(first, second));
      }
    }
    return result;
  }

  /** Checks that the last axes have these sizes, or that the size is 1. */
  static void endsWith(Shape shape, List<Long> sizes) {
    int offset = shape.rank() - sizes.size();
    for (int axis = 0; axis < sizes.size(); axis++) {
      boolean fits =
          offset >= 0
              && (sizes.get(axis) == 1 || shape.dim(offset + axis).equals(Dim.of(sizes.get(axis))));
      if (!fits) {
        throw new ShapeException("the last axes of %s are not %s".formatted(shape, sizes));
      }
    }
  }

  static long elements(List<TensorType> types) {
    return types.stream().mapToLong(type -> type.shape().elements()).sum();
  }

  /** Adds to {@code arithmetic} what a layer with these types and parameters reads and writes. */
  static OpCounts touching(
      OpCounts arithmetic,
      List<ParameterSpec> parameters,
      List<TensorType> inputs,
      List<TensorType> outputs) {
    long weights = parameters.stream().mapToLong(spec -> spec.shape().elements()).sum();
    return arithmetic.touching(weights, elements(inputs), elements(outputs));
  }
}
