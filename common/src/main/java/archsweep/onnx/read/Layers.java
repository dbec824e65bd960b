package archsweep.onnx.read;

import archsweep.network.Layer;
import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.Parameters;
import archsweep.network.Source;
import archsweep.network.op.Op;
import archsweep.network.op.ParameterSpec;
import archsweep.network.op.TensorType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The layers as they come to be, with the values of their parameters. */
final class Layers {

  private static final int MOST_LAYERS = 100_000;

  private final NetworkBuilder builder;
  private final Map<String, TensorType> inputs = new LinkedHashMap<>();
  private final Map<String, Layer> layers = new LinkedHashMap<>();
  private final Map<String, float[]> values = new HashMap<>();
  private final String name;
  private final int opset;
  private final Room room;

  Layers(String name, int opset, Room room) {
    this.room = room;
    this.name = name;
    this.opset = opset;
    this.builder = new NetworkBuilder(name);
  }

  int opset() {
    return opset;
  }

  Source input(String input, TensorType type) {
    inputs.put(input, type);
    return builder.input(input, type);
  }

  TensorType type(Source source) {
    return builder.type(source);
  }

  Source add(String layer, Op op, Source... sources) {
    return add(new Layer(layer, op, List.of(sources)));
  }

  /**
   * @throws RefusedNodeException if the name is taken
   * @throws archsweep.network.op.ShapeException if the operator cannot take its inputs
   */
  Source add(Layer layer) {
    if (inputs.containsKey(layer.name()) || layers.containsKey(layer.name())) {
      throw new RefusedNodeException("two tensors are named %s", layer.name());
    }
    if (layers.size() >= MOST_LAYERS) {
      throw new RefusedNodeException("the model has more than %d layers", MOST_LAYERS);
    }
    List<TensorType> types = layer.inputs().stream().map(this::type).toList();
    layer.op().outputs(types);
    for (ParameterSpec spec : layer.op().parameters(types)) {
      float[] known = values.getOrDefault(layer.parameter(spec.role()), new float[0]);
      if (known.length != spec.shape().elements()) {
        throw new RefusedNodeException(
            "its %s has %d values, but its shape is %s", spec.role(), known.length, spec.shape());
      }
    }
    layers.put(layer.name(), layer);
    return builder.layer(layer);
  }

  Layer layer(String layer) {
    return layers.get(layer);
  }

  float[] values(String parameter) {
    return values.get(parameter);
  }

  /** The values of a parameter, known by the layer's name and the role. */
  void parameter(String parameter, float[] known) {
    room.take(parameter, known);
    values.put(parameter, known);
  }

  /** The network of what the outputs depend on. */
  OnnxImport.Model model(List<Source> outputs) {
    Set<String> needed = new HashSet<>();
    Deque<Source> open = new ArrayDeque<>(outputs);
    while (!open.isEmpty()) {
      Layer layer = layers.get(open.pop().node());
      if (layer != null && needed.add(layer.name())) {
        open.addAll(layer.inputs());
      }
    }
    List<Layer> kept = new ArrayList<>(layers.values());
    kept.removeIf(layer -> !needed.contains(layer.name()));
    Network network = new Network(name, inputs, kept, outputs);
    Map<String, float[]> used = new LinkedHashMap<>();
    network.parameters().keySet().forEach(key -> used.put(key, values.get(key)));
    return new OnnxImport.Model(network, new Parameters(used).checkedFor(network));
  }
}
