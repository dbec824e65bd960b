package archsweep.onnx.read;

import java.util.ArrayList;
import java.util.List;

/**
 * A declared input.
 *
 * @param type of its elements, a number of TensorProto.DataType
 * @param sizes a number, or a symbol; what has no name is a question mark
 */
record OnnxInput(String name, int type, List<String> sizes) {

  static OnnxInput read(ProtoFields proto) {
    ProtoFields tensor = proto.message(2).message(1);
    List<String> sizes = new ArrayList<>();
    for (ProtoFields dim : tensor.message(2).messages(1)) {
      String symbol = dim.text(2).isEmpty() ? "?" : dim.text(2);
      sizes.add(dim.has(1) ? Long.toString(dim.number(1)) : symbol);
    }
    return new OnnxInput(proto.text(1), (int) tensor.number(1), List.copyOf(sizes));
  }
}
