package archsweep.onnx.read;

import archsweep.network.Source;
import archsweep.network.op.Concat;
import archsweep.network.op.Op;
import archsweep.network.op.Reshape;
import archsweep.network.op.Shape;
import archsweep.network.op.Slice;
import archsweep.network.op.Take;
import archsweep.network.op.Zero;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Operators that take a part of a tensor, or surround it. */
final class Slicing {

  static final int MOST_PLACES = 1 << 16;

  private Slicing() {}

  static List<Value> slice(At at) {
    Value value = at.value(0);
    int rank = Moves.sizes(value, at).length;
    long[] starts =
        at.numbers("starts", 1).orElseThrow(() -> new RefusedNodeException("no starts"));
    long[] ends = at.numbers("ends", 2).orElseThrow(() -> new RefusedNodeException("no ends"));
    long[] axes = at.numbers("axes", 3).orElse(LongStream.range(0, starts.length).toArray());
    long[] steps =
        at.given(4) ? at.constant(4).wholes() : LongStream.of(starts).map(it -> 1).toArray();
    for (int i = 0; i < starts.length; i++) {
      int axis = Shapes.axis(axes[i], rank);
      long size = Moves.sizes(value, at)[axis];
      if (size == Constant.BATCH
          && starts[i] == 0
          && ends[i] >= Integer.MAX_VALUE
          && steps[i] == 1) {
        continue;
      }
      long[] places = places(size, starts[i], ends[i], steps[i]);
      boolean all = places.length == size && steps[i] == 1;
      value = all ? value : Moves.taken(at, step(at, i, starts.length), value, axis, places);
    }
    return List.of(value);
  }

  private static String step(At at, int step, int steps) {
    return step == steps - 1 ? at.name() : at.name() + "//axis" + step;
  }

  private static long[] places(long size, long start, long end, long step) {
    if (size == Constant.BATCH || step == 0) {
      throw new RefusedNodeException("it takes a part of the batch, or its step is 0");
    }
    long first = bounded(start, size, step);
    long last = bounded(end, size, step);
    LongList places = new LongList();
    for (long i = first; step > 0 ? i < last : i > last; i += step) {
      places.add(i);
    }
    return places.toArray();
  }

  private static long bounded(long place, long size, long step) {
    long counted = place < 0 ? place + size : place;
    return step > 0
        ? Math.max(0, Math.min(size, counted))
        : Math.max(-1, Math.min(size - 1, counted));
  }

  /** Evenly spaced places are a slice. */
  static Op narrow(int axis, long[] places) {
    if (places.length == 0) {
      throw new RefusedNodeException("nothing is left of axis %d", axis);
    }
    long step = places.length > 1 ? places[1] - places[0] : 1;
    boolean even =
        step > 0
            && IntStream.range(1, places.length).allMatch(i -> places[i] - places[i - 1] == step);
    return even
        ? new Slice(axis, places[0], places[places.length - 1] + 1, step)
        : new Take(axis, Arrays.stream(places).boxed().toList());
  }

  static List<Value> split(At at) {
    long[] sizes = Moves.sizes(at.value(0), at);
    int axis = Shapes.axis(at.node().number("axis", 0), sizes.length);
    int parts = at.node().outputs().size();
    long even = (sizes[axis] + parts - 1) / parts;
    long[] widths = at.numbers("split", 1).orElse(null);
    List<Value> results = new ArrayList<>();
    long start = 0;
    for (int i = 0; i < parts; i++) {
      long end = Math.min(sizes[axis], start + (widths == null ? even : widths[i]));
      String name = at.node().outputs().get(i);
      results.add(Moves.taken(at, name, at.value(0), axis, places(sizes[axis], start, end, 1)));
      start = end;
    }
    return results;
  }

