package archsweep.proxy;

import archsweep.network.Layer;
import archsweep.network.Network;
import archsweep.torch.Gradients;
import archsweep.torch.Gradients.Graph;
import archsweep.torch.HessianProduct;
import archsweep.torch.Mode;
import archsweep.torch.SquaredGradients;
import archsweep.torch.Tensors;
import archsweep.torch.TorchException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** The gradients of one objective behind a forward pass, shown to those who asked. */
final class BackwardPass {

  private static final long MEAN = 1;
  private static final long NO_LABEL = -100;

  private final ForwardPass forward;
  private final int[] labels;
  private final Mode mode;
  private final Onlookers onlookers;
  private final Objective objective;
  private final boolean last;

  /**
   * @param labels of the examples
   * @param last whether nothing else is differentiated behind this
   */
  BackwardPass(
      ForwardPass forward,
      int[] labels,
      Mode mode,
      Onlookers onlookers,
      Objective objective,
      boolean last) {
    this.forward = forward;
    this.labels = labels;
    this.mode = mode;
    this.onlookers = onlookers;
    this.objective = objective;
    this.last = last;
  }

  void run() {
    boolean second = want(Capture.CURVATURE);
    List<Tensor> with = new ArrayList<>();
    if (want(Capture.WEIGHT_GRADIENTS) || second) {
      forward.weights().forEach(weight -> with.add(weight.tensor()));
    }
    int outputsAt = with.size();
    if (want(Capture.OUTPUT_GRADIENTS) || want(Capture.WEIGHT_FISHER)) {
      forward.runs().forEach(run -> with.add(run.output()));
    }
    int inputAt = with.size();
    if (want(Capture.INPUT_GRADIENT)) {
      with.add(forward.input());
    }
    int readsAt = with.size();
    if (want(Capture.ACTIVATION_GRADIENTS)) {
      forward.reads().forEach(read -> with.add(read.activation()));
    }
    int traceAt = with.size();
    if (second) {
      with.addAll(forward.trace().outputs());
    }
    Graph graph = last && !second ? Graph.FREE : Graph.RETAIN;
    List<Tensor> gradients = Gradients.of(scalar(forward.logits()), with, graph);
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
      ForwardPass.CountedWeight weight = forward.weights().get(i);
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
      ForwardPass.CountedRun run = forward.runs().get(i);
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

  private void showFisher(ForwardPass.CountedRun run, Tensor gradient) {
    Layer layer = run.layer().layer();
    Tensor weight = forward.parameters().get(layer.parameter("weight"));
    Tensor squares = SquaredGradients.ofWeight(layer.op(), run.input(), weight, gradient);
    onlookers.show(
        objective, Capture.WEIGHT_FISHER, it -> it.weightFisher(run.layer(), weight, squares));
    squares.close();
  }

  private void showReads(List<Tensor> gradients) {
    for (int i = 0; i < gradients.size(); i++) {
      ForwardPass.Read read = forward.reads().get(i);
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
        String name = forward.weights().get(i).layer().layer().parameter("weight");
        direction.put(name, ofWeights.get(i));
      }
    }
    Network network = forward.network();
    new HessianProduct(network, forward.parameters(), mode, forward.trace(), ofOutputs, direction)
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
      Tensor labels = Tensors.indices(this.labels);
      return torch.cross_entropy_loss(logits, labels, new TensorOptional(), MEAN, NO_LABEL, 0);
    } catch (RuntimeException e) {
      throw TorchException.from("cross-entropy", e);
    }
  }

  private boolean want(Capture capture) {
    return onlookers.want(objective, capture);
  }
}
