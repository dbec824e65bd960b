package archsweep.onnx;

import archsweep.network.Layer;
import archsweep.network.Network;
import archsweep.network.Parameters;
import archsweep.network.Source;
import archsweep.network.op.ParameterSpec;
import archsweep.precision.ActivationRanges;
import archsweep.precision.Formats;
import archsweep.precision.LayerPrecision;
import archsweep.precision.NumberFormat;
import archsweep.precision.PrecisionAssignment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Stores the parameters of layers and finds what they read, quantised where ranges are given. */
final class LayerTensors {

  private final GraphWriter graph;
  private final Network network;
  private final Parameters parameters;
  private final PrecisionAssignment precision;
  private final Optional<ActivationRanges> ranges;
  private final Map<String, String> stored = new HashMap<>();

  /**
   * @param ranges of the activations; without them all is float32
   */
  LayerTensors(
      GraphWriter graph,
      Network network,
      Parameters parameters,
      PrecisionAssignment precision,
      Optional<ActivationRanges> ranges) {
    this.graph = graph;
    this.network = network;
    this.parameters = parameters;
    this.precision = precision;
    this.ranges = ranges;
  }

  /**
   * What a layer reads and is made of; parameters are stored with the first layer that has them.
   */
  LayerNodes layer(int position) {
    Layer layer = network.layers().get(position);
    List<Float> largest = ranges.map(known -> known.layer(position)).orElse(List.of());
    boolean quantised = !largest.isEmpty();
    LayerPrecision formats = precision.layer(position);
    QuantisedTensors rounding = new QuantisedTensors(graph);
    Map<String, String> names = new HashMap<>();
    Map<String, float[]> values = new HashMap<>();
    for (ParameterSpec spec : network.parameters(position)) {
      String parameter = layer.parameter(spec.role());
      boolean multiplied = quantised && spec.role().equals("weight");
      names.put(
          spec.role(),
          stored(rounding, parameter, spec, multiplied ? formats.weights() : Formats.FP32));
      values.put(spec.role(), parameters.values(parameter));
    }
    List<String> inputs = new ArrayList<>();
    for (Source source : layer.inputs()) {
      String read = source.toString();
      if (quantised) {
        int input = inputs.size();
        String helper = layer.name() + "//input" + input;
        read = rounding.activation(helper, read, largest.get(input), formats.activations());
      }
      inputs.add(read);
    }
    return new LayerNodes(graph, layer.name(), inputs, network.inputTypes(position), names, values);
  }

  private String stored(
      QuantisedTensors rounding, String parameter, ParameterSpec spec, NumberFormat format) {
    return stored.computeIfAbsent(
        parameter + " " + format.name(),
        key ->
            rounding.weight(
                "parameter/" + parameter, sizes(spec), parameters.values(parameter), format));
  }

  private static List<Long> sizes(ParameterSpec spec) {
    return IntStream.range(0, spec.shape().rank()).mapToObj(spec.shape()::size).toList();
  }
}
