package archsweep.onnx;

import archsweep.network.op.TensorType;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A layer as it becomes nodes of the graph: the names of what it reads and gives. Helper tensors
 * are named {@code LAYER//step}.
 *
 * @param name the layer's
 * @param inputs the names of the tensors that it reads
 * @param types their types
 * @param parameters the names of the tensors of its parameters by role
 * @param values the parameters' values by role
 */
record LayerNodes(
    GraphWriter graph,
    String name,
    List<String> inputs,
    List<TensorType> types,
    Map<String, String> parameters,
    Map<String, float[]> values) {

  String input() {
    return inputs.get(0);
  }

  TensorType type() {
    return types.get(0);
  }

  int rank() {
    return type().shape().rank();
  }

  String parameter(String role) {
    return parameters.get(role);
  }

  boolean has(String role) {
    return parameters.containsKey(role);
  }

  String helper(String step) {
    return name + "//" + step;
  }

  /** An inner node. */
  String step(String step, String operator, String... inputs) {
    return graph.node(helper(step), operator, List.of(inputs));
  }

  String step(String step, String operator, Attributes attributes, String... inputs) {
    return graph.node(helper(step), operator, List.of(inputs), attributes);
  }

  /** The node that gives the layer's output. */
  void result(String operator, String... inputs) {
    graph.node(name, operator, List.of(inputs));
  }

  void result(String operator, Attributes attributes, String... inputs) {
    graph.node(name, operator, List.of(inputs), attributes);
  }

  String longs(String step, long... values) {
    return graph.longs(helper(step), values);
  }

  String scalar(String step, double value) {
    return graph.scalar(helper(step), value);
  }

  /** A tensor with its last two axes exchanged. */
  String transposed(String step, String tensor, int rank) {
    List<Integer> order =
        IntStream.range(0, rank)
            .mapToObj(axis -> axis < rank - 2 ? axis : 2 * rank - 3 - axis)
            .toList();
    return step(step, "Transpose", Attributes.of("perm", order), tensor);
  }
}
