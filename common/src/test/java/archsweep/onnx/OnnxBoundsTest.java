package archsweep.onnx;

import ai.onnxruntime.OrtException;
import archsweep.onnx.read.OnnxImport;
import archsweep.torch.LibTorch;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nodes with one activation and numbers compute what they compute in ONNX Runtime. */
class OnnxBoundsTest {

  private static final int FLOAT = 1;

  @BeforeAll
  static void prepare() {
    LibTorch.prepareThread();
  }

  @ParameterizedTest
  @CsvSource({
    "Max, x low",
    "Max, low x",
    "Max, x zero",
    "Min, x high",
    "Min, x low",
    "Clip, x low high",
    "Clip, x zero high",
    "Clip, x low",
    "Clip, x zero",
    "Add, x low",
    "Add, x column",
    "Sub, x row",
    "Mul, high x",
    "Mul, x column"
  })
  void aNodeOfOneActivation(String operator, String inputs) throws OrtException {
    byte[] bytes = model(operator, inputs.split(" "));
    BothRuntimes.checkImported(bytes, OnnxImport.read(bytes, Map.of()), Map.of());
  }

  private static byte[] model(String operator, String... inputs) {
    ProtoMessage node = new ProtoMessage();
    for (String input : inputs) {
      node.text(1, input);
    }
    ProtoMessage graph =
        new ProtoMessage()
            .message(1, node.text(2, "y").text(3, "node").text(4, operator))
            .text(2, "one node")
            .message(5, tensor("zero", new long[0], 0))
            .message(5, tensor("low", new long[0], -0.4f))
            .message(5, tensor("high", new long[0], 0.3f))
            .message(5, tensor("row", new long[] {4}, 1, 2, 3, 4))
            .message(5, tensor("column", new long[] {3, 1}, 1, 2, 3))
            .message(11, real("x", 3, 4))
            .message(12, real("y", 3, 4));
    return new ProtoMessage()
        .number(1, 10)
        .message(8, new ProtoMessage().number(2, 21))
        .message(7, graph)
        .toBytes()
        .toByteArray();
  }

  private static ProtoMessage tensor(String name, long[] sizes, float... values) {
    ProtoMessage tensor = new ProtoMessage();
    for (long size : sizes) {
      tensor.number(1, size);
    }
    tensor.number(2, FLOAT);
    for (float value : values) {
      tensor.real(4, value);
    }
    return tensor.text(8, name);
  }

  /** A batch of matrices. */
  private static ProtoMessage real(String name, long rows, long columns) {
    ProtoMessage shape = new ProtoMessage().message(1, new ProtoMessage().text(2, "batch"));
    shape.message(1, new ProtoMessage().number(1, rows));
    shape.message(1, new ProtoMessage().number(1, columns));
    ProtoMessage tensor = new ProtoMessage().number(1, FLOAT).message(2, shape);
    return new ProtoMessage().text(1, name).message(2, new ProtoMessage().message(1, tensor));
  }
}
