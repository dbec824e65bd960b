package archsweep.onnx.read;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A protobuf message as it is read: its fields in order, by the numbers of onnx.proto. Nested
 * messages stay bytes until somebody asks, so what is read costs memory in proportion to the file,
 * whatever lengths it claims.
 */
final class ProtoFields {

  private record Field(int number, int wireType, long number64, ByteString bytes) {}

  private final List<Field> fields = new ArrayList<>();

  /**
   * @throws DamagedModelException if the bytes are no message
   */
  ProtoFields(ByteString message) {
    try {
      CodedInputStream in = message.newCodedInput();
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        fields.add(read(tag, in));
      }
    } catch (IOException e) {
      throw new DamagedModelException(e.getMessage());
    }
  }

  private static Field read(int tag, CodedInputStream in) throws IOException {
    int number = WireFormat.getTagFieldNumber(tag);
    int type = WireFormat.getTagWireType(tag);
    return switch (type) {
      case WireFormat.WIRETYPE_VARINT -> new Field(number, type, in.readInt64(), ByteString.EMPTY);
      case WireFormat.WIRETYPE_FIXED64 ->
          new Field(number, type, in.readFixed64(), ByteString.EMPTY);
      case WireFormat.WIRETYPE_FIXED32 ->
          new Field(number, type, in.readFixed32(), ByteString.EMPTY);
      case WireFormat.WIRETYPE_LENGTH_DELIMITED -> new Field(number, type, 0, in.readBytes());
      default -> throw new DamagedModelException("a field has the unknown wire type " + type);
    };
  }

  boolean has(int field) {
    return fields.stream().anyMatch(known -> known.number() == field);
  }

  /** A number, or 0 as protobuf has it for what is absent. */
  long number(int field) {
    long last = 0;
    for (Field known : fields) {
      if (known.number() == field) {
        last = known.number64();
      }
    }
    return last;
  }

  float real(int field) {
    return Float.intBitsToFloat((int) number(field));
  }

  ByteString bytes(int field) {
    ByteString last = ByteString.EMPTY;
    for (Field known : fields) {
      if (known.number() == field) {
        last = known.bytes();
      }
    }
    return last;
  }

  String text(int field) {
    return bytes(field).toString(StandardCharsets.UTF_8);
  }

  List<String> texts(int field) {
    return all(field).stream().map(bytes -> bytes.toString(StandardCharsets.UTF_8)).toList();
  }

  ProtoFields message(int field) {
    return new ProtoFields(bytes(field));
  }

  List<ProtoFields> messages(int field) {
    return all(field).stream().map(ProtoFields::new).toList();
  }

  /** A repeated field of whole numbers, packed or not. */
  long[] numbers(int field) {
    return repeated(field, CodedInputStream::readInt64);
  }

  /** A repeated field of float32, packed or not. */
  float[] reals(int field) {
    long[] bits = repeated(field, in -> in.readFixed32());
    float[] values = new float[bits.length];
    for (int i = 0; i < bits.length; i++) {
      values[i] = Float.intBitsToFloat((int) bits[i]);
    }
    return values;
  }

  /** A repeated field of float64, packed or not. */
  double[] doubles(int field) {
    long[] bits = repeated(field, CodedInputStream::readFixed64);
    double[] values = new double[bits.length];
    for (int i = 0; i < bits.length; i++) {
      values[i] = Double.longBitsToDouble(bits[i]);
    }
    return values;
  }

  private long[] repeated(int field, Reading reading) {
    LongList values = new LongList();
    try {
      for (Field known : fields) {
        if (known.number() != field) {
          continue;
        }
        if (known.wireType() != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
          values.add(known.number64());
          continue;
        }
        CodedInputStream in = known.bytes().newCodedInput();
        while (!in.isAtEnd()) {
          values.add(reading.next(in));
        }
      }
    } catch (IOException e) {
      throw new DamagedModelException(e.getMessage());
    }
    return values.toArray();
  }

  private List<ByteString> all(int field) {
    return fields.stream().filter(known -> known.number() == field).map(Field::bytes).toList();
  }

  private interface Reading {
    long next(CodedInputStream in) throws IOException;
  }
}
