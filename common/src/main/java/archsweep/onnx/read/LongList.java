package archsweep.onnx.read;

import java.util.Arrays;

/** Whole numbers whose count is not known before. */
final class LongList {

  private long[] values = new long[8];
  private int size;

  void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  long[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
