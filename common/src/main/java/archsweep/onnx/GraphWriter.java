package archsweep.onnx;

import archsweep.config.UserException;
import archsweep.network.op.Dim;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A GraphProto as it grows. Tensors between nodes are known by name. */
final class GraphWriter {

  /** Numbers of TensorProto.DataType. */
  static final int FLOAT = 1;

  static final int INT64 = 7;
  static final int DOUBLE = 11;

  private static final int NODE = 1;
  private static final int NAME = 2;
  private static final int INITIALIZER = 5;
  private static final int INPUT = 11;
  private static final int OUTPUT = 12;

  private final ProtoMessage graph = new ProtoMessage();
  private final Set<String> names = new HashSet<>();

  /** Adds a node of one output. */
  String node(String output, String operator, List<String> inputs, Attributes attributes) {
    claim(output);
    ProtoMessage node = new ProtoMessage();
    inputs.forEach(input -> node.text(1, input));
    node.text(2, output).text(3, output).text(4, operator);
    attributes.messages().forEach(attribute -> node.message(5, attribute));
    graph.message(NODE, node);
    return output;
  }

  String node(String output, String operator, List<String> inputs) {
    return node(output, operator, inputs, Attributes.NONE);
  }

  /** A float32 tensor with these values, row-major. */
  String floats(String name, List<Long> sizes, float[] values) {
    return tensor(
        name,
        FLOAT,
        sizes,
        Math.multiplyExact(Float.BYTES, values.length),
        buffer -> buffer.asFloatBuffer().put(values));
  }

  String scalar(String name, double value) {
    return floats(name, List.of(), new float[] {(float) value});
  }

  String doubles(String name, List<Long> sizes, double[] values) {
    return tensor(
        name,
        DOUBLE,
        sizes,
        Math.multiplyExact(Double.BYTES, values.length),
        buffer -> buffer.asDoubleBuffer().put(values));
  }

  /**
   * A tensor of another type.
   *
   * @param bytes as TensorProto.raw_data has them
   */
  String raw(String name, int type, List<Long> sizes, byte[] bytes) {
    return tensor(name, type, sizes, bytes.length, buffer -> buffer.put(bytes));
  }

  /** A vector of int64: shapes, axes, places. */
  String longs(String name, long... values) {
    return integers(name, List.of((long) values.length), values);
  }

  String longScalar(String name, long value) {
    return integers(name, List.of(), value);
  }

  /** Declares an input of the model. */
  void input(String name, int type, List<Dim> sizes) {
    claim(name);
    graph.message(INPUT, valueInfo(name, type, sizes));
  }

  /** Declares a tensor of the graph as an output of the model. */
  void output(String name, int type, List<Dim> sizes) {
    graph.message(OUTPUT, valueInfo(name, type, sizes));
  }

  ProtoMessage named(String name) {
    return graph.text(NAME, name);
  }

  private String integers(String name, List<Long> sizes, long... values) {
    return tensor(
        name,
        INT64,
        sizes,
        Math.multiplyExact(Long.BYTES, values.length),
        buffer -> Arrays.stream(values).forEach(buffer::putLong));
  }

  private String tensor(
      String name, int type, List<Long> sizes, int bytes, Consumer<ByteBuffer> fill) {
    claim(name);
    ByteBuffer raw = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    fill.accept(raw);
    raw.rewind();
    graph.message(
        INITIALIZER,
        new ProtoMessage()
            .numbers(1, sizes)
            .number(2, type)
            .text(8, name)
            .bytes(9, ByteString.copyFrom(raw)));
    return name;
  }

  /** ONNX has one space of names for inputs, parameters and what nodes give. */
  private void claim(String name) {
    if (!names.add(name)) {
      throw new UserException(
          "Two tensors of the model would be named %s.".formatted(name),
          "a layer has the name of an input, or of a step of another layer; rename it.");
    }
  }

  private static ProtoMessage valueInfo(String name, int type, List<Dim> sizes) {
    ProtoMessage shape = new ProtoMessage();
    for (Dim size : sizes) {
      ProtoMessage dim = new ProtoMessage();
      shape.message(
          1,
          size instanceof Dim.Fixed fixed
              ? dim.number(1, fixed.size())
              : dim.text(2, size.toString()));
    }
    ProtoMessage tensor = new ProtoMessage().number(1, type).message(2, shape);
    return new ProtoMessage().text(1, name).message(2, new ProtoMessage().message(1, tensor));
  }
}
