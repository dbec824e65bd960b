package archsweep.onnx.read;

import static java.util.Map.entry;

import archsweep.network.Source;
import archsweep.network.op.Concat;
import archsweep.network.op.Dim;
import archsweep.network.op.Op;
import archsweep.network.op.Reshape;
import archsweep.network.op.Shape;
import archsweep.network.op.Take;
import archsweep.network.op.Transpose;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Operators that move elements and compute nothing; they work on constants as well. */
final class Moves {

  static final Map<String, Operators.Translator> TABLE =
      Map.ofEntries(
          entry("Identity", at -> List.of(at.value(0))),
          entry("Dropout", at -> List.of(at.value(0))),
          entry("Cast", Moves::cast),
          entry("QuantizeLinear", at -> List.of(at.value(0))),
          entry("DequantizeLinear", at -> List.of(at.value(0))),
          entry("Shape", at -> List.of(Folding.vector(sizes(at.shape(0))))),
          entry("Transpose", Moves::transpose),
          entry("Reshape", at -> reshaped(at, Reshaping.asked(at))),
          entry("Flatten", at -> reshaped(at, Reshaping.flat(at))),
          entry("Squeeze", at -> reshaped(at, Reshaping.squeezed(at))),
          entry("Unsqueeze", at -> reshaped(at, Reshaping.unsqueezed(at))),
          entry("Concat", Moves::concat),
          entry("Slice", Slicing::slice),
          entry("Split", Slicing::split),
          entry("Gather", Slicing::gather),
          entry("Pad", Slicing::pad));

  private Moves() {}

  /** The sizes of a tensor, an open batch as {@link Constant#BATCH}. */
  static long[] sizes(Value value, At at) {
    return value instanceof Constant constant
        ? constant.sizes()
        : sizes(at.shape(((Value.Flow) value).source()));
  }

  private static long[] sizes(Shape shape) {
    return shape.dims().stream()
        .mapToLong(dim -> dim instanceof Dim.Fixed fixed ? fixed.size() : Constant.BATCH)
        .toArray();
  }

  static Shape shape(long[] sizes) {
    return new Shape(
        LongStream.of(sizes)
            .mapToObj(size -> size == Constant.BATCH ? Dim.Symbol.BATCH : Dim.of(size))
            .toList());
  }

  /** Real numbers stay what they are, whatever their width. */
  private static List<Value> cast(At at) {
    long to = at.node().number("to", 1);
    if (to != 1 && to != 10 && to != 11 && to != 16) {
      throw new RefusedNodeException("activations cannot become the data type %d", to);
    }
    return List.of(at.value(0));
  }

  private static List<Value> transpose(At at) {
    int rank = sizes(at.value(0), at).length;
    long[] reversed = IntStream.range(0, rank).mapToLong(axis -> rank - 1L - axis).toArray();
    long[] order = at.node().numbers("perm").orElse(reversed);
    List<Integer> axes = LongStream.of(order).mapToObj(Math::toIntExact).toList();
    Transpose transpose = new Transpose(axes);
    if (at.value(0) instanceof Constant constant) {
      int[] permutation = axes.stream().mapToInt(Integer::intValue).toArray();
      long[] sizes = Arrays.stream(order).map(axis -> constant.sizes()[(int) axis]).toArray();
      return List.of(constant.picked(sizes, Shapes.transposed(constant.sizes(), permutation)));
    }
    return at.result(transpose, at.flow(0));
  }

  private static List<Value> reshaped(At at, long[] sizes) {
    if (at.value(0) instanceof Constant constant) {
      return List.of(constant.reshaped(sizes));
    }
    return at.result(new Reshape(shape(sizes)), at.flow(0));
  }

  private static List<Value> concat(At at) {
    List<Value> parts = new ArrayList<>();
    boolean known = true;
    for (int i = 0; i < at.node().inputs().size(); i++) {
      parts.add(at.value(i));
      known &= at.known(i);
    }
    int rank = sizes(at.value(0), at).length;
    int axis = Shapes.axis(at.node().attribute("axis").number(3), rank);
    if (known) {
      return List.of(joined(parts.stream().map(Constant.class::cast).toList(), axis));
    }
    return at.result(new Concat(axis), parts.stream().map(at::flow).toArray(Source[]::new));
  }

  private static Constant joined(List<Constant> parts, int axis) {
    long[] sizes = parts.get(0).sizes();
    sizes[axis] = parts.stream().mapToLong(part -> part.sizes()[axis]).sum();
    int length = Shapes.bounded(sizes);
    boolean real = parts.get(0).isReal();
    float[] reals = new float[real ? length : 0];
    long[] wholes = new long[real ? 0 : length];
    int inner = 1;
    for (int i = axis + 1; i < sizes.length; i++) {
      inner *= (int) sizes[i];
    }
    int row = (int) sizes[axis] * inner;
    int offset = 0;
    for (Constant part : parts) {
      int width = (int) part.sizes()[axis] * inner;
      for (int outer = 0; width > 0 && outer < length / row; outer++) {
        if (real) {
          System.arraycopy(part.reals(), outer * width, reals, outer * row + offset, width);
        } else {
          System.arraycopy(part.wholes(), outer * width, wholes, outer * row + offset, width);
        }
      }
      offset += width;
    }
    return real ? Constant.real(sizes, reals) : Constant.whole(sizes, wholes);
  }

  /** The elements at these places along an axis. */
  static Value taken(At at, String name, Value from, int axis, long[] places) {
    if (from instanceof Constant constant) {
      long[] sizes = constant.sizes();
      sizes[axis] = places.length;
      return constant.picked(sizes, Shapes.taken(constant.sizes(), axis, places));
    }
    Op op = Slicing.narrow(axis, places);
    if (op instanceof Take && places.length > Slicing.MOST_PLACES) {
      throw new RefusedNodeException("it takes more than %d places", Slicing.MOST_PLACES);
    }
    return new Value.Flow(at.layers().add(name, op, at.flow(from)));
  }
}
