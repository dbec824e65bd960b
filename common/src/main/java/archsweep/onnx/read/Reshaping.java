package archsweep.onnx.read;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** The sizes that nodes give to elements that stay in their order. */
final class Reshaping {

  private Reshaping() {}

  /** Sizes as asked for: 0 copies, -1 is inferred. */
  static long[] asked(At at) {
    long[] from = Moves.sizes(at.value(0), at);
    long[] to = at.constant(1).wholes().clone();
    boolean copies = at.node().number("allowzero", 0) == 0;
    int inferred = -1;
    for (int axis = 0; axis < to.length; axis++) {
      if (to[axis] == 0 && copies) {
        to[axis] = from[axis];
      }
      inferred = to[axis] == -1 ? axis : inferred;
    }
    boolean open = count(from) == 1 && count(to) == 0;
    if (inferred >= 0) {
      to[inferred] = 1;
      long each = product(to);
      long rest = each == 0 ? 0 : product(from) / each;
      to[inferred] = open && rest == 1 ? Constant.BATCH : rest;
      // Behind an open batch -1 may be all of it, with the rest of the sizes fixed.
      open &= rest != 1;
    }
    if (open && to.length > 0 && to[0] == 1) {
      // Models made for one example say 1 where any number of them will do.
      to[0] = Constant.BATCH;
    }
    return to;
  }

  static long[] flat(At at) {
    long[] from = Moves.sizes(at.value(0), at);
    int axis = (int) at.node().number("axis", 1);
    axis = axis < 0 ? axis + from.length : axis;
    long[] before = Arrays.copyOfRange(from, 0, axis);
    long[] after = Arrays.copyOfRange(from, axis, from.length);
    return new long[] {merged(before), merged(after)};
  }

  private static long merged(long[] sizes) {
    if (count(sizes) == 0) {
      return product(sizes);
    }
    if (product(sizes) != 1) {
      throw new RefusedNodeException("it merges the batch with other axes");
    }
    return Constant.BATCH;
  }

  static long[] squeezed(At at) {
    long[] from = Moves.sizes(at.value(0), at);
    long[] axes =
        at.numbers("axes", 1)
            .orElse(LongStream.range(0, from.length).filter(i -> from[(int) i] == 1).toArray());
    List<Integer> gone =
        LongStream.of(axes).mapToObj(axis -> Shapes.axis(axis, from.length)).toList();
    LongList kept = new LongList();
    for (int axis = 0; axis < from.length; axis++) {
      if (!gone.contains(axis)) {
        kept.add(from[axis]);
      } else if (from[axis] != 1) {
        throw new RefusedNodeException(
            "it drops axis %d, which is %s",
            axis, from[axis] == Constant.BATCH ? "the batch" : from[axis]);
      }
    }
    return kept.toArray();
  }

  static long[] unsqueezed(At at) {
    long[] from = Moves.sizes(at.value(0), at);
    long[] axes =
        at.numbers("axes", 1).orElseThrow(() -> new RefusedNodeException("it has no axes"));
    int rank = from.length + axes.length;
    List<Integer> added = LongStream.of(axes).mapToObj(axis -> Shapes.axis(axis, rank)).toList();
    long[] to = new long[rank];
    int next = 0;
    for (int axis = 0; axis < rank; axis++) {
      to[axis] = added.contains(axis) ? 1 : from[next++];
    }
    return to;
  }

  private static long count(long[] sizes) {
    return Arrays.stream(sizes).filter(size -> size == Constant.BATCH).count();
  }

  /** The product of what is known. */
  private static long product(long[] sizes) {
    return Arrays.stream(sizes)
        .filter(size -> size != Constant.BATCH)
        .reduce(1, Math::multiplyExact);
  }
}