  /** Known places of an activation, any places of a table, or places of a constant. */
  static List<Value> gather(At at) {
    if (at.value(0) instanceof Constant table && !at.known(1)) {
      return Weighted.embedding(at, table);
    }
    Constant indices = at.constant(1);
    long[] sizes = Moves.sizes(at.value(0), at);
    int axis = Shapes.axis(at.node().number("axis", 0), sizes.length);
    if (sizes[axis] == Constant.BATCH) {
      throw new RefusedNodeException("it takes a part of the batch");
    }
    long[] places = Arrays.stream(indices.wholes()).map(i -> i < 0 ? i + sizes[axis] : i).toArray();
    if (Arrays.stream(places).anyMatch(i -> i < 0 || i >= sizes[axis])) {
      throw new RefusedNodeException("it takes what is behind the %d elements", sizes[axis]);
    }
    long[] result =
        LongStream.concat(
                LongStream.concat(Arrays.stream(sizes, 0, axis), Arrays.stream(indices.sizes())),
                Arrays.stream(sizes, axis + 1, sizes.length))
            .toArray();
    if (at.value(0) instanceof Constant constant) {
      return List.of(constant.picked(result, Shapes.taken(sizes, axis, places)));
    }
    if (indices.rank() == 1) {
      return List.of(Moves.taken(at, at.name(), at.value(0), axis, places));
    }
    Value taken = Moves.taken(at, at.name() + "//taken", at.value(0), axis, places);
    return at.result(new Reshape(Moves.shape(result)), at.flow(taken));
  }

  /** Reflected and repeated borders are places that are taken; zeros are elements times zero. */
  static List<Value> pad(At at) {
    String mode = at.node().text("mode", "constant");
    long[] pads =
        at.numbers("pads", 1).orElseThrow(() -> new RefusedNodeException("it has no pads"));
    Source source = at.flow(0);
    Shape shape = at.shape(0);
    if (pads.length != 2 * shape.rank() || at.given(3)) {
      throw new RefusedNodeException("its pads are not those of %d axes", shape.rank());
    }
    if (mode.equals("constant") && at.given(2) && at.constant(2).scalar() != 0) {
      throw new RefusedNodeException("padding with other than zeros is not supported");
    }
    for (int axis = 0; axis < shape.rank(); axis++) {
      long before = pads[axis];
      long after = pads[shape.rank() + axis];
      if (before < 0 || after < 0 || before + after > MOST_PLACES) {
        throw new RefusedNodeException("its pads %d and %d are not supported", before, after);
      }
      if (before + after > 0) {
        source =
            mode.equals("constant")
                ? zeros(at, source, axis, before, after)
                : borders(at, source, axis, before, after, mode);
      }
    }
    return List.of(new Value.Flow(source));
  }

  private static Source borders(
      At at, Source source, int axis, long before, long after, String mode) {
    long size = at.shape(source).size(axis);
    long[] places =
        LongStream.range(-before, size + after)
            .map(
                place ->
                    switch (mode) {
                      case "reflect" ->
                          place < 0 ? -place : place < size ? place : 2 * size - 2 - place;
                      case "edge" -> Math.max(0, Math.min(size - 1, place));
                      default ->
                          throw new RefusedNodeException("its mode %s is not supported", mode);
                    })
            .toArray();
    return at.step("axis" + axis, new Take(axis, Arrays.stream(places).boxed().toList()), source);
  }

  private static Source zeros(At at, Source source, int axis, long before, long after) {
    List<Source> parts = new ArrayList<>();
    if (before > 0) {
      parts.add(zeros(at, "before" + axis, source, axis, before));
    }
    parts.add(source);
    if (after > 0) {
      parts.add(zeros(at, "after" + axis, source, axis, after));
    }
    return at.step("axis" + axis, new Concat(axis), parts.toArray(Source[]::new));
  }

  private static Source zeros(At at, String step, Source source, int axis, long width) {
    if (width > at.shape(source).size(axis)) {
      throw new RefusedNodeException("more zeros than the input is wide are not supported");
    }
    return at.step(step, new Zero(), at.step(step + "_part", Slice.of(axis, 0, width), source));
  }
}
