package archsweep.onnx.read;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;

/**
 * Nodes all of whose inputs are known: arithmetic of shapes, and weights that are made from others.
 */
final class Folding {

  private interface Fold {
    Constant apply(OnnxNode node, List<Constant> inputs);
  }

  private static final Map<String, Fold> FOLDS =
      Map.ofEntries(
          entry("Identity", (node, in) -> in.get(0)),
          entry("Cast", (node, in) -> cast(in.get(0), (int) node.number("to", 1))),
          entry("Shape", (node, in) -> vector(in.get(0).sizes())),
          entry("Size", (node, in) -> Constant.whole(new long[0], in.get(0).length())),
          entry("Not", (node, in) -> unary(in.get(0), x -> x == 0 ? 1 : 0)),
          entry("Neg", (node, in) -> unary(in.get(0), x -> -x)),
          entry("Sqrt", (node, in) -> unary(in.get(0), Math::sqrt)),
          entry("Reciprocal", (node, in) -> unary(in.get(0), x -> 1 / x)),
          entry("Exp", (node, in) -> unary(in.get(0), Math::exp)),
          entry("Floor", (node, in) -> unary(in.get(0), Math::floor)),
          entry("Add", (node, in) -> binary(in, Double::sum, Math::addExact)),
          entry("Sub", (node, in) -> binary(in, (a, b) -> a - b, Math::subtractExact)),
          entry("Mul", (node, in) -> openBinary(in, (a, b) -> a * b, Folding::times)),
          entry("Div", (node, in) -> openBinary(in, (a, b) -> a / b, Folding::over)),
          entry(
              "Pow",
              (node, in) ->
                  binary(in, Math::pow, (a, b) -> (long) Math.pow((double) a, (double) b))),
          entry("Mod", (node, in) -> binary(in, (a, b) -> a % b, Math::floorMod)),
          entry(
              "Equal",
              (node, in) -> truth(binary(in, (a, b) -> bit(a == b), (a, b) -> a == b ? 1 : 0))),
          entry(
              "Less",
              (node, in) -> truth(binary(in, (a, b) -> bit(a < b), (a, b) -> a < b ? 1 : 0))),
          entry(
              "Greater",
              (node, in) -> truth(binary(in, (a, b) -> bit(a > b), (a, b) -> a > b ? 1 : 0))),
          entry("And", (node, in) -> binary(in, (a, b) -> a * b, (a, b) -> a & b)),
          entry("Or", (node, in) -> binary(in, Math::max, (a, b) -> a | b)),
          entry("Range", (node, in) -> range(in)),
          entry("ConstantOfShape", Folding::filled),
          entry("Expand", (node, in) -> expanded(in.get(0), in.get(1).wholes())),
          entry("Where", (node, in) -> where(in)),
          entry("DequantizeLinear", Dequantising::fold));

  private Folding() {}

  /** None if this operator is not folded by itself. */
  static Optional<Constant> fold(OnnxNode node, List<Constant> inputs) {
    Fold found = FOLDS.get(node.operator());
    if (found == null) {
      return Optional.empty();
    }
    return Optional.of(found.apply(node, inputs));
  }

  static Constant vector(long... values) {
    return Constant.whole(new long[] {values.length}, values);
  }

  private static double bit(boolean truth) {
    return truth ? 1 : 0;
  }

  private static Constant truth(Constant answers) {
    return cast(answers, 9);
  }

  private static Constant cast(Constant from, int type) {
    boolean toReal = type == 1 || type == 10 || type == 11 || type == 16;
    if (toReal == from.isReal()) {
      return from;
    }
    if (toReal) {
      float[] values = new float[from.length()];
      for (int i = 0; i < values.length; i++) {
        values[i] = known(from.wholes()[i]);
      }
      return Constant.real(from.sizes(), values);
    }
    long[] values = new long[from.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = type == 9 ? (from.reals()[i] != 0 ? 1 : 0) : (long) from.reals()[i];
    }
    return Constant.whole(from.sizes(), values);
  }

