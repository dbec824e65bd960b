package archsweep.cost;

import archsweep.network.Layer;
import archsweep.network.Network;
import archsweep.network.Source;
import archsweep.network.op.DataType;
import archsweep.network.op.Reshape;
import archsweep.network.op.TensorType;
import archsweep.precision.NumberFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * When the activations of a network live, if its layers run one by one in their order: each from
 * the layer that writes it to the last that reads it, inputs from the start, outputs to the end.
 * While a layer runs, its inputs and its outputs are both there. Reshapes and folded batch norms
 * write where they read.
 */
final class ActivationMemory {

  /**
   * An activation tensor.
   *
   * @param owner the position of the layer that decides its format: its writer, or the first reader
   *     of an input
   * @param first the position of the first layer during which it lives
   */
  private record Tensor(TensorType type, int owner, int first) {}

  private final int steps;
  private final int[] owners;
  private final int[] firsts;
  private final int[] lasts;
  private final long[] elements;
  private final boolean[] indices;

  private ActivationMemory(int steps, List<Tensor> tensors, List<Integer> lasts) {
    this.steps = steps;
    this.owners = tensors.stream().mapToInt(Tensor::owner).toArray();
    this.firsts = tensors.stream().mapToInt(Tensor::first).toArray();
    this.lasts = lasts.stream().mapToInt(Integer::intValue).toArray();
    this.elements =
        tensors.stream().mapToLong(tensor -> tensor.type().shape().elements()).toArray();
    this.indices = new boolean[tensors.size()];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = tensors.get(i).type().dataType() == DataType.INDEX;
    }
  }

  static ActivationMemory of(Network network, boolean[] folded) {
    List<Tensor> tensors = new ArrayList<>();
    List<Integer> lasts = new ArrayList<>();
    Map<Source, Integer> numbers = new HashMap<>();
    int steps = network.layers().size();
    Map<String, Integer> firstReaders = new HashMap<>();
    for (int i = steps - 1; i >= 0; i--) {
      for (Source source : network.layers().get(i).inputs()) {
        firstReaders.put(source.node(), i);
      }
    }
    network
        .inputs()
        .forEach(
            (input, type) -> {
              numbers.put(Source.of(input), tensors.size());
              tensors.add(new Tensor(type, firstReaders.getOrDefault(input, 0), 0));
              lasts.add(0);
            });
    for (int i = 0; i < steps; i++) {
      Layer layer = network.layers().get(i);
      for (Source source : layer.inputs()) {
        lasts.set(numbers.get(source), i);
      }
      if (folded[i] || layer.op() instanceof Reshape) {
        numbers.put(Source.of(layer.name()), numbers.get(layer.inputs().get(0)));
        continue;
      }
      for (int port = 0; port < network.outputTypes(i).size(); port++) {
        numbers.put(new Source(layer.name(), port), tensors.size());
        tensors.add(new Tensor(network.outputTypes(i).get(port), i, i));
        lasts.add(i);
      }
    }
    for (Source output : network.outputs()) {
      lasts.set(numbers.get(output), Math.max(0, steps - 1));
    }
    return new ActivationMemory(steps, tensors, lasts);
  }

  /** One pass over tensors and layers. */
  long peakBytes(IntFunction<NumberFormat> formats) {
    long[] change = new long[steps + 2];
    for (int i = 0; i < owners.length; i++) {
      long bytes =
          indices[i]
              ? elements[i] * LayerWorkload.INDEX_BYTES
              : LayerWorkload.bytes(elements[i], formats.apply(owners[i]));
      change[firsts[i]] += bytes;
      change[lasts[i] + 1] -= bytes;
    }
    long live = 0;
    long peak = 0;
    for (long bytes : change) {
      live += bytes;
      peak = Math.max(peak, live);
    }
    return peak;
  }
}
