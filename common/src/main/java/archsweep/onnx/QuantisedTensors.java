package archsweep.onnx;

import archsweep.precision.IntegerFormat;
import archsweep.precision.NumberFormat;
import java.util.List;
import java.util.Optional;

/**
 * Tensors that pass through a number format: QuantizeLinear and DequantizeLinear where values are
 * scaled into it, Cast where they are taken as they are. Weights are stored as their codes. What
 * ONNX has no format for stays as it is.
 */
final class QuantisedTensors {

  private static final Attributes BY_CHANNEL = Attributes.of("axis", 0);
  private static final Attributes TO_FLOAT = Attributes.of("to", GraphWriter.FLOAT);

  private final GraphWriter graph;

  QuantisedTensors(GraphWriter graph) {
    this.graph = graph;
  }

  /**
   * Stores a weight, with a scale for each index of its first axis.
   *
   * @param parameter its name in the graph
   * @return the name of its values
   */
  String weight(String parameter, List<Long> sizes, float[] values, NumberFormat format) {
    Optional<StoredFormat> found = StoredFormat.of(format);
    if (found.isEmpty()) {
      return graph.floats(parameter, sizes, values);
    }
    StoredFormat stored = found.get();
    String name = parameter + "//" + format.name();
    float[] largest = largest(values, Math.toIntExact(sizes.get(0)));
    byte[] codes = stored.packed(stored.codes(values, largest));
    String code = graph.raw(name + "_codes", stored.type(), sizes, codes);
    if (!stored.scaled()) {
      return graph.node(name, "Cast", List.of(code), TO_FLOAT);
    }
    float[] scales = new float[largest.length];
    for (int channel = 0; channel < scales.length; channel++) {
      scales[channel] = stored.scale(largest[channel]);
    }
    String scale = graph.floats(name + "_scale", List.of(sizes.get(0)), scales);
    byte[] zeros = stored.packed(new long[scales.length]);
    // Zero points say nothing, but optimisers that move nodes take the type from them.
    String zero = graph.raw(name + "_zero", stored.type(), List.of(sizes.get(0)), zeros);
    return graph.node(name, "DequantizeLinear", List.of(code, scale, zero), BY_CHANNEL);
  }

  /**
   * Rounds an activation, with one scale.
   *
   * @param name what the rounded activation is called
   * @param largest the magnitude that becomes the largest of the format
   * @return its name, or that of the tensor where ONNX does not have the format
   */
  String activation(String name, String tensor, float largest, NumberFormat format) {
    Optional<StoredFormat> found = StoredFormat.of(format);
    if (found.isEmpty()) {
      return tensor;
    }
    StoredFormat stored = found.get();
    String codes = name + "_codes";
    if (!stored.scaled()) {
      graph.node(codes, "Cast", List.of(tensor), Attributes.of("to", stored.type()));
      return graph.node(name, "Cast", List.of(codes), TO_FLOAT);
    }
    String scale = graph.scalar(name + "_scale", stored.scale(largest));
    byte[] none = stored.packed(new long[1]);
    String zero = graph.raw(name + "_zero", stored.type(), List.of(), none);
    if (integerOfBytes(stored.format())) {
      graph.node(codes, "QuantizeLinear", List.of(tensor, scale, zero));
      return graph.node(name, "DequantizeLinear", List.of(codes, scale, zero));
    }
    // ONNX Runtime 1.22 by default drops a Relu before a QuantizeLinear whose zero point is of 4
    // bits or a float, and makes of products behind DequantizeLinear nodes that refuse such types.
    // Sums of one keep what surrounds the two apart from them.
    String read = graph.node(name + "_read", "Sum", List.of(tensor));
    graph.node(codes, "QuantizeLinear", List.of(read, scale, zero));
    String values = name + "_values";
    graph.node(values, "DequantizeLinear", List.of(codes, scale, zero));
    return graph.node(name, "Sum", List.of(values));
  }

  private static boolean integerOfBytes(NumberFormat format) {
    return format instanceof IntegerFormat integer && integer.bits() >= Byte.SIZE;
  }

  private static float[] largest(float[] values, int channels) {
    float[] largest = new float[channels];
    int each = values.length / channels;
    for (int i = 0; i < values.length; i++) {
      largest[i / each] = Math.max(largest[i / each], Math.abs(values[i]));
    }
    return largest;
  }
}
