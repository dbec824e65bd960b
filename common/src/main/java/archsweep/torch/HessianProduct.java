package archsweep.torch;

import archsweep.network.Layer;
import archsweep.network.Network;
import archsweep.network.Source;
import archsweep.network.op.BatchNorm;
import archsweep.network.op.Convolution;
import archsweep.network.op.Embedding;
import archsweep.network.op.Linear;
import archsweep.network.op.Op;
import archsweep.network.op.ParameterSpec;
import archsweep.torch.Gradients.Graph;
import archsweep.torch.Trace.Step;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;

/**
 * What the Hessian of an objective makes of a direction in the space of weights, exactly, in one
 * more sweep forward and one more back: Pearlmutter, Fast Exact Multiplication by the Hessian,
 * Neural Computation 6, 1994. Along the direction every output y has a tangent Ry and the gradient
 * dy at it a tangent Rdy, which the {@link LayerTangent}s pass on. libtorch could differentiate the
 * whole twice as well, but takes some thirty passes over memory for each batch norm.
 */
public final class HessianProduct {

  private final Network network;
  private final Map<String, Tensor> parameters;
  private final Mode mode;
  private final Trace trace;
  private final Map<String, Tensor> direction;
  private final TensorStore gradients = new TensorStore();
  private final TensorStore tangents = new TensorStore();
  private final TensorStore changes = new TensorStore();
  private final Map<Integer, Integer> lastReaders = new HashMap<>();
  private final Map<Integer, LayerTangent> layers = new LinkedHashMap<>();

  /**
   * @param parameters the values of the parameters, by name
   * @param trace of the forward pass, whose graph is there
   * @param gradients of the objective at the {@link Trace#outputs}, undefined where no way leads to
   *     the objective; they are freed here
   * @param direction of weights of convolutions and linear layers, by name; embeddings may share
   *     them
   */
  public HessianProduct(
      Network network,
      Map<String, Tensor> parameters,
      Mode mode,
      Trace trace,
      List<Tensor> gradients,
      Map<String, Tensor> direction) {
    this.network = network;
    this.parameters = parameters;
    this.mode = mode;
    this.trace = trace;
    this.direction = direction;
    for (int i = 0; i < gradients.size(); i++) {
      Step step = trace.steps().get(i);
      if (gradients.get(i).defined()) {
        this.gradients.add(step.position(), gradients.get(i).detach());
        gradients.get(i).close();
      }
      for (Source source : network.layers().get(step.position()).inputs()) {
        producer(source).ifPresent(it -> lastReaders.put(it, step.position()));
      }
    }
    producer(network.outputs().get(0)).ifPresent(lastReaders::remove);
  }

  /**
   * For each layer whose weight w has a direction v, w . (H v), H the Hessian; of a weight that
   * layers share, the part that each has in it.
   *
   * @param objective of the network's only output, to be differentiated
   * @return by the position of the layer
   */
  public Map<Integer, Double> weightProducts(UnaryOperator<Tensor> objective) {
    NativeScope.recording(
        false,
        () -> {
          trace.steps().forEach(this::forward);
          producer(network.outputs().get(0)).ifPresent(it -> turn(it, objective));
          for (int i = trace.steps().size() - 1; i >= 0; i--) {
            backward(trace.steps().get(i));
          }
        });
    Map<Integer, Double> products = new LinkedHashMap<>();
    layers.forEach(
        (position, layer) -> {
          if (layer instanceof WeightedTangent weighted && weighted.directed()) {
            products.put(position, weighted.product());
          }
        });
    return products;
  }

  private void forward(Step step) {
    int position = step.position();
    Layer layer = network.layers().get(position);
    List<Tensor> given = layer.inputs().stream().map(this::tangent).toList();
    LayerTangent own = layerTangent(step, layer);
    boolean directed = own instanceof WeightedTangent weighted && weighted.directed();
    if (directed || given.stream().anyMatch(Tensor::defined)) {
      tangents.add(position, own.output(given));
    }
    layers.put(position, own);
    for (Source source : layer.inputs()) {
      producer(source)
          .ifPresent(
              it -> {
                if (lastReaders.getOrDefault(it, -1) == position) {
                  tangents.release(it);
                }
              });
    }
  }

  private LayerTangent layerTangent(Step step, Layer layer) {
    Op op = layer.op();
    Operators operators = new Operators(mode, Map.of());
    Map<String, Tensor> own = ownParameters(step.position(), layer);
    Tensor gradient = gradients.get(step.position());
    if (op instanceof Convolution || op instanceof Linear || op instanceof Embedding) {
      Tensor along = direction.getOrDefault(layer.parameter("weight"), new Tensor());
      return new WeightedTangent(operators, op, step, own, along, gradient);
    } else if (LinearTangent.is(op)) {
      return new LinearTangent(operators, op, step);
    } else if (op instanceof BatchNorm norm && (mode == Mode.TRAINING || !norm.tracked())) {
      return new BatchNormTangent(step.inputs().get(0).detach(), own, norm.epsilon());
    }
    return new CurvedTangent(operators, op, step, own, gradient);
  }

  /** At the network's output the gradient changes as the objective's own Hessian says. */
  private void turn(int position, UnaryOperator<Tensor> objective) {
    Tensor tangent = tangents.get(position);
    if (!tangent.defined()) {
      return;
    }
    Step last =
        trace.steps().stream().filter(it -> it.position() == position).findFirst().orElseThrow();
    NativeScope.recording(
        true,
        () -> {
          Tensor leaf = last.output().detach().set_requires_grad(true);
          Tensor first = Gradients.of(objective.apply(leaf), List.of(leaf), Graph.EXTEND).get(0);
          Tensor product = first.mul(tangent).sum();
          changes.add(position, Gradients.of(product, List.of(leaf), Graph.FREE).get(0));
        });
  }

  private void backward(Step step) {
    int position = step.position();
    Tensor gradient = gradients.get(position);
    Tensor change = changes.get(position);
    if (gradient.defined() || change.defined()) {
      List<Tensor> back = layers.get(position).inputs(gradient, change);
      List<Source> sources = network.layers().get(position).inputs();
      for (int i = 0; i < back.size(); i++) {
        Tensor own = back.get(i);
        producer(sources.get(i)).ifPresentOrElse(it -> changes.add(it, own), own::close);
      }
    }
    gradients.release(position);
    changes.release(position);
  }

  private Tensor tangent(Source source) {
    OptionalInt producer = producer(source);
    return producer.isPresent() ? tangents.get(producer.getAsInt()) : new Tensor();
  }

  /** The layer that computed this, none if it is an input. */
  private OptionalInt producer(Source source) {
    return network.inputs().containsKey(source.node())
        ? OptionalInt.empty()
        : OptionalInt.of(trace.ranAs(network.position(source.node())));
  }

  private Map<String, Tensor> ownParameters(int position, Layer layer) {
    Map<String, Tensor> own = new HashMap<>();
    for (ParameterSpec spec : layer.op().parameters(network.inputTypes(position))) {
      own.put(spec.role(), parameters.get(layer.parameter(spec.role())).detach());
    }
    return own;
  }
}
