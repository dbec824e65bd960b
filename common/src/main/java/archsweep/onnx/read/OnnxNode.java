package archsweep.onnx.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A NodeProto.
 *
 * @param inputs names of tensors; empty where an optional input is left out
 */
record OnnxNode(
    String name,
    String operator,
    String domain,
    List<String> inputs,
    List<String> outputs,
    Map<String, ProtoFields> attributes) {

  static OnnxNode read(ProtoFields proto) {
    Map<String, ProtoFields> attributes = new LinkedHashMap<>();
    proto.messages(5).forEach(attribute -> attributes.put(attribute.text(1), attribute));
    List<String> outputs = proto.texts(2);
    String name = proto.text(3);
    return new OnnxNode(
        name.isEmpty() && !outputs.isEmpty() ? outputs.get(0) : name,
        proto.text(4),
        proto.text(7),
        proto.texts(1),
        outputs,
        attributes);
  }

  /** The name of an input, or of what is left out: nothing. */
  String input(int place) {
    return place < inputs.size() ? inputs.get(place) : "";
  }

  boolean has(String attribute) {
    return attributes.containsKey(attribute);
  }

  long number(String attribute, long usual) {
    return has(attribute) ? attributes.get(attribute).number(3) : usual;
  }

  /** The float32 as the decimal that people wrote, so that 1e-5 is 1e-5. */
  double real(String attribute, double usual) {
    return has(attribute) ? decimal(attributes.get(attribute).real(2)) : usual;
  }

  static double decimal(float value) {
    return Double.parseDouble(Float.toString(value));
  }

  String text(String attribute, String usual) {
    return has(attribute) ? attributes.get(attribute).text(4) : usual;
  }

  Optional<long[]> numbers(String attribute) {
    return Optional.ofNullable(attributes.get(attribute)).map(found -> found.numbers(8));
  }

  ProtoFields attribute(String attribute) {
    if (!has(attribute)) {
      throw new RefusedNodeException("it has no attribute %s", attribute);
    }
    return attributes.get(attribute);
  }

  OnnxGraph graph(String attribute) {
    return OnnxGraph.read(attribute(attribute).message(6));
  }
}
