package archsweep.onnx;

import archsweep.config.UserException;
import archsweep.network.Network;
import archsweep.network.Parameters;
import archsweep.network.Source;
import archsweep.network.op.DataType;
import archsweep.network.op.TensorType;
import archsweep.precision.ActivationRanges;
import archsweep.precision.PrecisionAssignment;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes a network with its parameters as an ONNX model (IR version 10, opset 21) that computes
 * what the network computes for inference. Inputs keep their names and symbolic axes; an output has
 * the name of the layer that gives it.
 *
 * <p>The formats of a precision assignment are metadata of the model, one entry {@code
 * archsweep.precision.LAYER} for each layer. With the ranges of activations the model is quantised
 * as well, where ONNX has the format: what convolutions, linear layers and products of activations
 * multiply goes through QuantizeLinear and DequantizeLinear, weights with a scale for each output
 * channel, activations with one static scale for the tensor. The rest is float32.
 */
public final class OnnxExport {

  private static final int IR_VERSION = 10;
  private static final int OPSET = 21;

  /** A protobuf message holds less than 2 GiB; the rest is left for the nodes. */
  private static final long MAX_PARAMETERS = 500_000_000;

  private OnnxExport() {}

  /**
   * The bytes of the model in float32, the same for the same arguments.
   *
   * @throws UserException if the model would be too large for one file, or a layer has no form in
   *     ONNX
   */
  public static byte[] write(
      Network network, Parameters parameters, PrecisionAssignment precision) {
    return write(network, parameters, precision, Optional.empty());
  }

  /**
   * The bytes of the quantised model, the same for the same arguments.
   *
   * @param ranges what static scales of activations are made from
   * @throws UserException if the model would be too large for one file, or a layer has no form in
   *     ONNX
   */
  public static byte[] write(
      Network network,
      Parameters parameters,
      PrecisionAssignment precision,
      ActivationRanges ranges) {
    return write(network, parameters, precision, Optional.of(ranges));
  }

  private static byte[] write(
      Network network,
      Parameters parameters,
      PrecisionAssignment precision,
      Optional<ActivationRanges> ranges) {
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
            .message(7, graph(network, parameters, precision, ranges))
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

  private static ProtoMessage graph(
      Network network,
      Parameters parameters,
      PrecisionAssignment precision,
      Optional<ActivationRanges> ranges) {
    GraphWriter graph = new GraphWriter();
    network.inputs().forEach((name, type) -> graph.input(name, number(type), type.shape().dims()));
    LayerTensors tensors = new LayerTensors(graph, network, parameters, precision, ranges);
    for (int position = 0; position < network.layers().size(); position++) {
      Nodes.write(network.layers().get(position).op(), tensors.layer(position));
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

  private static int number(TensorType type) {
    return type.dataType() == DataType.FLOAT ? GraphWriter.FLOAT : GraphWriter.INT64;
  }
}
