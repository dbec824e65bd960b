package archsweep.onnx;

import archsweep.config.UserException;
import archsweep.network.Layer;
import archsweep.network.Network;
import archsweep.network.Parameters;
import archsweep.network.Source;
import archsweep.network.op.DataType;
import archsweep.network.op.ParameterSpec;
import archsweep.network.op.TensorType;
import archsweep.precision.PrecisionAssignment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Writes a network with its parameters as an ONNX model (IR version 10, opset 21) that computes in
 * float32 what the network computes for inference. Inputs keep their names and symbolic axes; an
 * output has the name of the layer that gives it.
 *
 * <p>The formats of a precision assignment are metadata of the model, one entry {@code
 * archsweep.precision.LAYER} for each layer: nothing is quantised.
 */
public final class OnnxExport {

  private static final int IR_VERSION = 10;
  private static final int OPSET = 21;

  /** A protobuf message holds less than 2 GiB; the rest is left for the nodes. */
  private static final long MAX_PARAMETERS = 500_000_000;

  private OnnxExport() {}

  /**
   * The bytes of the model, the same for the same arguments.
   *
   * @throws UserException if the model would be too large for one file, or a layer has no form in
   *     ONNX
   */
  public static byte[] write(
      Network network, Parameters parameters, PrecisionAssignment precision) {
    long elements =
        network.parameters().values().stream().mapToLong(spec -> spec.shape().elements()).sum();
    if (elements > MAX_PARAMETERS) {
      throw new UserException(
          "The network %s has %d parameters; an ONNX file holds at most %d."
              .formatted(network.name(), elements, MAX_PARAMETERS),
          "export it as JSON, without its weights.");
    }
    parameters.checkedFor(network);
    ProtoMessage model =
        new ProtoMessage()
            .number(1, IR_VERSION)
            .text(2, "archsweep")
            .message(7, graph(network, parameters))
            .message(8, new ProtoMessage().text(1, "").number(2, OPSET));
    for (int position = 0; position < network.layers().size(); position++) {
      String layer = network.layers().get(position).name();
      model.message(
          14,
          new ProtoMessage()
              .text(1, "archsweep.precision." + layer)
              .text(2, precision.layer(position).toString()));
    }
    return model.toBytes().toByteArray();
  }

  private static ProtoMessage graph(Network network, Parameters parameters) {
    GraphWriter graph = new GraphWriter();
    network.inputs().forEach((name, type) -> graph.input(name, number(type), type.shape().dims()));
    network
        .parameters()
        .forEach(
            (name, spec) ->
                graph.floats("parameter/" + name, sizes(spec), parameters.values(name)));
    for (int position = 0; position < network.layers().size(); position++) {
      Layer layer = network.layers().get(position);
      Nodes.write(layer.op(), nodes(graph, network, parameters, position));
    }
    Set<String> declared = new HashSet<>();
    for (Source source : network.outputs()) {
      TensorType type = network.type(source);
      String name = source.toString();
      // An input, and what is an output already, can be no output under the same name.
      if (network.inputs().containsKey(name) || !declared.add(name)) {
        name = graph.node(name + "//output" + declared.size(), "Identity", List.of(name));
        declared.add(name);
      }
      graph.output(name, number(type), type.shape().dims());
    }
    return graph.named(network.name());
  }

  private static LayerNodes nodes(
      GraphWriter graph, Network network, Parameters parameters, int position) {
    Layer layer = network.layers().get(position);
    Map<String, String> names = new HashMap<>();
    Map<String, float[]> values = new HashMap<>();
    for (ParameterSpec spec : network.parameters(position)) {
      String parameter = layer.parameter(spec.role());
      names.put(spec.role(), "parameter/" + parameter);
      values.put(spec.role(), parameters.values(parameter));
    }
    List<String> inputs = layer.inputs().stream().map(Source::toString).toList();
    return new LayerNodes(graph, layer.name(), inputs, network.inputTypes(position), names, values);
  }

  private static int number(TensorType type) {
    return type.dataType() == DataType.FLOAT ? GraphWriter.FLOAT : GraphWriter.INT64;
  }

  private static List<Long> sizes(ParameterSpec spec) {
    List<Long> sizes = new ArrayList<>();
    LongStream.range(0, spec.shape().rank())
        .forEach(axis -> sizes.add(spec.shape().size(Math.toIntExact(axis))));
    return sizes;
  }
}
