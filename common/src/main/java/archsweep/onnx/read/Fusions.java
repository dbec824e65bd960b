package archsweep.onnx.read;

import archsweep.network.op.Activation;
import archsweep.network.op.Activation.Function;
import archsweep.network.op.LayerNorm;
import archsweep.network.op.Linear;
import java.util.List;
import java.util.Optional;

/** What exporters spell out in several nodes and is one layer here; the steps fall away unread. */
final class Fusions {

  private Fusions() {}

  /** x sigmoid(x). */
  static Optional<List<Value>> swish(At at) {
    for (int gate = 0; gate < 2; gate++) {
      Optional<OnnxNode> sigmoid = at.scope().maker(at.node().input(gate), "Sigmoid");
      if (sigmoid.isPresent() && same(at, sigmoid.get().input(0), at.node().input(1 - gate))) {
        return Optional.of(at.result(new Activation(Function.SILU), at.flow(1 - gate)));
      }
    }
    return Optional.empty();
  }

  /** Whether two names stand for one tensor, one of them perhaps times 1. */
  private static boolean same(At at, String one, String other) {
    Optional<OnnxNode> product = at.scope().maker(one, "Mul");
    boolean once =
        product.isPresent()
            && product.get().input(0).equals(other)
            && scalar(at, product.get().input(1), 1);
    return one.equals(other) || once;
  }

  /** x relu6(x + 3) / 6. */
  static Optional<List<Value>> hardSwish(At at) {
    if (!scalar(at, at.node().input(1), 6)) {
      return Optional.empty();
    }
    Optional<OnnxNode> product = at.scope().maker(at.node().input(0), "Mul");
    Optional<OnnxNode> clip = product.flatMap(mul -> at.scope().maker(mul.input(1), "Clip"));
    Optional<OnnxNode> sum = clip.flatMap(node -> at.scope().maker(node.input(0), "Add"));
    if (sum.isEmpty()
        || !sum.get().input(0).equals(product.get().input(0))
        || !scalar(at, sum.get().input(1), 3)
        || !clipsToSix(at, clip.get())) {
      return Optional.empty();
    }
    Value input = at.scope().get(product.get().input(0));
    return Optional.of(at.result(new Activation(Function.HARD_SWISH), at.flow(input)));
  }

  private static boolean clipsToSix(At at, OnnxNode clip) {
    return at.layers().layer(clip.outputs().get(0)).op().equals(new Activation(Function.RELU6));
  }

  /** A linear layer without bias, and a vector as wide as its outputs added. */
  static Optional<List<Value>> bias(At at) {
    for (int known = 0; known < 2 && at.node().inputs().size() == 2; known++) {
      Optional<OnnxNode> product = at.scope().maker(at.node().input(1 - known), "MatMul");
      if (product.isPresent() && at.known(known) && at.constant(known).rank() == 1) {
        At before = new At(product.get(), at.scope(), at.layers());
        Optional<Linear> linear = linear(at, before, at.constant(known).length());
        if (linear.isPresent()) {
          at.parameter("weight", at.layers().values(before.name() + ".weight"));
          at.parameter("bias", at.constant(known).reals());
          return Optional.of(at.result(linear.get(), before.flow(0)));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Linear> linear(At at, At before, int width) {
    return at.layers().layer(before.name()).op() instanceof Linear linear
            && linear.outFeatures() == width
        ? Optional.of(new Linear(width, true))
        : Optional.empty();
  }

  /** (x - mean) / sqrt(mean of its square + epsilon) w + b, over the last axis. */
  static Optional<List<Value>> layerNorm(At at) {
    Scope scope = at.scope();
    Optional<OnnxNode> product = scope.maker(at.node().input(0), "Mul");
    Optional<OnnxNode> ratio = product.flatMap(node -> scope.maker(node.input(0), "Div"));
    Optional<OnnxNode> centred = ratio.flatMap(node -> scope.maker(node.input(0), "Sub"));
    Optional<OnnxNode> root = ratio.flatMap(node -> scope.maker(node.input(1), "Sqrt"));
    Optional<OnnxNode> safe = root.flatMap(node -> scope.maker(node.input(0), "Add"));
    Optional<OnnxNode> variance = safe.flatMap(node -> scope.maker(node.input(0), "ReduceMean"));
    Optional<OnnxNode> square = variance.flatMap(node -> scope.maker(node.input(0), "Pow"));
    Optional<OnnxNode> mean = centred.flatMap(node -> scope.maker(node.input(1), "ReduceMean"));
    boolean fits =
        square.isPresent()
            && mean.isPresent()
            && square.get().input(0).equals(ratio.get().input(0))
            && mean.get().input(0).equals(centred.get().input(0))
            && scalar(at, square.get().input(1), 2)
            && scope.get(safe.get().input(1)) instanceof Constant epsilon
            && epsilon.length() == 1
            && ofLast(at, mean.get())
            && ofLast(at, variance.get())
            && vector(at, product.get().input(1))
            && vector(at, at.node().input(1));
    if (!fits) {
      return Optional.empty();
    }
    Constant weight = (Constant) scope.get(product.get().input(1));
    Constant epsilon = (Constant) scope.get(safe.get().input(1));
    at.parameter("weight", weight.reals());
    at.parameter("bias", at.constant(1).reals());
    Value input = scope.get(centred.get().input(0));
    return Optional.of(
        at.result(new LayerNorm(1, OnnxNode.decimal(epsilon.scalar())), at.flow(input)));
  }

  private static boolean ofLast(At at, OnnxNode mean) {
    At there = new At(mean, at.scope(), at.layers());
    long[] axes = there.numbers("axes", 1).orElse(new long[0]);
    int rank = there.shape(0).rank();
    return axes.length == 1 && (axes[0] == -1 || axes[0] == rank - 1);
  }

  private static boolean vector(At at, String name) {
    return at.scope().has(name)
        && at.scope().get(name) instanceof Constant known
        && known.isReal()
        && known.rank() == 1;
  }

  private static boolean scalar(At at, String name, float value) {
    return at.scope().get(name) instanceof Constant known
        && known.length() == 1
        && known.scalar() == value;
  }
}
