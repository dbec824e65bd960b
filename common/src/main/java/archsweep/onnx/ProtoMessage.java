package archsweep.onnx;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;

/** A protobuf message as it is written, field by field, by the numbers of onnx.proto. */
final class ProtoMessage {

  private final ByteString.Output bytes = ByteString.newOutput();
  private final CodedOutputStream fields = CodedOutputStream.newInstance(bytes);

  ProtoMessage number(int field, long value) {
    return write(() -> fields.writeInt64(field, value));
  }

  ProtoMessage real(int field, float value) {
    return write(() -> fields.writeFloat(field, value));
  }

  ProtoMessage text(int field, String value) {
    return write(() -> fields.writeString(field, value));
  }

  ProtoMessage bytes(int field, ByteString value) {
    return write(() -> fields.writeBytes(field, value));
  }

  ProtoMessage message(int field, ProtoMessage value) {
    return bytes(field, value.toBytes());
  }

  /** One entry of a repeated field for each value. */
  ProtoMessage numbers(int field, Collection<? extends Number> values) {
    values.forEach(value -> number(field, value.longValue()));
    return this;
  }

  ByteString toBytes() {
    write(fields::flush);
    return bytes.toByteString();
  }

  private ProtoMessage write(Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  private interface Writing {
    void run() throws IOException;
  }
}
