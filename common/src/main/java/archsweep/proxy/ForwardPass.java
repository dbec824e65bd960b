package archsweep.proxy;

import archsweep.network.Layer;
import archsweep.network.Network;
import archsweep.network.op.DataType;
import archsweep.network.op.ParameterKind;
import archsweep.torch.LayerListener;
import archsweep.torch.Mode;
import archsweep.torch.Quantisation;
import archsweep.torch.TorchException;
import archsweep.torch.TorchNetwork;
import archsweep.torch.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** One run of a pass forward, shown to the onlookers, and what it leaves for differentiation. */
final class ForwardPass {

  /** A weight that counts, with the first layer that uses it. */
  record CountedWeight(LayerAt layer, Tensor tensor) {}

  /** A layer whose weight counts, with what went in and came out. */
  record CountedRun(LayerAt layer, Tensor input, Tensor output) {}

  /** A tensor that a layer reads and multiplies. */
  record Read(LayerAt layer, int input, Tensor activation) {}

  private final Network network;
  private final Onlookers onlookers;
  private final Tensor input;
  private final Map<String, Tensor> parameters;
  private final List<CountedWeight> weights;
  private final List<CountedRun> runs = new ArrayList<>();
  private final List<Read> reads = new ArrayList<>();
  private final Trace trace = new Trace();
  private final Tensor logits;

  /**
   * Runs.
   *
   * @param parameters their tensors by name
   * @param inputs for each input of the network; proxies see the first
   * @throws TorchException if libtorch cannot
   */
  ForwardPass(
      Network network,
      Map<String, Tensor> parameters,
      List<Tensor> inputs,
      Mode mode,
      Quantisation quantisation,
      Onlookers onlookers) {
    this.network = network;
    this.onlookers = onlookers;
    this.input = inputs.get(0);
    this.parameters = parameters;
    this.weights = countedWeights();
    if (onlookers.want(Capture.INPUT_GRADIENT)) {
      input.set_requires_grad(true);
    }
    if (onlookers.want(Capture.ACTIVATION_GRADIENTS)) {
      differentiateFromTheStart();
    }
    if (needsWeights()) {
      weights.forEach(weight -> weight.tensor().set_requires_grad(true));
    }
    TorchNetwork torchNetwork = new TorchNetwork(network, parameters, mode, quantisation);
    this.logits = torchNetwork.forward(inputs, new Shown()).get(0);
    onlookers.show(Capture.LOGITS, it -> it.logits(logits));
  }

  /** Has gradients reach all that is real: inputs, and what embeddings make of indices. */
  private void differentiateFromTheStart() {
    if (network.inputs().values().iterator().next().dataType() == DataType.FLOAT) {
      input.set_requires_grad(true);
    }
    network
        .parameters()
        .forEach(
            (name, parameter) -> {
              if (parameter.kind() == ParameterKind.EMBEDDING) {
                parameters.get(name).set_requires_grad(true);
              }
            });
  }

  private boolean needsWeights() {
    return onlookers.want(Capture.WEIGHT_GRADIENTS)
        || onlookers.want(Capture.OUTPUT_GRADIENTS)
        || onlookers.want(Capture.WEIGHT_FISHER)
        || onlookers.want(Capture.CURVATURE);
  }

  /** Shows layers as they run, and keeps what is differentiated. */
  private final class Shown implements LayerListener {

    @Override
    public void normalised(int position, List<Tensor> inputs, Tensor scales) {
      onlookers.show(Capture.BATCH_SCALES, it -> it.batchScales(at(position), inputs, scales));
    }

    @Override
    public void ran(int position, List<Tensor> inputs, Tensor output) {
      LayerAt layer = at(position);
      onlookers.show(Capture.ACTIVATIONS, it -> it.activation(layer, inputs, output));
      if (onlookers.want(Capture.CURVATURE)) {
        trace.ran(position, inputs, output);
      }
      boolean differentiated =
          onlookers.want(Capture.OUTPUT_GRADIENTS) || onlookers.want(Capture.WEIGHT_FISHER);
      if (layer.counted() && differentiated) {
        runs.add(new CountedRun(layer, new Tensor(inputs.get(0)), new Tensor(output)));
      }
      if (Quantisation.multiplies(layer.layer().op())
          && onlookers.want(Capture.ACTIVATION_GRADIENTS)) {
        for (int i = 0; i < inputs.size(); i++) {
          reads.add(new Read(layer, i, new Tensor(inputs.get(i))));
        }
      }
    }

    @Override
    public boolean differentiatesInputs() {
      return onlookers.want(Capture.ACTIVATION_GRADIENTS) || onlookers.want(Capture.CURVATURE);
    }

    private LayerAt at(int position) {
      return new LayerAt(position, network.layers().get(position));
    }
  }

  private List<CountedWeight> countedWeights() {
    Map<String, CountedWeight> counted = new LinkedHashMap<>();
    List<Layer> layers = network.layers();
    for (int i = 0; i < layers.size(); i++) {
      LayerAt layer = new LayerAt(i, layers.get(i));
      if (layer.counted()) {
        String name = layer.layer().parameter("weight");
        counted.putIfAbsent(name, new CountedWeight(layer, parameters.get(name)));
      }
    }
    return List.copyOf(counted.values());
  }

  Network network() {
    return network;
  }

  Tensor input() {
    return input;
  }

  Map<String, Tensor> parameters() {
    return parameters;
  }

  List<CountedWeight> weights() {
    return weights;
  }

  List<CountedRun> runs() {
    return runs;
  }

  List<Read> reads() {
    return reads;
  }

  Trace trace() {
    return trace;
  }

  Tensor logits() {
    return logits;
  }
}
