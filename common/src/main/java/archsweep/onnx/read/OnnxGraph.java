package archsweep.onnx.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A GraphProto. */
record OnnxGraph(
    String name,
    List<OnnxNode> nodes,
    Map<String, Constant> initialisers,
    List<OnnxInput> inputs,
    List<String> outputs) {

  static OnnxGraph read(ProtoFields proto) {
    if (!proto.messages(15).isEmpty()) {
      throw new DamagedModelException("it has sparse initialisers, which are not supported");
    }
    Map<String, Constant> initialisers = new LinkedHashMap<>();
    for (ProtoFields tensor : proto.messages(5)) {
      initialisers.put(tensor.text(8), TensorReader.read(tensor));
    }
    return new OnnxGraph(
        proto.text(2),
        proto.messages(1).stream().map(OnnxNode::read).collect(Collectors.toList()),
        initialisers,
        proto.messages(11).stream()
            .map(OnnxInput::read)
            .filter(input -> !initialisers.containsKey(input.name()))
            .toList(),
        proto.messages(12).stream().map(output -> output.text(1)).toList());
  }
}