  private static Constant unary(Constant from, DoubleUnaryOperator function) {
    if (from.isReal()) {
      float[] values = new float[from.length()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) function.applyAsDouble(from.reals()[i]);
      }
      return Constant.real(from.sizes(), values);
    }
    return Constant.whole(
        from.sizes(),
        Arrays.stream(from.wholes())
            .map(value -> (long) function.applyAsDouble((double) known(value)))
            .toArray());
  }

  /** Of numbers that are known, all of them. */
  private static Constant binary(
      List<Constant> in, DoubleBinaryOperator real, LongBinaryOperator whole) {
    return openBinary(in, real, (a, b) -> whole.applyAsLong(known(a), known(b)));
  }

  /** The same, where {@code whole} may be given the open batch. */
  private static Constant openBinary(
      List<Constant> in, DoubleBinaryOperator real, LongBinaryOperator whole) {
    Constant first = in.get(0);
    Constant second = in.get(1);
    long[] sizes = Shapes.broadcast(first.sizes(), second.sizes());
    int[] firstPlaces = Shapes.places(first.sizes(), sizes);
    int[] secondPlaces = Shapes.places(second.sizes(), sizes);
    if (first.isReal()) {
      float[] values = new float[firstPlaces.length];
      for (int i = 0; i < values.length; i++) {
        values[i] =
            (float)
                real.applyAsDouble(first.reals()[firstPlaces[i]], second.reals()[secondPlaces[i]]);
      }
      return Constant.real(sizes, values);
    }
    long[] values = new long[firstPlaces.length];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          whole.applyAsLong(first.wholes()[firstPlaces[i]], second.wholes()[secondPlaces[i]]);
    }
    return Constant.whole(sizes, values);
  }

  /** The open batch times one is itself. */
  private static long times(long one, long other) {
    if (one == 1 || other == 1) {
      return one == 1 ? other : one;
    }
    return Math.multiplyExact(known(one), known(other));
  }

  /** The open batch over one is itself. */
  private static long over(long one, long other) {
    return other == 1 ? one : known(one) / known(other);
  }

  private static long known(long value) {
    if (value == Constant.BATCH) {
      throw new RefusedNodeException("it computes with the batch size, which is open");
    }
    return value;
  }

  private static Constant range(List<Constant> in) {
    long start = known(in.get(0).wholes()[0]);
    long step = known(in.get(2).wholes()[0]);
    long span = Math.subtractExact(known(in.get(1).wholes()[0]), start);
    if (step == 0) {
      throw new RefusedNodeException("its step is 0");
    }
    long count = Math.max(0, (long) Math.ceil((double) span / step));
    long[] values = new long[Shapes.bounded(new long[] {count})];
    for (int i = 0; i < values.length; i++) {
      values[i] = start + i * step;
    }
    return vector(values);
  }

  private static Constant filled(OnnxNode node, List<Constant> in) {
    Constant value =
        node.has("value")
            ? TensorReader.read(node.attribute("value").message(5))
            : Constant.real(new long[] {1}, 0);
    return value.picked(in.get(0).wholes(), new int[Shapes.bounded(in.get(0).wholes())]);
  }

  private static Constant expanded(Constant from, long[] sizes) {
    long[] wide = Shapes.broadcast(from.sizes(), sizes);
    return from.picked(wide, Shapes.places(from.sizes(), wide));
  }

  private static Constant where(List<Constant> in) {
    long[] sizes =
        Shapes.broadcast(in.get(0).sizes(), Shapes.broadcast(in.get(1).sizes(), in.get(2).sizes()));
    Constant answers = expanded(in.get(0), sizes);
    Constant yes = expanded(in.get(1), sizes);
    Constant no = expanded(in.get(2), sizes);
    if (yes.isReal()) {
      float[] values = no.reals().clone();
      for (int i = 0; i < values.length; i++) {
        values[i] = answers.wholes()[i] != 0 ? yes.reals()[i] : values[i];
      }
      return Constant.real(sizes, values);
    }
    long[] values = no.wholes().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = answers.wholes()[i] != 0 ? yes.wholes()[i] : values[i];
    }
    return Constant.whole(sizes, values);
  }
}
