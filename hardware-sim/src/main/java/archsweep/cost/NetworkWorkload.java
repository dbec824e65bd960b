package archsweep.cost;

import archsweep.config.UserException;
import archsweep.network.Layer;
import archsweep.network.Network;
import archsweep.network.Source;
import archsweep.network.op.BatchNorm;
import archsweep.network.op.Convolution;
import archsweep.network.op.Dim;
import archsweep.network.op.Linear;
import archsweep.network.op.ParameterSpec;
import archsweep.precision.NumberFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * A network as cost models see it: its distinct layer workloads, which layer is which of them, its
 * parameters, and when its activations live. Made once a network, then costed on many devices under
 * many precision assignments.
 *
 * <p>A batch norm with running statistics that alone reads a convolution or a linear layer is
 * folded into it, as inference does.
 */
public final class NetworkWorkload {

  private final String name;
  private final List<LayerWorkload> distinct;
  private final int[] kinds;
  private final int[] weightOwners;
  private final long[] weightElements;
  private final ActivationMemory activations;

  private NetworkWorkload(
      String name,
      List<LayerWorkload> distinct,
      int[] kinds,
      int[] weightOwners,
      long[] weightElements,
      ActivationMemory activations) {
    this.name = name;
    this.distinct = List.copyOf(distinct);
    this.kinds = kinds;
    this.weightOwners = weightOwners;
    this.weightElements = weightElements;
    this.activations = activations;
  }

  /**
   * The workload of a network for the batch that it is bound to, or for one example.
   *
   * @throws UserException if it leaves another size than the batch open
   */
  public static NetworkWorkload of(Network network) {
    for (String symbol : network.symbols()) {
      if (!symbol.equals(Dim.Symbol.BATCH.name())) {
        throw new UserException(
            "The network %s leaves its %s open, so it has no cost."
                .formatted(network.name(), symbol),
            "bind %s to a number.".formatted(symbol));
      }
    }
    boolean[] folded = folded(network);
    Map<LayerWorkload, Integer> numbers = new LinkedHashMap<>();
    Map<String, Integer> owners = new LinkedHashMap<>();
    int[] kinds = new int[network.layers().size()];
    for (int i = 0; i < kinds.length; i++) {
      Layer layer = network.layers().get(i);
      LayerWorkload workload = Workloads.of(layer.op(), network.inputTypes(i), folded[i]);
      Integer number = numbers.putIfAbsent(workload, numbers.size());
      kinds[i] = number == null ? numbers.size() - 1 : number;
      if (workload.weightElements() > 0) {
        for (ParameterSpec spec : layer.op().parameters(network.inputTypes(i))) {
          owners.putIfAbsent(layer.parameter(spec.role()), i);
        }
      }
    }
    return new NetworkWorkload(
        network.name(),
        new ArrayList<>(numbers.keySet()),
        kinds,
        owners.values().stream().mapToInt(Integer::intValue).toArray(),
        owners.keySet().stream()
            .mapToLong(parameter -> network.parameters().get(parameter).shape().elements())
            .toArray(),
        ActivationMemory.of(network, folded));
  }

  public String name() {
    return name;
  }

  /** How many layers the network has. */
  public int size() {
    return kinds.length;
  }

  /** The different workloads, in order of first use. */
  public List<LayerWorkload> distinct() {
    return distinct;
  }

  /** Which of {@link #distinct} the layer at this position is. */
  int kind(int position) {
    return kinds[position];
  }

  /** The workload of the layer at this position. */
  public LayerWorkload layer(int position) {
    return distinct.get(kinds[position]);
  }

  /**
   * The bytes of all parameters, each once, folded batch norms apart.
   *
   * @param formats the format in which the layer at a position stores its weights
   */
  long weightBytes(IntFunction<NumberFormat> formats) {
    long bytes = 0;
    for (int i = 0; i < weightOwners.length; i++) {
      bytes += LayerWorkload.bytes(weightElements[i], formats.apply(weightOwners[i]));
    }
    return bytes;
  }

  /**
   * The most bytes of activations that live at once when the layers run in their order.
   *
   * @param formats the format in which the layer at a position stores its activations
   */
  long peakActivationBytes(IntFunction<NumberFormat> formats) {
    return activations.peakBytes(formats);
  }

  private static boolean[] folded(Network network) {
    Map<Source, Integer> readers = new HashMap<>();
    for (Layer layer : network.layers()) {
      layer.inputs().forEach(source -> readers.merge(source, 1, Integer::sum));
    }
    network.outputs().forEach(source -> readers.merge(source, 1, Integer::sum));
    boolean[] folded = new boolean[network.layers().size()];
    for (int i = 0; i < folded.length; i++) {
      Layer layer = network.layers().get(i);
      Source input = layer.inputs().isEmpty() ? null : layer.inputs().get(0);
      folded[i] =
          layer.op() instanceof BatchNorm norm
              && norm.tracked()
              && !network.inputs().containsKey(input.node())
              && readers.get(input) == 1
              && absorbs(network.layer(input.node()));
    }
    return folded;
  }

  private static boolean absorbs(Layer layer) {
    return layer.op() instanceof Convolution || layer.op() instanceof Linear;
  }
}
