package archsweep.network.op;

import java.util.Comparator;
import java.util.List;

/**
 * The same elements in the same order, in another shape. Symbols must be the same before and after.
 */
public record Reshape(Shape shape) implements Op {

  /** Everything behind the batch in one axis, whose size the caller knows. */
  public static Reshape flat(long features) {
    return new Reshape(Shape.batched(features));
  }

  @Override
  public List<TensorType> outputs(List<TensorType> inputs) {
    if (inputs.size() != 1) {
      throw new ShapeException("it takes 1 input, not " + inputs.size());
    }
    Shape input = inputs.get(0).shape();
    if (input.elements() != shape.elements() || !symbols(input).equals(symbols(shape))) {
      throw new ShapeException("%s cannot become %s".formatted(input, shape));
    }
    return List.of(inputs.get(0).reshaped(shape));
  }

  @Override
  public OpCounts counts(List<TensorType> inputs) {
    return OpCounts.NONE;
  }

  @Override
  public String describe() {
    return "reshape to " + shape;
  }

  private static List<Dim> symbols(Shape shape) {
    return shape.dims().stream().filter(Dim.Symbol.class::isInstance).sorted(byName()).toList();
  }

  private static Comparator<Dim> byName() {
    return Comparator.comparing(Dim::toString);
  }
}
