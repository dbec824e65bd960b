package archsweep.cli;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** ONNX models by hand, by the field numbers of onnx.proto, also such as no exporter writes. */
final class TinyOnnx {

  private static final int FLOAT = 1;
  private static final int INT64 = 7;
  private static final int STORED_NUMBERS = 7;

  private TinyOnnx() {}

  /** A model whose parts are nodes, tensors and inputs, and whose output is y. */
  static byte[] model(ByteString... parts) {
    ByteString output = bytes(12, bytes(1, ByteString.copyFromUtf8("y")));
    ByteString graph =
        ByteString.copyFrom(Stream.concat(Stream.of(parts), Stream.of(output)).toList());
    return ByteString.copyFrom(List.of(number(1, 10), bytes(8, number(2, 21)), bytes(7, graph)))
        .toByteArray();
  }

  /** A node of one output, by which it is named. */
  static ByteString node(String operator, String output, String... inputs) {
    ByteString read =
        ByteString.copyFrom(
            Arrays.stream(inputs).map(input -> bytes(1, ByteString.copyFromUtf8(input))).toList());
    return bytes(1, read.concat(text(2, output)).concat(text(3, output)).concat(text(4, operator)));
  }

  /** An input of real numbers; sizes that are no numbers are open. */
  static ByteString input(String name, String... sizes) {
    ByteString shape =
        ByteString.copyFrom(
            Arrays.stream(sizes)
                .map(size -> size.matches("\\d+") ? number(1, Long.parseLong(size)) : text(2, size))
                .map(dim -> bytes(1, dim))
                .toList());
    ByteString tensor = number(1, FLOAT).concat(bytes(2, shape));
    return bytes(11, text(1, name).concat(bytes(2, bytes(1, tensor))));
  }

  /** A tensor of whole numbers, which may be fewer than its size. */
  static ByteString tensor(String name, long size, long... values) {
    ByteString numbers =
        ByteString.copyFrom(
            Arrays.stream(values).mapToObj(value -> number(STORED_NUMBERS, value)).toList());
    return bytes(5, number(1, size).concat(number(2, INT64)).concat(numbers).concat(text(8, name)));
  }

  private static ByteString text(int field, String text) {
    return bytes(field, ByteString.copyFromUtf8(text));
  }

  private static ByteString bytes(int field, ByteString bytes) {
    return written(out -> out.writeBytes(field, bytes));
  }

  private static ByteString number(int field, long value) {
    return written(out -> out.writeInt64(field, value));
  }

  private static ByteString written(Writing writing) {
    ByteString.Output bytes = ByteString.newOutput();
    try {
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      writing.to(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteString();
  }

  private interface Writing {
    void to(CodedOutputStream out) throws IOException;
  }
}
