package archsweep.network;

import archsweep.network.op.Dim;
import archsweep.network.op.OpCounts;
import archsweep.network.op.ParameterSpec;
import archsweep.network.op.Reshape;
import archsweep.network.op.ShapeException;
import archsweep.network.op.TensorType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * An immutable, validated directed acyclic graph of layers with several inputs and outputs. The
 * batch size (and the length of sequences) stays symbolic. Layers refer to named parameters, whose
 * values live apart in {@link Parameters}.
 *
 * <p>Layers are kept in an order in which each comes after those that it reads; where the given
 * order is such an order it stays as it is, which makes it part of the identity of the object but
 * not of its {@link NetworkId}.
 */
public final class Network {

  private final String name;
  private final Map<String, TensorType> inputs;
  private final List<Layer> layers;
  private final List<Source> outputs;
  private final Map<String, Integer> positions;
  private final List<TypedOp> typed;
  private volatile Map<String, ParameterSpec> parameters;

  /**
   * Checks and sorts a graph.
   *
   * @param name what people call it; not part of its identity
   * @param inputs the types of the network's inputs by name, in order
   * @param layers in any order
   * @param outputs what the network gives, in order
   * @throws InvalidNetworkException naming the layer, if a name is doubled, an input dangles,
   *     layers form a cycle, shapes do not fit, or layers share a parameter of two shapes
   */
  public Network(
      String name, Map<String, TensorType> inputs, Collection<Layer> layers, List<Source> outputs) {
    this.name = name;
    this.inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    this.layers = List.copyOf(new TopologicalOrder(this.inputs.keySet(), layers).sorted());
    this.outputs = List.copyOf(outputs);
    this.positions = new HashMap<>();
    for (int i = 0; i < this.layers.size(); i++) {
      positions.put(this.layers.get(i).name(), i);
    }
    this.typed = new ArrayList<>();
    for (Layer layer : this.layers) {
      typed.add(infer(layer));
    }
    this.parameters = collectedWhereShared();
    if (this.outputs.isEmpty()) {
      throw withoutOutput();
    }
    this.outputs.forEach(output -> checkSource("The output", output));
  }

  /** From a builder that has checked names, edges, order and shapes. */
  Network(
      String name,
      Map<String, TensorType> inputs,
      List<Layer> layers,
      List<TypedOp> typed,
      Map<String, Integer> positions,
      List<Source> outputs) {
    this.name = name;
    this.inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    this.layers = List.copyOf(layers);
    this.typed = List.copyOf(typed);
    this.positions = new HashMap<>(positions);
    this.outputs = List.copyOf(outputs);
    this.parameters = collectedWhereShared();
    if (outputs.isEmpty()) {
      throw withoutOutput();
    }
  }

  public String name() {
    return name;
  }

  /** The types of the inputs by name, in order. */
  public Map<String, TensorType> inputs() {
    return inputs;
  }

  /** The layers, each after those that it reads. */
  public List<Layer> layers() {
    return layers;
  }

  public List<Source> outputs() {
    return outputs;
  }

  /** The learned and tracked parameters by name, each once, in the order of first use. */
  public Map<String, ParameterSpec> parameters() {
    Map<String, ParameterSpec> known = parameters;
    if (known.isEmpty()) {
      known = collected();
      parameters = known;
    }
    return known;
  }

  /**
   * The place of a layer in {@link #layers()}.
   *
   * @throws IllegalArgumentException if there is no such layer
   */
  public int position(String layer) {
    Integer position = positions.get(layer);
    if (position == null) {
      throw new IllegalArgumentException("The network %s has no layer %s.".formatted(name, layer));
    }
    return position;
  }

  public Layer layer(String layer) {
    return layers.get(position(layer));
  }

  /** The types that the layer at this position reads. */
  public List<TensorType> inputTypes(int position) {
    return typed.get(position).inputs();
  }

  /** The types that the layer at this position gives. */
  public List<TensorType> outputTypes(int position) {
    return typed.get(position).outputs();
  }

  /** What flows along an edge. */
  public TensorType type(Source source) {
    TensorType input = inputs.get(source.node());
    return input != null ? input : outputTypes(position(source.node())).get(source.port());
  }

  /** The parameters of the layer at this position, shared ones among them. */
  public List<ParameterSpec> parameters(int position) {
    return typed.get(position).parameters();
  }

