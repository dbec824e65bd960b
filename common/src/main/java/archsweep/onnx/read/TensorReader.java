package archsweep.onnx.read;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** TensorProto messages as constants. */
final class TensorReader {

  private TensorReader() {}

  /**
   * @throws DamagedModelException if the values are not as many as the shape says
   */
  static Constant read(ProtoFields tensor) {
    try {
      return readChecked(tensor);
    } catch (RefusedNodeException | ArithmeticException e) {
      throw new DamagedModelException(
          "the tensor %s cannot be read, %s".formatted(tensor.text(8), e.getMessage()));
    }
  }

  private static Constant readChecked(ProtoFields tensor) {
    if (tensor.number(14) == 1 || tensor.has(13)) {
      throw new RefusedNodeException("its values are in another file, which is not supported");
    }
    long[] sizes = tensor.numbers(1);
    boolean raw = tensor.has(9);
    ByteBuffer bytes = tensor.bytes(9).asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    int type = (int) tensor.number(2);
    return switch (type) {
      case 1 -> Constant.real(sizes, raw ? floats(bytes) : tensor.reals(4));
      case 10 -> Constant.real(sizes, halves(raw ? shorts(bytes) : tensor.numbers(5)));
      case 16 -> Constant.real(sizes, brains(raw ? shorts(bytes) : tensor.numbers(5)));
      case 11 -> Constant.real(sizes, singles(raw ? longs(bytes, 8) : bits(tensor.doubles(10))));
      case 2 -> Constant.whole(sizes, unsigned(raw ? longs(bytes, 1) : tensor.numbers(5)));
      case 3, 9 -> Constant.whole(sizes, raw ? longs(bytes, 1) : tensor.numbers(5));
      case 5 -> Constant.whole(sizes, raw ? shorts(bytes) : tensor.numbers(5));
      case 6 -> Constant.whole(sizes, raw ? longs(bytes, 4) : tensor.numbers(5));
      case 7 -> Constant.whole(sizes, raw ? longs(bytes, 8) : tensor.numbers(7));
      default ->
          throw new RefusedNodeException("its data type %d is not supported", tensor.number(2));
    };
  }

  private static float[] floats(ByteBuffer bytes) {
    whole(bytes, Float.BYTES);
    float[] values = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(values);
    return values;
  }

  private static long[] shorts(ByteBuffer bytes) {
    return longs(bytes, 2);
  }

  private static long[] longs(ByteBuffer bytes, int width) {
    whole(bytes, width);
    long[] values = new long[bytes.remaining() / width];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (width) {
            case 1 -> bytes.get(i);
            case 2 -> bytes.getShort(2 * i);
            case 4 -> bytes.getInt(4 * i);
            default -> bytes.getLong(8 * i);
          };
    }
    return values;
  }

  private static void whole(ByteBuffer bytes, int width) {
    if (bytes.remaining() % width != 0) {
      throw new RefusedNodeException("its %d bytes are cut off", bytes.remaining());
    }
  }

  private static long[] unsigned(long[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] &= 255;
    }
    return values;
  }

  private static float[] halves(long[] codes) {
    float[] values = new float[codes.length];
    for (int i = 0; i < values.length; i++) {
      int exponent = (int) (codes[i] >> 10 & 31);
      int mantissa = (int) (codes[i] & 1023);
      float magnitude =
          exponent == 31
              ? (mantissa == 0 ? Float.POSITIVE_INFINITY : Float.NaN)
              : exponent == 0
                  ? Math.scalb((float) mantissa, -24)
                  : Math.scalb((float) (1024 + mantissa), exponent - 25);
      values[i] = (codes[i] & 0x8000) == 0 ? magnitude : -magnitude;
    }
    return values;
  }

  private static float[] brains(long[] codes) {
    float[] values = new float[codes.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.intBitsToFloat((int) (codes[i] << 16));
    }
    return values;
  }

  private static long[] bits(double[] values) {
    long[] bits = new long[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Double.doubleToRawLongBits(values[i]);
    }
    return bits;
  }

  private static float[] singles(long[] bits) {
    float[] values = new float[bits.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Double.longBitsToDouble(bits[i]);
    }
    return values;
  }
}
