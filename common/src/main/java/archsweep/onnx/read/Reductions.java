package archsweep.onnx.read;

import static java.util.Map.entry;

import archsweep.network.Source;
import archsweep.network.op.Dim;
import archsweep.network.op.GlobalAveragePool;
import archsweep.network.op.LayerNorm;
import archsweep.network.op.Pool;
import archsweep.network.op.Reshape;
import archsweep.network.op.Shape;
import archsweep.network.op.Softmax;
import archsweep.network.op.Transpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Pools, means and softmax. */
final class Reductions {

  static final Map<String, Operators.Translator> TABLE =
      Map.ofEntries(
          entry("MaxPool", at -> pool(at, Pool.Kind.MAX)),
          entry("AveragePool", at -> pool(at, Pool.Kind.AVERAGE)),
          entry("GlobalAveragePool", at -> at.result(new GlobalAveragePool(true), at.flow(0))),
          entry("ReduceMean", Reductions::mean),
          entry("LayerNormalization", Reductions::layerNorm),
          entry("Softmax", Reductions::softmax));

  private Reductions() {}

  private static List<Value> pool(At at, Pool.Kind kind) {
    boolean counts = kind == Pool.Kind.AVERAGE && at.node().number("count_include_pad", 0) != 0;
    if (at.node().outputs().size() > 1) {
      throw new RefusedNodeException("the places of its maxima are not supported");
    }
    return at.result(new Pool(kind, Windows.of(at, at.shape(0), null), counts), at.flow(0));
  }

  /**
   * The mean over some axes: over all spatial ones a pool, else moved to the end and pooled there.
   */
  private static List<Value> mean(At at) {
    Shape shape = at.shape(0);
    int rank = shape.rank();
    boolean keep = at.node().number("keepdims", 1) != 0;
    List<Integer> axes =
        LongStream.of(
                at.numbers("axes", 1).orElseThrow(() -> new RefusedNodeException("it has no axes")))
            .mapToObj(axis -> Shapes.axis(axis, rank))
            .sorted()
            .distinct()
            .toList();
    if (axes.equals(IntStream.range(2, rank).boxed().toList())) {
      return at.result(new GlobalAveragePool(keep), at.flow(0));
    }
    if (axes.isEmpty() || axes.get(0) == 0) {
      throw new RefusedNodeException("a mean over the batch, or over nothing, is not supported");
    }
    List<Integer> order = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
    order.removeAll(axes);
    List<Dim> left = order.stream().map(shape::dim).toList();
    order.addAll(axes);
    long inner = axes.stream().mapToLong(shape::size).reduce(1, Math::multiplyExact);
    long outer = new Shape(left).elements();
    Source moved = at.step("moved", new Transpose(order), at.flow(0));
    Source rows = at.step("rows", new Reshape(Shape.batched(outer, inner)), moved);
    Source means = at.step("means", new GlobalAveragePool(false), rows);
    Shape result = new Shape(left);
    if (keep) {
      result = shape;
      for (int axis : axes) {
        result = result.with(axis, Dim.of(1));
      }
    }
    return at.result(new Reshape(result), means);
  }

  private static List<Value> layerNorm(At at) {
    int rank = at.shape(0).rank();
    int axes = rank - Shapes.axis(at.node().number("axis", -1), rank);
    Constant weight = at.constant(1);
    at.parameter("weight", weight.reals());
    at.parameter("bias", at.given(2) ? at.constant(2).reals() : new float[weight.length()]);
    return at.result(new LayerNorm(axes, at.node().real("epsilon", 1e-5)), at.flow(0));
  }

  /** Before version 13 it went over the axis and all behind it. */
  private static List<Value> softmax(At at) {
    Shape shape = at.shape(0);
    boolean old = at.layers().opset() < 13;
    long axis = at.node().number("axis", old ? 1 : -1);
    int along = Shapes.axis(axis, shape.rank());
    for (int behind = along + 1; old && behind < shape.rank(); behind++) {
      if (shape.size(behind) != 1) {
        throw new RefusedNodeException("softmax over several axes is not supported");
      }
    }
    return at.result(new Softmax(Math.toIntExact(axis)), at.flow(0));
  }
}
