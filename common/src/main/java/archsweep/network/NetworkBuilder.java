package archsweep.network;

import archsweep.network.op.Op;
import archsweep.network.op.ShapeException;
import archsweep.network.op.TensorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Writes a network down layer by layer. Each call returns the source that the next layer reads:
 *
 * <pre>{@code
 * NetworkBuilder net = new NetworkBuilder("tiny");
 * Source image = net.input("image", TensorType.real(Shape.batched(3, 32, 32)));
 * Source features = net.layer("stem", Convolution.square(16, 3, 1, 1), image);
 * Network tiny = net.build(net.layer("head", new GlobalAveragePool(false), features));
 * }</pre>
 */
public final class NetworkBuilder {

  private static final int USUAL_LAYERS = 128;

  private final String name;
  private final Map<String, TensorType> inputs = new LinkedHashMap<>();
  private final List<Layer> layers = new ArrayList<>(USUAL_LAYERS);
  private final List<TypedOp> typed = new ArrayList<>(USUAL_LAYERS);
  private final Map<String, Integer> positions = new HashMap<>(2 * USUAL_LAYERS);

  /** Whether each layer reads what was there before it, takes it, and has a name of its own. */
  private boolean sound = true;

  public NetworkBuilder(String name) {
    this.name = name;
  }

  public Source input(String input, TensorType type) {
    sound &= inputs.put(input, type) == null && !positions.containsKey(input);
    return Source.of(input);
  }

  /** Adds a layer and gives its first output. */
  public Source layer(String layer, Op op, Source... sources) {
    return layer(new Layer(layer, op, List.of(sources)));
  }

  /** Adds a layer and gives its first output. */
  public Source layer(Layer layer) {
    if (sound) {
      add(layer, typed(layer));
    } else {
      layers.add(layer);
    }
    return Source.of(layer.name());
  }

  /** Adds operators one behind the other, named {@code prefix.0}, {@code prefix.1} and so on. */
  public Source chain(String prefix, Source source, Op... ops) {
    Source last = source;
    for (int i = 0; i < ops.length; i++) {
      last = layer(prefix + "." + i, ops[i], last);
    }
    return last;
  }

  /**
   * Adds the layers that {@code build} adds behind a source, from a store if they were built
   * before.
   *
   * @param key what distinguishes these layers from all others of the store, apart from the source
   *     and its type; names among it
   * @param build adds layers that read only {@code source} and one another, and gives the last
   */
  public Source fragment(Fragments store, Object key, Source source, UnaryOperator<Source> build) {
    if (!sound) {
      return build.apply(source);
    }
    Fragments.Key whole = new Fragments.Key(key, source, type(source));
    Fragments.Fragment stored = store.get(whole);
    if (stored != null) {
      for (int i = 0; i < stored.layers().size(); i++) {
        add(stored.layers().get(i), stored.typed().get(i));
      }
      return stored.result();
    }
    int first = layers.size();
    Source result = build.apply(source);
    if (sound) {
      List<Layer> added = List.copyOf(layers.subList(first, layers.size()));
      List<TypedOp> types = List.copyOf(typed.subList(first, layers.size()));
      store.put(whole, new Fragments.Fragment(added, types, result));
    }
    return result;
  }

  /**
   * What flows along an edge.
   *
   * @throws InvalidNetworkException if nothing does, or what was built so far is no network
   */
  public TensorType type(Source source) {
    TensorType input = inputs.get(source.node());
    if (input != null) {
      return input;
    }
    Integer position = sound ? positions.get(source.node()) : null;
    return position == null
        ? build(source).type(source)
        : typed.get(position).outputs().get(source.port());
  }

  /**
   * The network that gives {@code outputs}.
   *
   * @throws InvalidNetworkException as {@link Network} does
   */
  public Network build(Source... outputs) {
    List<Source> results = Stream.of(outputs).toList();
    return sound && results.stream().allMatch(this::exists)
        ? new Network(name, inputs, layers, typed, positions, results)
        : new Network(name, inputs, layers, results);
  }

  private void add(Layer layer, TypedOp type) {
    sound &= type != null && !inputs.containsKey(layer.name());
    sound &= positions.put(layer.name(), layers.size()) == null;
    layers.add(layer);
    typed.add(type);
  }

  /**
   * The operator on what the layer reads; null if that cannot be, which {@link #build} explains.
   */
  private TypedOp typed(Layer layer) {
    List<TensorType> types = new ArrayList<>(layer.inputs().size());
    for (Source source : layer.inputs()) {
      if (!exists(source)) {
        return null;
      }
      types.add(type(source));
    }
    try {
      return TypedOp.of(layer.op(), types);
    } catch (ShapeException e) {
      return null;
    }
  }

  private boolean exists(Source source) {
    if (inputs.containsKey(source.node())) {
      return source.port() == 0;
    }
    Integer position = positions.get(source.node());
    return position != null && source.port() < typed.get(position).outputs().size();
  }
}
