package archsweep.network;

import archsweep.network.op.Op;
import archsweep.network.op.TensorType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  private final String name;
  private final Map<String, TensorType> inputs = new LinkedHashMap<>();
  private final List<Layer> layers = new ArrayList<>();

  public NetworkBuilder(String name) {
    this.name = name;
  }

  public Source input(String input, TensorType type) {
    inputs.put(input, type);
    return Source.of(input);
  }

  /** Adds a layer and gives its first output. */
  public Source layer(String layer, Op op, Source... sources) {
    return layer(new Layer(layer, op, List.of(sources)));
  }

  /** Adds a layer and gives its first output. */
  public Source layer(Layer layer) {
    layers.add(layer);
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
   * The network that gives {@code outputs}.
   *
   * @throws InvalidNetworkException as {@link Network} does
   */
  public Network build(Source... outputs) {
    return new Network(name, inputs, layers, Stream.of(outputs).toList());
  }
}