  /** Whether some layer names its parameters, so that it may share them with another. */
  public boolean sharesParameters() {
    for (Layer layer : layers) {
      if (!layer.parameters().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** What the layer at this position has in common with those that do the same work. */
  TypedOp typed(int position) {
    return typed.get(position);
  }

  /** The work of the layer at this position for one example. */
  public OpCounts counts(int position) {
    return typed.get(position).counts();
  }

  /** The work of all layers for one example. */
  public OpCounts counts() {
    return TypedOp.counts(typed);
  }

  /** The number of learned parameters; shared ones count once, running statistics do not. */
  public long parameterCount() {
    if (!parameters.isEmpty()) {
      return TypedOp.learned(parameters.values());
    }
    long count = 0;
    for (TypedOp layer : typed) {
      count += layer.learnedElements();
    }
    return count;
  }

  /** This network for chosen sizes of its symbolic axes. */
  public Network bind(Map<String, Long> sizes) {
    Map<String, TensorType> bound = new LinkedHashMap<>();
    inputs.forEach((input, type) -> bound.put(input, type.bind(sizes)));
    List<Layer> rebound =
        layers.stream()
            .map(
                layer ->
                    layer.op() instanceof Reshape reshape
                        ? new Layer(
                            layer.name(),
                            new Reshape(reshape.shape().bind(sizes)),
                            layer.inputs(),
                            layer.parameters())
                        : layer)
            .toList();
    return new Network(name, bound, rebound, outputs);
  }

  /** The names of all symbols that {@link #bind} can replace. */
  public List<String> symbols() {
    TreeSet<String> names = new TreeSet<>();
    for (TensorType type : inputs.values()) {
      for (Dim dim : type.shape().dims()) {
        if (dim instanceof Dim.Symbol symbol) {
          names.add(symbol.name());
        }
      }
    }
    return List.copyOf(names);
  }

  private InvalidNetworkException withoutOutput() {
    return new InvalidNetworkException(
        "The network %s has no output.".formatted(name), "name the layer that gives its result.");
  }

  private TypedOp infer(Layer layer) {
    List<TensorType> types = new ArrayList<>();
    for (Source source : layer.inputs()) {
      checkSource("The layer " + layer.name(), source);
      types.add(type(source));
    }
    try {
      return TypedOp.of(layer.op(), types);
    } catch (ShapeException e) {
      throw new InvalidNetworkException(
          "The layer %s (%s) of %s cannot be: %s."
              .formatted(layer.name(), layer.op().describe(), name, e.getMessage()),
          "one of its inputs %s is not the one you meant.".formatted(layer.inputs()));
    }
  }

  /** Checked at once if layers may share parameters; else left until somebody asks. */
  private Map<String, ParameterSpec> collectedWhereShared() {
    return sharesParameters() ? collected() : Map.of();
  }

  private Map<String, ParameterSpec> collected() {
    Map<String, ParameterSpec> specs = new LinkedHashMap<>();
    for (int i = 0; i < layers.size(); i++) {
      collect(layers.get(i), typed.get(i).parameters(), specs);
    }
    return Collections.unmodifiableMap(specs);
  }

  private static void collect(
      Layer layer, List<ParameterSpec> needed, Map<String, ParameterSpec> specs) {
    for (ParameterSpec spec : needed) {
      ParameterSpec known = specs.putIfAbsent(layer.parameter(spec.role()), spec);
      if (known != null && !known.shape().equals(spec.shape())) {
        throw new InvalidNetworkException(
            "The layer %s needs the shared parameter %s as %s, but it is %s."
                .formatted(layer.name(), layer.parameter(spec.role()), spec.shape(), known.shape()),
            "the layers that share it have different widths.");
      }
    }
    for (String role : layer.parameters().keySet()) {
      if (needed.stream().noneMatch(spec -> spec.role().equals(role))) {
        throw new InvalidNetworkException(
            "The layer %s (%s) has no parameter %s."
                .formatted(layer.name(), layer.op().describe(), role),
            "its parameters are %s.".formatted(needed.stream().map(ParameterSpec::role).toList()));
      }
    }
  }

  private void checkSource(String reader, Source source) {
    if (inputs.containsKey(source.node())) {
      if (source.port() == 0) {
        return;
      }
    } else if (positions.containsKey(source.node())) {
      int position = positions.get(source.node());
      if (position >= typed.size() || source.port() < outputTypes(position).size()) {
        return;
      }
    }
    throw new InvalidNetworkException(
        "%s of %s reads %s, which does not exist.".formatted(reader, name, source),
        "the name is misspelt; there are the inputs %s and %d layers."
            .formatted(inputs.keySet(), layers.size()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Network network
        && name.equals(network.name)
        && inputs.equals(network.inputs)
        && layers.equals(network.layers)
        && outputs.equals(network.outputs);
  }

  @Override
  public int hashCode() {
    return layers.hashCode();
  }

  @Override
  public String toString() {
    return "%s: %d layers, %d parameters".formatted(name, layers.size(), parameterCount());
  }
}
