package archsweep.proxy;

import archsweep.network.Layer;
import archsweep.network.Network;
import archsweep.network.Rewrite.Weighted;
import archsweep.network.op.DataType;
import archsweep.network.op.Dim;
import archsweep.network.op.ParameterKind;
import archsweep.network.op.Shape;
import archsweep.network.op.TensorType;
import archsweep.network.rewrite.RemoveBatchNorm;
import archsweep.proxy.ForwardSpec.Batch;
import archsweep.proxy.ForwardSpec.BatchNorms;
import archsweep.proxy.ForwardSpec.Numbers;
import archsweep.proxy.ForwardSpec.Weights;
import archsweep.torch.Arithmetic;
import archsweep.torch.Gradients;
import archsweep.torch.Gradients.Graph;
import archsweep.torch.HessianProduct;
import archsweep.torch.NativeScope;
import archsweep.torch.Quantisation;
import archsweep.torch.SquaredGradients;
import archsweep.torch.Tensors;
import archsweep.torch.TorchException;
import archsweep.torch.TorchNetwork;
import archsweep.torch.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * One forward pass with all that is differentiated behind it, shown to everyone who asked. What a
 * proxy sees does not depend on who else looks on: the wishes of others add tensors to what is
 * computed, and change none.
 */
final class Pass {

  private static final long MEAN = 1;
  private static final long NO_LABEL = -100;

  private final ForwardSpec spec;
  private final Onlookers onlookers;
  private final Subject subject;
  private final Weighted weighted;
  private final Arithmetic arithmetic;
  private final Shape inputShape;

  Pass(ForwardSpec spec, Onlookers onlookers, Subject subject) {
    this.spec = spec;
    this.onlookers = onlookers;
    this.subject = subject;
    Weighted given = new Weighted(subject.network(), subject.parameters());
    this.weighted =
        spec.batchNorms() == BatchNorms.REMOVED ? new RemoveBatchNorm().apply(given) : given;
    this.arithmetic =
        spec.arithmetic() == Arithmetic.FLOAT64 ? Arithmetic.FLOAT64 : subject.arithmetic();
    Shape batch = subject.minibatch().shape();
    this.inputShape = spec.batch() == Batch.ONES ? batch.with(0, Dim.of(1)) : batch;
  }

  /** An upper estimate of the native memory that {@link #run} takes. */
  long memoryBytes() {
    List<PassSpec> wishes = onlookers.all().stream().map(Onlookers.Onlooker::wish).toList();
    return MemoryEstimate.bytes(weighted.network(), inputShape, arithmetic.bytes(), wishes);
  }

  /**
   * Runs the pass.
   *
   * @throws TorchException if libtorch cannot
   */
  void run() {
    long start = CpuClock.nanos();
    long before = onlookers.cpuNanos();
    try {
      NativeScope.run(
          () ->
              NativeScope.recording(
                  onlookers.wantGradients(),
                  () -> {
                    onlookers.begin();
                    differentiate(new Forward());
                  }));
    } finally {
      onlookers.share(CpuClock.nanos() - start - (onlookers.cpuNanos() - before));
    }
  }

  /** The last objective frees the graph; the others leave it to the next. */
  private void differentiate(Forward forward) {
    List<Objective> wanted =
        Arrays.stream(Objective.values())
            .filter(objective -> objective != Objective.NONE)
            .filter(
                objective ->
                    onlookers.all().stream().anyMatch(o -> o.wish().objective() == objective))
            .toList();
    for (int i = 0; i < wanted.size(); i++) {
      new Backward(forward, wanted.get(i), i + 1 == wanted.size()).run();
    }
  }

  /** A weight that counts, with the first layer that uses it. */
  private record CountedWeight(LayerAt layer, Tensor tensor) {}

  /** A layer whose weight counts, with what went in and came out. */
  private record CountedRun(LayerAt layer, Tensor input, Tensor output) {}

  /** A tensor that a layer reads and multiplies. */
  private record Read(LayerAt layer, int input, Tensor activation) {}

