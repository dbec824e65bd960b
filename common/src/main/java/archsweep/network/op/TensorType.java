package archsweep.network.op;

import java.util.Map;

/** What flows along an edge of a network. */
public record TensorType(DataType dataType, Shape shape) {

  /** A tensor of real numbers. */
  public static TensorType real(Shape shape) {
    return new TensorType(DataType.FLOAT, shape);
  }

  /** A tensor of indices. */
  public static TensorType index(Shape shape) {
    return new TensorType(DataType.INDEX, shape);
  }

  /** This type with another shape. */
  public TensorType reshaped(Shape other) {
    return new TensorType(dataType, other);
  }

  public TensorType bind(Map<String, Long> sizes) {
    return new TensorType(dataType, shape.bind(sizes));
  }

  @Override
  public String toString() {
    return (dataType == DataType.FLOAT ? "" : "index") + shape;
  }
}
