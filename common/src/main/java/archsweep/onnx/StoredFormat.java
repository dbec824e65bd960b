package archsweep.onnx;

import archsweep.precision.FloatFormat;
import archsweep.precision.Formats;
import archsweep.precision.IntegerFormat;
import archsweep.precision.NumberFormat;
import archsweep.precision.Quantiser;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;

/**
 * A number format that ONNX can store a tensor in at opset 21.
 *
 * @param type its number in TensorProto.DataType
 */
record StoredFormat(NumberFormat format, int type) {

  private static final Map<String, Integer> TYPES =
      Map.of(
          "int8", 3,
          "int16", 5,
          "fp16", 10,
          "bf16", 16,
          "e4m3", 17,
          "e4m3_fnuz", 18,
          "e5m2", 19,
          "e5m2_fnuz", 20,
          "int4", 22);

  /** None for what ONNX has no type for, and for float32, which needs no nodes. */
  static Optional<StoredFormat> of(NumberFormat format) {
    return Optional.ofNullable(TYPES.get(format.name()))
        .map(type -> new StoredFormat(format, type));
  }

  /** Whether values are scaled into the format; the others are cast as they are. */
  boolean scaled() {
    return !(format instanceof FloatFormat number) || number.scaled();
  }

  /** What codes are multiplied with to give values, as QuantizeLinear has it. */
  float scale(float largest) {
    return format instanceof IntegerFormat integer
        ? Quantiser.integerScale(largest, integer)
        : 1 / Quantiser.floatScale(largest, (FloatFormat) format);
  }

  /**
   * The code of each value, by the arithmetic of {@link Quantiser}.
   *
   * @param largest the largest magnitude among those that share the scale of a value; by the index
   *     of the first axis
   */
  long[] codes(float[] values, float[] largest) {
    int each = values.length / largest.length;
    long[] codes = new long[values.length];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = code(values[i], largest[i / each]);
    }
    return codes;
  }

  private long code(float value, float largest) {
    if (format instanceof IntegerFormat integer) {
      return (long) integer.round(value / Quantiser.integerScale(largest, integer));
    }
    FloatFormat number = (FloatFormat) format;
    return number.scaled()
        ? number.code(number.round(value * Quantiser.floatScale(largest, number)))
        : number.code(number.cast(value));
  }

  /** Codes as TensorProto.raw_data has them: little endian, of 4 bits the first one lowest. */
  byte[] packed(long[] codes) {
    if (format.equals(Formats.INT4)) {
      byte[] packed = new byte[(codes.length + 1) / 2];
      for (int i = 0; i < codes.length; i++) {
        packed[i / 2] |= (byte) ((codes[i] & 15) << (4 * (i % 2)));
      }
      return packed;
    }
    int bytes = format.elementBits() / Byte.SIZE;
    ByteBuffer packed =
        ByteBuffer.allocate(Math.multiplyExact(bytes, codes.length)).order(ByteOrder.LITTLE_ENDIAN);
    for (long code : codes) {
      if (bytes == 1) {
        packed.put((byte) code);
      } else {
        packed.putShort((short) code);
      }
    }
    return packed.array();
  }
}
