package archsweep.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsweep.network.Initialisation;
import archsweep.network.Layer;
import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.NetworkId;
import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.Add;
import archsweep.network.op.BatchNorm;
import archsweep.network.op.Concat;
import archsweep.network.op.Convolution;
import archsweep.network.op.DataType;
import archsweep.network.op.Embedding;
import archsweep.network.op.GlobalAveragePool;
import archsweep.network.op.LayerNorm;
import archsweep.network.op.Linear;
import archsweep.network.op.MatMul;
import archsweep.network.op.Multiply;
import archsweep.network.op.Op;
import archsweep.network.op.Pool;
import archsweep.network.op.Reshape;
import archsweep.network.op.Shape;
import archsweep.network.op.Softmax;
import archsweep.network.op.TensorType;
import archsweep.network.op.Transpose;
import archsweep.network.op.Window;
import archsweep.network.op.Zero;
import archsweep.torch.Gradients.Graph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against libtorch, which differentiates the whole network twice, in float64. */
class HessianProductTest {

  private static final int BATCH = 5;
  private static final Shape IMAGE = Shape.batched(4, 6, 6);

  @ParameterizedTest
  @MethodSource("networks")
  void isWhatTwoDifferentiationsGive(Network network) {
    LibTorch.prepareThread();
    for (Mode mode : Mode.values()) {
      NativeScope.run(
          () -> NativeScope.recording(true, () -> new Comparison(network, mode).check()));
    }
  }

  static Stream<Network> networks() {
    return Stream.of(
        chain("convolutions", Convolution.square(6, 3, 2, 1), Convolution.square(5, 1, 1, 0)),
        chain("norm", Convolution.square(6, 3, 1, 1), BatchNorm.USUAL),
        chain("norm of one tap", Convolution.square(6, 1, 1, 0), BatchNorm.USUAL),
        chain("plain norm", Convolution.square(6, 3, 1, 1), new BatchNorm(false, false, 1e-3, 0.1)),
        chain("rectifier", Convolution.square(6, 3, 1, 1), BatchNorm.USUAL, Activation.RELU),
        chain(
            "curved",
            Convolution.square(6, 3, 1, 1),
            new Activation(Activation.Function.SILU),
            new Activation(Activation.Function.GELU)),
        chain(
            "mean",
            Convolution.square(6, 3, 1, 1),
            BatchNorm.USUAL,
            Pool.average(Window.square(3, 1, 1), false)),
        chain("largest", Convolution.square(6, 3, 1, 1), Pool.max(Window.square(3, 2, 1))),
        chain("nothing", Convolution.square(6, 3, 1, 1), new Zero()),
        chain("layer norm", Convolution.square(6, 3, 1, 1), new LayerNorm(2, 1e-5)),
        chain("softmax", Convolution.square(6, 3, 1, 1), new Softmax(1)),
        joined("sum", new Add()),
        joined("product", new Multiply()),
        joined("both", new Concat(1)),
        branches(),
        shared(),
        tied(),
        attention());
  }

  private static Network chain(String name, Op... ops) {
    NetworkBuilder net = new NetworkBuilder(name);
    Source body = net.chain("body", net.input("image", TensorType.real(IMAGE)), ops);
    Source next =
        net.chain(
            "next", body, Convolution.square(4, 3, 1, 1), new Activation(Activation.Function.TANH));
    return net.build(net.chain("head", next, new GlobalAveragePool(false), new Linear(3, true)));
  }

  private static Network joined(String name, Op op) {
    NetworkBuilder net = new NetworkBuilder(name);
    Source image = net.input("image", TensorType.real(IMAGE));
    Source left = net.layer("left", Convolution.square(4, 3, 1, 1), image);
    Source right = net.layer("right", Convolution.square(4, 1, 1, 0), left);
    Source joined = net.layer("joined", op, left, right, left);
    return net.build(net.chain("head", joined, new GlobalAveragePool(false), new Linear(3, true)));
  }

  /** One tensor read by several, twice by one, and by a layer that gives nothing. */
  private static Network branches() {
    NetworkBuilder net = new NetworkBuilder("branches");
    Source image = net.input("image", TensorType.real(IMAGE));
    Source stem = net.chain("stem", image, Convolution.square(4, 3, 1, 1), BatchNorm.USUAL);
    Source left = net.chain("left", stem, Activation.RELU, Convolution.square(4, 3, 1, 1));
    Source right = net.chain("right", stem, Activation.RELU, Convolution.square(4, 1, 1, 0));
    Source twice = net.layer("twice", new Add(), stem, left, stem);
    Source square = net.layer("square", new Multiply(), right, right);
    Source both = net.layer("both", new Concat(1), twice, square, image);
    return net.build(
        net.chain(
            "head", both, BatchNorm.USUAL, new GlobalAveragePool(false), new Linear(3, true)));
  }

  private static Network shared() {
    NetworkBuilder net = new NetworkBuilder("shared");
    Source image = net.input("image", TensorType.real(IMAGE));
    Source once = net.layer("once", Convolution.square(4, 3, 1, 1), image);
    Source again = net.layer("bend", new Activation(Activation.Function.SIGMOID), once);
    Source twice =
        net.layer(
            new Layer(
                "twice",
                Convolution.square(4, 3, 1, 1),
                List.of(again),
                Map.of("weight", "once.weight")));
    return net.build(net.chain("head", twice, new GlobalAveragePool(false), new Linear(3, true)));
  }

