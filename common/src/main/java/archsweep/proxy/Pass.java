package archsweep.proxy;

import archsweep.network.Layer;
import archsweep.network.Network;
import archsweep.network.Rewrite.Weighted;
import archsweep.network.op.BatchNorm;
import archsweep.network.op.DataType;
import archsweep.network.op.Shape;
import archsweep.network.op.TensorType;
import archsweep.network.rewrite.RemoveBatchNorm;
import archsweep.proxy.ForwardSpec.Batch;
import archsweep.proxy.ForwardSpec.Numbers;
import archsweep.proxy.ForwardSpec.Weights;
import archsweep.torch.Arithmetic;
import archsweep.torch.Mode;
import archsweep.torch.NativeScope;
import archsweep.torch.Quantisation;
import archsweep.torch.Symbols;
import archsweep.torch.Tensors;
import archsweep.torch.TorchException;
import archsweep.torch.TorchNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * A forward pass with all that is differentiated behind it, shown to everyone who asked; a batch
 * that goes in by parts has a run for each. What a proxy sees does not depend on who else looks on:
 * the wishes of others add tensors to what is computed, and change none.
 */
final class Pass {

  private final ForwardSpec spec;
  private final Onlookers onlookers;
  private final Weighted weighted;
  private final Quantisation quantisation;
  private final Arithmetic arithmetic;
  private final List<PassInput> inputs;

  Pass(ForwardSpec spec, Onlookers onlookers, Subject subject) {
    this.spec = spec;
    this.onlookers = onlookers;
    this.inputs = PassInput.of(spec, subject);
    this.weighted = weighted(subject);
    this.quantisation =
        spec.numbers() == Numbers.QUANTISED
            ? Quantisation.of(subject.precision())
            : Quantisation.NONE;
    this.arithmetic =
        spec.arithmetic() == Arithmetic.FLOAT64 ? Arithmetic.FLOAT64 : subject.arithmetic();
  }

  private Weighted weighted(Subject subject) {
    Network network = subject.network();
    Weighted given =
        spec.weights() == Weights.STANDARD_NORMAL
            ? new Weighted(network, subject.draws().weights())
            : new Weighted(network, subject.parameters());
    return switch (spec.batchNorms()) {
      case REMOVED -> new RemoveBatchNorm().apply(given);
      case KEPT_IN_REDUCTIONS ->
          new RemoveBatchNorm(layer -> !layer.name().startsWith("reduction")).apply(given);
      case KEPT ->
          spec.batch() == Batch.ONE_NORMAL
              ? new Weighted(PassInput.taking(network, inputs.get(0).shape()), given.parameters())
              : given;
    };
  }

  /** Why this pass means nothing for the network, if it does not. */
  Optional<String> obstacle() {
    TensorType input = weighted.network().inputs().values().iterator().next();
    boolean drawn = spec.batch() != Batch.MINIBATCH && spec.batch() != Batch.ONES;
    if (drawn && input.dataType() == DataType.INDEX) {
      return Optional.of("its input, an index, cannot be drawn from N(0, 1)");
    }
    return spec.mode() == Mode.TRAINING ? lonelyBatchNorm() : Optional.empty();
  }

  /** A variance of one value says nothing; PyTorch refuses to normalise by it. */
  private Optional<String> lonelyBatchNorm() {
    Network network = weighted.network();
    Map<String, Long> sizes = symbols(inputs.get(0).shape());
    for (int i = 0; i < network.layers().size(); i++) {
      Layer layer = network.layers().get(i);
      if (layer.op() instanceof BatchNorm) {
        Shape shape = network.inputTypes(i).get(0).bind(sizes).shape();
        if (shape.elements() == shape.size(1)) {
          return Optional.of(
              "the batch norm %s would normalise by a single value".formatted(layer.name()));
        }
      }
    }
    return Optional.empty();
  }

  private Map<String, Long> symbols(Shape shape) {
    Map.Entry<String, TensorType> input = weighted.network().inputs().entrySet().iterator().next();
    return Symbols.match(input.getKey(), input.getValue().shape(), shape);
  }

  /** An upper estimate of the native memory that {@link #run} takes. */
  long memoryBytes() {
    List<PassSpec> wishes = onlookers.all().stream().map(Onlookers.Onlooker::wish).toList();
    Shape largest = inputs.get(inputs.size() - 1).shape();
    return MemoryEstimate.bytes(weighted.network(), largest, arithmetic.bytes(), wishes);
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
          () -> {
            Map<String, Tensor> parameters = parameters();
            for (PassInput input : inputs) {
              NativeScope.run(() -> run(input, parameters));
            }
          });
    } finally {
      onlookers.share(CpuClock.nanos() - start - (onlookers.cpuNanos() - before));
    }
  }

  private void run(PassInput input, Map<String, Tensor> parameters) {
    NativeScope.recording(
        onlookers.wantGradients(),
        () -> {
          onlookers.begin(input.labels());
          differentiate(forward(input, parameters), input.labels());
        });
  }

  private Map<String, Tensor> parameters() {
    Map<String, Tensor> tensors =
        TorchNetwork.tensors(weighted.network(), weighted.parameters(), arithmetic);
    if (spec.weights() == Weights.ABSOLUTE) {
      tensors.values().forEach(Tensor::abs_);
    }
    return tensors;
  }

  private ForwardPass forward(PassInput input, Map<String, Tensor> parameters) {
    Network network = weighted.network();
    return new ForwardPass(
        network, parameters, tensors(network, input), spec.mode(), quantisation, onlookers);
  }

  /** What goes into the first input, and zeros for the others. */
  private List<Tensor> tensors(Network network, PassInput first) {
    Map<String, Long> sizes = symbols(first.shape());
    List<Tensor> tensors = new ArrayList<>();
    for (TensorType declared : network.inputs().values()) {
      TensorType type = declared.bind(sizes);
      float[] values =
          tensors.isEmpty() ? first.values() : new float[Math.toIntExact(type.shape().elements())];
      tensors.add(Tensors.of(values, type, arithmetic));
    }
    return tensors;
  }

  /** The last objective frees the graph; the others leave it to the next. */
  private void differentiate(ForwardPass forward, int[] labels) {
    List<Objective> wanted =
        Arrays.stream(Objective.values())
            .filter(objective -> objective != Objective.NONE)
            .filter(
                objective ->
                    onlookers.all().stream().anyMatch(o -> o.wish().objective() == objective))
            .toList();
    for (int i = 0; i < wanted.size(); i++) {
      boolean last = i + 1 == wanted.size();
      new BackwardPass(forward, labels, spec.mode(), onlookers, wanted.get(i), last).run();
    }
  }
}
