package archsweep.onnx.read;

import java.util.Arrays;

/** Arithmetic on the sizes of constants. */
final class Shapes {

  /** More elements than this no constant may come to have by folding: 256 MiB of float32. */
  static final long MOST_ELEMENTS =
      Math.min(1L << 26, Runtime.getRuntime().maxMemory() / (4 * Long.BYTES));

  private Shapes() {}

  static long elements(long[] sizes) {
    long elements = 1;
    for (long size : sizes) {
      if (size < 0) {
        throw new RefusedNodeException("a constant has the size %d", size);
      }
      elements = Math.multiplyExact(elements, size);
    }
    return elements;
  }

  /** The elements of a constant that is about to be made. */
  static int bounded(long[] sizes) {
    long elements = elements(sizes);
    if (elements > MOST_ELEMENTS) {
      throw new RefusedNodeException(
          "the constant %s has more than %d elements", Arrays.toString(sizes), MOST_ELEMENTS);
    }
    return (int) elements;
  }

  static int axis(long axis, int rank) {
    long counted = axis < 0 ? axis + rank : axis;
    if (counted < 0 || counted >= rank) {
      throw new RefusedNodeException("its axis %d is outside of %d axes", axis, rank);
    }
    return (int) counted;
  }

  /** The shape to which two broadcast. */
  static long[] broadcast(long[] first, long[] second) {
    int rank = Math.max(first.length, second.length);
    long[] result = new long[rank];
    for (int axis = 1; axis <= rank; axis++) {
      long one = axis <= first.length ? first[first.length - axis] : 1;
      long other = axis <= second.length ? second[second.length - axis] : 1;
      if (one != other && one != 1 && other != 1) {
        throw new RefusedNodeException(
            "%s and %s do not fit together", Arrays.toString(first), Arrays.toString(second));
      }
      result[rank - axis] = one == 1 ? other : one;
    }
    return result;
  }

  /** For each element of {@code result} its place in a tensor that broadcasts to it. */
  static int[] places(long[] sizes, long[] result) {
    int[] places = new int[bounded(result)];
    int shift = result.length - sizes.length;
    for (int i = 0; i < places.length; i++) {
      long rest = i;
      long stride = 1;
      long place = 0;
      for (int axis = result.length - 1; axis >= shift; axis--) {
        long at = rest % result[axis];
        rest /= result[axis];
        place += sizes[axis - shift] == 1 ? 0 : at * stride;
        stride *= sizes[axis - shift];
      }
      places[i] = (int) place;
    }
    return places;
  }

  /** For each element its place in the tensor of which the axes were exchanged. */
  static int[] transposed(long[] sizes, int[] order) {
    long[] strides = new long[sizes.length];
    long stride = 1;
    for (int axis = sizes.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= sizes[axis];
    }
    int[] places = new int[bounded(sizes)];
    for (int i = 0; i < places.length; i++) {
      long rest = i;
      long place = 0;
      for (int axis = order.length - 1; axis >= 0; axis--) {
        place += rest % sizes[order[axis]] * strides[order[axis]];
        rest /= sizes[order[axis]];
      }
      places[i] = (int) place;
    }
    return places;
  }

  /** The places of what is kept along one axis. */
  static int[] taken(long[] sizes, int axis, long[] indices) {
    long inner = 1;
    for (int i = axis + 1; i < sizes.length; i++) {
      inner *= sizes[i];
    }
    long[] result = sizes.clone();
    result[axis] = indices.length;
    int[] places = new int[bounded(result)];
    for (int i = 0; i < places.length; i++) {
      long within = i % inner;
      long at = i / inner % indices.length;
      long outer = i / inner / indices.length;
      places[i] = (int) ((outer * sizes[axis] + indices[(int) at]) * inner + within);
    }
    return places;
  }
}