  /** An embedding whose weight is also that of the head, as in language models. */
  private static Network tied() {
    NetworkBuilder net = new NetworkBuilder("tied");
    Source tokens = net.input("tokens", TensorType.index(Shape.batched(4)));
    Source features = net.layer("embedding", new Embedding(9, 6), tokens);
    Source body = net.chain("body", features, new Linear(6, true), new LayerNorm(1, 1e-5));
    Map<String, String> weight = Map.of("weight", "embedding.weight");
    return net.build(net.layer(new Layer("head", new Linear(9, false), List.of(body), weight)));
  }

  private static Network attention() {
    NetworkBuilder net = new NetworkBuilder("attention");
    Source image = net.input("image", TensorType.real(IMAGE));
    Source tokens =
        net.chain(
            "tokens",
            image,
            new Reshape(Shape.batched(4, 36)),
            new Transpose(List.of(0, 2, 1)),
            new Linear(8, true),
            new LayerNorm(1, 1e-5));
    Source query = net.layer("query", new Linear(8, false), tokens);
    Source key = net.layer("key", new Linear(8, true), tokens);
    Source scores = net.layer("scores", new MatMul(true), query, key);
    Source weights = net.layer("weights", new Softmax(-1), scores);
    Source mixed = net.layer("mixed", new MatMul(false), weights, tokens);
    Source sum = net.layer("sum", new Add(), mixed, tokens);
    return net.build(
        net.chain(
            "head",
            sum,
            new Transpose(List.of(0, 2, 1)),
            new GlobalAveragePool(false),
            new Linear(3, true)));
  }

  private static final class Comparison {
    private final Network network;
    private final Mode mode;
    private final Map<String, Tensor> parameters;
    private final Map<String, Tensor> weights = new LinkedHashMap<>();
    private final Tensor input;

    Comparison(Network network, Mode mode) {
      this.network = network;
      this.mode = mode;
      var values = Initialisation.PYTORCH_DEFAULT.draw(network, NetworkId.of(network), 3);
      this.parameters = TorchNetwork.tensors(network, values, Arithmetic.FLOAT64);
      this.input = input(network.inputs().values().iterator().next());
      for (var layer : network.layers()) {
        if (layer.op() instanceof Convolution || layer.op() instanceof Linear) {
          String name = layer.parameter("weight");
          weights.put(name, parameters.get(name));
        }
      }
      weights.values().forEach(weight -> weight.set_requires_grad(true));
    }

    private static Tensor input(TensorType type) {
      SplittableRandom random = new SplittableRandom(11);
      Shape shape = type.shape().bind(Map.of("batch", (long) BATCH));
      float[] values = new float[(int) shape.elements()];
      for (int i = 0; i < values.length; i++) {
        values[i] =
            type.dataType() == DataType.FLOAT ? (float) random.nextGaussian() : random.nextInt(9);
      }
      return Tensors.of(values, type.reshaped(shape), Arithmetic.FLOAT64);
    }

    void check() {
      check(logits -> logits.square().mul(logits.exp()).sum());
      check(Tensor::sum);
    }

    /** The sum has no curvature itself, so that the last layers see no change of the gradient. */
    private void check(UnaryOperator<Tensor> objective) {
      Trace trace = new Trace();
      Tensor output =
          new TorchNetwork(network, parameters, mode).forward(List.of(input), trace).get(0);
      List<Tensor> with = new ArrayList<>(weights.values());
      with.addAll(trace.outputs());
      List<Tensor> gradients = Gradients.of(objective.apply(output), with, Graph.EXTEND);
      Map<String, Tensor> direction = new LinkedHashMap<>();
      Map<String, Double> expected = new LinkedHashMap<>();
      Tensor sum = new Tensor();
      int next = 0;
      for (String name : weights.keySet()) {
        Tensor gradient = gradients.get(next++);
        if (gradient.defined()) {
          direction.put(name, gradient.detach());
          Tensor part = gradient.mul(gradient.detach()).sum();
          sum = sum.defined() ? sum.add(part) : part;
        }
      }
      List<Tensor> second = Gradients.of(sum, new ArrayList<>(weights.values()), Graph.RETAIN);
      next = 0;
      for (String name : weights.keySet()) {
        Tensor product = second.get(next++);
        expected.put(
            name,
            product.defined()
                ? Tensors.toDouble(product.mul(weights.get(name)).sum().detach())
                : 0.0);
      }
      Map<String, Double> actual = new LinkedHashMap<>();
      new HessianProduct(
              network,
              parameters,
              mode,
              trace,
              gradients.subList(weights.size(), with.size()),
              direction)
          .weightProducts(objective)
          .forEach(
              (position, product) ->
                  actual.merge(
                      network.layers().get(position).parameter("weight"), product, Double::sum));
      assertThat(actual.keySet()).isEqualTo(direction.keySet());
      double scale = expected.values().stream().mapToDouble(Math::abs).max().orElseThrow();
      actual.forEach(
          (name, product) ->
              assertThat(product)
                  .as("%s of %s, %s", name, network.name(), mode)
                  .isCloseTo(expected.get(name), within(1e-9 * scale + 1e-20)));
    }
  }
}
