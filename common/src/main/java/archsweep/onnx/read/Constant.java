package archsweep.onnx.read;

import java.util.Arrays;

/** A tensor that is known when the model is read: float32, or whole numbers and truth values. */
final class Constant implements Value {

  /**
   * Stands for the batch size among the whole numbers that shapes are computed with. Like any size
   * it can be moved about; arithmetic with it is refused.
   */
  static final long BATCH = 0x7A5C_11E0_B47C_0001L;

  private final long[] sizes;
  private final float[] reals;
  private final long[] wholes;

  private Constant(long[] sizes, float[] reals, long[] wholes) {
    this.sizes = sizes;
    this.reals = reals;
    this.wholes = wholes;
    if (Shapes.elements(sizes) != length()) {
      throw new RefusedNodeException(
          "it has %d values for the shape %s", length(), Arrays.toString(sizes));
    }
  }

  static Constant real(long[] sizes, float... values) {
    return new Constant(sizes, values, null);
  }

  static Constant whole(long[] sizes, long... values) {
    return new Constant(sizes, null, values);
  }

  boolean isReal() {
    return reals != null;
  }

  long[] sizes() {
    return sizes.clone();
  }

  int rank() {
    return sizes.length;
  }

  int length() {
    return reals != null ? reals.length : wholes.length;
  }

  float[] reals() {
    if (reals == null) {
      throw new RefusedNodeException("it takes real numbers, not whole ones");
    }
    return reals;
  }

  long[] wholes() {
    if (wholes == null) {
      throw new RefusedNodeException("it takes whole numbers, not real ones");
    }
    return wholes;
  }

  /** The only value. */
  float scalar() {
    if (length() != 1) {
      throw new RefusedNodeException("%s is no single number", Arrays.toString(sizes));
    }
    return reals != null ? reals[0] : wholes[0];
  }

  Constant reshaped(long... others) {
    return new Constant(others, reals, wholes);
  }

  /** The values at these places, as a tensor of this shape. */
  Constant picked(long[] others, int[] places) {
    if (reals != null) {
      float[] values = new float[places.length];
      for (int i = 0; i < places.length; i++) {
        values[i] = reals[places[i]];
      }
      return real(others, values);
    }
    long[] values = new long[places.length];
    for (int i = 0; i < places.length; i++) {
      values[i] = wholes[places[i]];
    }
    return whole(others, values);
  }
}