  /** The forward pass and what it leaves for differentiation. */
  private final class Forward {
    private final Tensor input;
    private final Map<String, Tensor> parameters;
    private final List<CountedWeight> weights;
    private final List<CountedRun> runs = new ArrayList<>();
    private final List<Read> reads = new ArrayList<>();
    private final Trace trace = new Trace();
    private final Tensor logits;

    Forward() {
      Network network = weighted.network();
      if (network.inputs().size() != 1 || network.outputs().size() != 1) {
        throw new TorchException(
            "network " + network.name(),
            TorchException.Kind.UNSUPPORTED,
            "proxies take one input and one output");
      }
      this.input = input(network.inputs().values().iterator().next());
      this.parameters = parameterTensors();
      this.weights = weights();
      if (onlookers.want(Capture.INPUT_GRADIENT)) {
        input.set_requires_grad(true);
      }
      if (onlookers.want(Capture.ACTIVATION_GRADIENTS)) {
        differentiateFromTheStart();
      }
      if (needsWeights()) {
        weights.forEach(weight -> weight.tensor().set_requires_grad(true));
      }
      Quantisation quantisation =
          spec.numbers() == Numbers.QUANTISED
              ? Quantisation.of(subject.precision())
              : Quantisation.NONE;
      TorchNetwork torchNetwork = new TorchNetwork(network, parameters, spec.mode(), quantisation);
      this.logits = torchNetwork.forward(List.of(input), this::ran).get(0);
      onlookers.show(Capture.LOGITS, it -> it.logits(logits));
    }

