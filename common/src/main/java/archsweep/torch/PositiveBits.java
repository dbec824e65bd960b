package archsweep.torch;

import java.nio.ByteOrder;
import java.nio.LongBuffer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Which elements of each example are positive, 64 in a word, in an order that is the same for all
 * examples. A word is that much less to compare than 64 numbers, and counts of its bits are exact.
 */
public final class PositiveBits {

  /** Gathers the lowest bits of the eight bytes of a word in its highest byte. */
  private static final long GATHER = 0x0102_0408_1020_4080L;

  private final long[][] words;
  private final int width;

  private PositiveBits(long[][] words, int width) {
    this.words = words;
    this.width = width;
  }

  /**
   * The bits of a tensor.
   *
   * @param tensor [batch, ...], at least one axis besides; a NaN counts as not positive
   */
  public static PositiveBits of(Tensor tensor) {
    return NativeScope.call(
        () -> {
          Tensor rows =
              Tensors.inMemoryOrder(tensor.detach()).reshape(tensor.size(0), -1).contiguous();
          int batch = Math.toIntExact(rows.size(0));
          int width = Math.toIntExact(rows.size(1));
          int bytes = (width + Byte.SIZE - 1) / Byte.SIZE;
          Tensor padded = padded(rows.gt(new Scalar(0.0)), (long) bytes * Byte.SIZE - width);
          LongBuffer eights =
              padded
                  .view(ScalarType.Long)
                  .data_ptr_long()
                  .capacity((long) batch * bytes)
                  .asByteBuffer()
                  .order(ByteOrder.LITTLE_ENDIAN)
                  .asLongBuffer();
          long[][] words = new long[batch][];
          long[] row = new long[bytes];
          for (int example = 0; example < batch; example++) {
            eights.get(row);
            words[example] = packed(row);
          }
          return new PositiveBits(words, width);
        });
  }

  private static Tensor padded(Tensor flags, long columns) {
    return columns == 0
        ? flags
        : torch.constant_pad_nd(flags, new long[] {0, columns}, new Scalar(0.0));
  }

  private static long[] packed(long[] eights) {
    long[] packed = new long[(eights.length + Long.BYTES - 1) / Long.BYTES];
    for (int i = 0; i < eights.length; i++) {
      long bits = (eights[i] * GATHER) >>> (Long.SIZE - Byte.SIZE);
      packed[i / Long.BYTES] |= bits << (i % Long.BYTES * Byte.SIZE);
    }
    return packed;
  }

  /** The number of examples. */
  public int batch() {
    return words.length;
  }

  /** How many elements of two examples are both positive or both not. */
  public int agreements(int example, int other) {
    long[] one = words[example];
    long[] two = words[other];
    int differences = 0;
    for (int i = 0; i < one.length; i++) {
      differences += Long.bitCount(one[i] ^ two[i]);
    }
    return width - differences;
  }
}
