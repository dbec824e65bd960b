package archsweep.torch;

import archsweep.network.Layer;
import archsweep.network.Network;
import archsweep.network.Parameters;
import archsweep.network.Source;
import archsweep.network.Twins;
import archsweep.network.op.ParameterSpec;
import archsweep.network.op.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * A network with its parameters on libtorch. Lives in the {@link NativeScope} in which its
 * parameters were made, and in one thread.
 *
 * <p>Layers without parameters that do the same to the same tensor, such as the activations at the
 * head of the edges that leave a node of a cell, run once and share their output. Outputs are freed
 * behind their last reader, unless differentiation needs them.
 */
public final class TorchNetwork {

  private final Network network;
  private final Map<String, Tensor> parameters;
  private final Mode mode;
  private final Quantisation quantisation;
  private final int[] twins;
  private final Map<Integer, List<Integer>> lastRead;

  /**
   * @param parameters the values of the parameters of {@code network} by name
   */
  public TorchNetwork(Network network, Map<String, Tensor> parameters, Mode mode) {
    this(network, parameters, mode, Quantisation.NONE);
  }

  /**
   * @param parameters the values of the parameters of {@code network} by name
   * @param quantisation of what layers multiply; gradients pass it straight through
   */
  public TorchNetwork(
      Network network, Map<String, Tensor> parameters, Mode mode, Quantisation quantisation) {
    this.quantisation = quantisation;
    this.network = network;
    this.parameters = parameters;
    this.mode = mode;
    this.twins = Twins.of(network);
    this.lastRead = lastReaders();
  }

  /** Makes tensors of the parameters of a network, in the caller's scope. */
  public static Map<String, Tensor> tensors(
      Network network, Parameters values, Arithmetic arithmetic) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    network
        .parameters()
        .forEach(
            (name, spec) ->
                tensors.put(name, Tensors.of(values.values(name), spec.shape(), arithmetic)));
    return tensors;
  }

  /**
   * Runs the network.
   *
   * @param inputs one for each input of the network, in order, [batch, ...]
   * @param listener sees each layer, those that share an output too
   * @return the outputs of the network, in order, in the caller's scope
   * @throws TorchException naming the layer that libtorch could not run
   */
  public List<Tensor> forward(List<Tensor> inputs, LayerListener listener) {
    Map<String, Tensor> named = new HashMap<>();
    Map<String, Long> symbols = new HashMap<>();
    int next = 0;
    for (String input : network.inputs().keySet()) {
      Shape actual = Shape.fixed(Tensors.sizes(inputs.get(next)));
      symbols.putAll(Symbols.match(input, network.inputs().get(input).shape(), actual));
      named.put(input, inputs.get(next++));
    }
    Operators operators = new Operators(mode, symbols);
    Tensor[] outputs = new Tensor[network.layers().size()];
    for (int i = 0; i < outputs.length; i++) {
      run(i, operators, named, outputs, listener);
      lastRead.getOrDefault(i, List.of()).forEach(read -> outputs[read].close());
    }
    return network.outputs().stream().map(source -> read(source, named, outputs)).toList();
  }

  private void run(
      int position,
      Operators operators,
      Map<String, Tensor> named,
      Tensor[] outputs,
      LayerListener listener) {
    Layer layer = network.layers().get(position);
    List<Tensor> inputs = new ArrayList<>();
    for (Source source : layer.inputs()) {
      Tensor read = read(source, named, outputs);
      inputs.add(listener.differentiatesInputs() ? read.view_as(read) : new Tensor(read));
    }
    try {
      if (twins[position] == position) {
        outputs[position] =
            NativeScope.keep(
                () ->
                    operators.apply(
                        layer.op(),
                        quantisation.inputs(position, layer.op(), inputs),
                        quantisation.parameters(position, layer.op(), ownParameters(position)),
                        scales -> listener.normalised(position, inputs, scales)));
      }
    } catch (RuntimeException | OutOfMemoryError e) {
      throw TorchException.from("layer " + layer.name(), e);
    }
    listener.ran(position, inputs, outputs[twins[position]]);
    inputs.forEach(Tensor::close);
  }

  private Tensor read(Source source, Map<String, Tensor> named, Tensor[] outputs) {
    Tensor input = named.get(source.node());
    return input != null ? input : outputs[twins[network.position(source.node())]];
  }

  private Map<String, Tensor> ownParameters(int position) {
    Layer layer = network.layers().get(position);
    Map<String, Tensor> own = new HashMap<>();
    for (ParameterSpec spec : layer.op().parameters(network.inputTypes(position))) {
      own.put(spec.role(), parameters.get(layer.parameter(spec.role())));
    }
    return own;
  }

  /** Whose outputs nobody reads behind a layer, by the position of that layer. */
  private Map<Integer, List<Integer>> lastReaders() {
    int[] last = IntStream.range(0, twins.length).toArray();
    for (int i = 0; i < twins.length; i++) {
      last[twins[i]] = Math.max(last[twins[i]], i);
      for (Source source : network.layers().get(i).inputs()) {
        if (!network.inputs().containsKey(source.node())) {
          last[twins[network.position(source.node())]] = i;
        }
      }
    }
    for (Source source : network.outputs()) {
      if (!network.inputs().containsKey(source.node())) {
        last[twins[network.position(source.node())]] = Integer.MAX_VALUE;
      }
    }
    Map<Integer, List<Integer>> readers = new HashMap<>();
    for (int i = 0; i < twins.length; i++) {
      if (twins[i] == i) {
        readers.computeIfAbsent(last[i], key -> new ArrayList<>()).add(i);
      }
    }
    return readers;
  }
}