    /** Has gradients reach all that is real: inputs, and what embeddings make of indices. */
    private void differentiateFromTheStart() {
      Network network = weighted.network();
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

    private void ran(int position, List<Tensor> inputs, Tensor output) {
      LayerAt layer = new LayerAt(position, weighted.network().layers().get(position));
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

    private Tensor input(TensorType declared) {
      float[] values = subject.minibatch().inputs();
      if (spec.batch() == Batch.ONES) {
        values = new float[Math.toIntExact(inputShape.elements())];
        Arrays.fill(values, 1);
      }
      return Tensors.of(values, declared.reshaped(inputShape), arithmetic);
    }

    private Map<String, Tensor> parameterTensors() {
      Map<String, Tensor> tensors =
          TorchNetwork.tensors(weighted.network(), weighted.parameters(), arithmetic);
      if (spec.weights() == Weights.ABSOLUTE) {
        tensors.values().forEach(Tensor::abs_);
      }
      return tensors;
    }

    private List<CountedWeight> weights() {
      Map<String, CountedWeight> counted = new LinkedHashMap<>();
      List<Layer> layers = weighted.network().layers();
      for (int i = 0; i < layers.size(); i++) {
        LayerAt layer = new LayerAt(i, layers.get(i));
        if (layer.counted()) {
          String name = layer.layer().parameter("weight");
          counted.putIfAbsent(name, new CountedWeight(layer, parameters.get(name)));
        }
      }
      return List.copyOf(counted.values());
    }
  }

  /** The gradients of one objective. */
  private final class Backward {
    private final Forward forward;
    private final Objective objective;
    private final boolean last;

    Backward(Forward forward, Objective objective, boolean last) {
      this.forward = forward;
      this.objective = objective;
      this.last = last;
    }

    void run() {
      boolean second = want(Capture.CURVATURE);
      List<Tensor> with = new ArrayList<>();
      if (want(Capture.WEIGHT_GRADIENTS) || second) {
        forward.weights.forEach(weight -> with.add(weight.tensor()));
      }
      int outputsAt = with.size();
      if (want(Capture.OUTPUT_GRADIENTS) || want(Capture.WEIGHT_FISHER)) {
        forward.runs.forEach(run -> with.add(run.output()));
      }
      int inputAt = with.size();
      if (want(Capture.INPUT_GRADIENT)) {
        with.add(forward.input);
      }
      int readsAt = with.size();
      if (want(Capture.ACTIVATION_GRADIENTS)) {
        forward.reads.forEach(read -> with.add(read.activation()));
      }
      int traceAt = with.size();
      if (second) {
        with.addAll(forward.trace.outputs());
      }
      Graph graph = last && !second ? Graph.FREE : Graph.RETAIN;
      List<Tensor> gradients = Gradients.of(scalar(forward.logits), with, graph);
      List<Tensor> ofWeights = gradients.subList(0, outputsAt);
      showWeights(ofWeights);
      showOutputs(gradients.subList(outputsAt, inputAt));
      gradients.subList(inputAt, readsAt).forEach(this::showInput);
      showReads(gradients.subList(readsAt, traceAt));
      if (second) {
        showCurvature(ofWeights, gradients.subList(traceAt, gradients.size()));
      }
    }

    private void showWeights(List<Tensor> gradients) {
      for (int i = 0; i < gradients.size(); i++) {
        CountedWeight weight = forward.weights.get(i);
        Tensor gradient = gradients.get(i);
        if (gradient.defined()) {
          onlookers.show(
              objective,
              Capture.WEIGHT_GRADIENTS,
              it -> it.weightGradient(weight.layer(), weight.tensor(), gradient));
        }
      }
    }

    private void showOutputs(List<Tensor> gradients) {
      for (int i = 0; i < gradients.size(); i++) {
        CountedRun run = forward.runs.get(i);
        Tensor gradient = gradients.get(i);
        if (gradient.defined()) {
          onlookers.show(
              objective,
              Capture.OUTPUT_GRADIENTS,
              it -> it.outputGradient(run.layer(), run.output(), gradient));
          if (want(Capture.WEIGHT_FISHER)) {
            showFisher(run, gradient);
          }
          gradient.close();
        }
      }
    }

    private void showFisher(CountedRun run, Tensor gradient) {
      Layer layer = run.layer().layer();
      Tensor weight = forward.parameters.get(layer.parameter("weight"));
      Tensor squares = SquaredGradients.ofWeight(layer.op(), run.input(), weight, gradient);
      onlookers.show(
          objective, Capture.WEIGHT_FISHER, it -> it.weightFisher(run.layer(), weight, squares));
      squares.close();
    }

    private void showReads(List<Tensor> gradients) {
      for (int i = 0; i < gradients.size(); i++) {
        Read read = forward.reads.get(i);
        Tensor gradient = gradients.get(i);
        if (gradient.defined()) {
          onlookers.show(
              objective,
              Capture.ACTIVATION_GRADIENTS,
              it -> it.activationGradient(read.layer(), read.input(), read.activation(), gradient));
          gradient.close();
        }
      }
    }

    private void showInput(Tensor gradient) {
      if (gradient.defined()) {
        onlookers.show(objective, Capture.INPUT_GRADIENT, it -> it.inputGradient(gradient));
      }
    }

    /** The products of the weights with the Hessian along the gradient. */
    private void showCurvature(List<Tensor> ofWeights, List<Tensor> ofOutputs) {
      Map<String, Tensor> direction = new HashMap<>();
      for (int i = 0; i < ofWeights.size(); i++) {
        if (ofWeights.get(i).defined()) {
          String name = forward.weights.get(i).layer().layer().parameter("weight");
          direction.put(name, ofWeights.get(i));
        }
      }
      Network network = weighted.network();
      new HessianProduct(
              network, forward.parameters, spec.mode(), forward.trace, ofOutputs, direction)
          .weightProducts(this::scalar)
          .forEach(
              (position, product) -> {
                LayerAt layer = new LayerAt(position, network.layers().get(position));
                onlookers.show(objective, Capture.CURVATURE, it -> it.curvature(layer, product));
              });
    }

    private Tensor scalar(Tensor logits) {
      if (objective == Objective.SUM_OF_LOGITS) {
        return logits.sum();
      }
      try {
        Tensor labels = Tensors.indices(subject.minibatch().labels());
        return torch.cross_entropy_loss(logits, labels, new TensorOptional(), MEAN, NO_LABEL, 0);
      } catch (RuntimeException e) {
        throw TorchException.from("cross-entropy", e);
      }
    }

    private boolean want(Capture capture) {
      return onlookers.want(objective, capture);
    }
  }
}
