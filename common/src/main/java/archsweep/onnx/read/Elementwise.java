package archsweep.onnx.read;

import static java.util.Map.entry;

import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.Activation.Function;
import archsweep.network.op.Add;
import archsweep.network.op.LearnedOffset;
import archsweep.network.op.LearnedScale;
import archsweep.network.op.Multiply;
import archsweep.network.op.Scale;
import archsweep.network.op.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Functions of each element, sums and products. */
final class Elementwise {

  static final Map<String, Operators.Translator> TABLE =
      Map.ofEntries(
          entry("Relu", function(Function.RELU)),
          entry("Sigmoid", function(Function.SIGMOID)),
          entry("Tanh", function(Function.TANH)),
          entry("HardSwish", function(Function.HARD_SWISH)),
          entry("Sqrt", function(Function.SQRT)),
          entry("Exp", function(Function.EXP)),
          entry("Log", function(Function.LOG)),
          entry("Abs", function(Function.ABS)),
          entry("Reciprocal", function(Function.RECIPROCAL)),
          entry("Gelu", Elementwise::gelu),
          entry("HardSigmoid", Elementwise::hardSigmoid),
          entry("LeakyRelu", Elementwise::leakyRelu),
          entry("Neg", at -> at.result(new Scale(-1), at.flow(0))),
          entry("Add", Elementwise::add),
          entry("Sum", Elementwise::add),
          entry("Mul", Elementwise::multiply),
          entry("Sub", Elementwise::subtract),
          entry("Div", Elementwise::divide),
          entry("Pow", Elementwise::power));

  private Elementwise() {}

  private static Operators.Translator function(Function function) {
    return at -> at.result(new Activation(function), at.flow(0));
  }

  private static List<Value> gelu(At at) {
    if (at.node().text("approximate", "none").equals("tanh")) {
      throw new RefusedNodeException("its approximation by tanh is not supported");
    }
    return at.result(new Activation(Function.GELU), at.flow(0));
  }

  /** clip(a x + 1/2, 0, 1), which is relu6(6 a x + 3) / 6. */
  private static List<Value> hardSigmoid(At at) {
    float slope = (float) at.node().real("alpha", 0.2);
    if (at.node().real("beta", 0.5) != 0.5) {
      throw new RefusedNodeException("its beta is not 0.5");
    }
    Source input = at.flow(0);
    if (slope != (float) (1.0 / 6)) {
      input =
          at.step(
              "scaled", new Scale(OnnxNode.decimal((float) (OnnxNode.decimal(slope) * 6))), input);
    }
    return at.result(new Activation(Function.HARD_SIGMOID), input);
  }

  /** relu(x) - a relu(-x). */
  private static List<Value> leakyRelu(At at) {
    double slope = at.node().real("alpha", 0.01);
    if (slope == 0.2) {
      return at.result(new Activation(Function.LEAKY_RELU), at.flow(0));
    }
    Source positive = at.step("positive", Activation.RELU, at.flow(0));
    Source turned = at.step("turned", new Scale(-1), at.flow(0));
    Source negative = at.step("negative", Activation.RELU, turned);
    return at.result(new Add(), positive, at.step("slope", new Scale(-slope), negative));
  }

  private static List<Value> add(At at) {
    Optional<List<Value>> fused = Fusions.layerNorm(at).or(() -> Fusions.bias(at));
    if (fused.isPresent()) {
      return fused.get();
    }
    List<Source> flows = new ArrayList<>();
    List<Constant> known = new ArrayList<>();
    split(at, flows, known);
    if (known.isEmpty()) {
      return at.result(new Add(), flows.toArray(Source[]::new));
    }
    if (known.size() > 1 || flows.size() != 1) {
      throw new RefusedNodeException("sums of several constants are not supported");
    }
    return offset(at, flows.get(0), known.get(0));
  }

  private static List<Value> multiply(At at) {
    Optional<List<Value>> fused = Fusions.swish(at);
    if (fused.isPresent()) {
      return fused.get();
    }
    List<Source> flows = new ArrayList<>();
    List<Constant> known = new ArrayList<>();
    split(at, flows, known);
    if (known.isEmpty()) {
      return at.result(new Multiply(), flows.toArray(Source[]::new));
    }
    return scaled(at, flows.get(0), known.get(0));
  }

  private static void split(At at, List<Source> flows, List<Constant> known) {
    for (int i = 0; i < at.node().inputs().size(); i++) {
      if (at.known(i)) {
        known.add(at.constant(i));
      } else {
        flows.add(at.flow(i));
      }
    }
  }

  private static List<Value> subtract(At at) {
    if (at.known(1)) {
      Constant known = at.constant(1);
      return offset(at, at.flow(0), mapped(known, value -> -value));
    }
    Source negative = at.step("negative", new Scale(-1), at.flow(1));
    return at.known(0)
        ? offset(at, negative, at.constant(0))
        : at.result(new Add(), at.flow(0), negative);
  }

  private static List<Value> divide(At at) {
    Optional<List<Value>> fused = Fusions.hardSwish(at);
    if (fused.isPresent()) {
      return fused.get();
    }
    if (at.known(1)) {
      return scaled(at, at.flow(0), mapped(at.constant(1), value -> 1 / value));
    }
    Source inverse = at.step("inverse", new Activation(Function.RECIPROCAL), at.flow(1));
    return at.known(0)
        ? scaled(at, inverse, at.constant(0))
        : at.result(new Multiply(), at.flow(0), inverse);
  }

  private static List<Value> power(At at) {
    float exponent = at.constant(1).scalar();
    if (exponent == 2) {
      return at.result(new Multiply(), at.flow(0), at.flow(0));
    }
    if (exponent == 0.5) {
      return at.result(new Activation(Function.SQRT), at.flow(0));
    }
    throw new RefusedNodeException("its exponent %s is neither 2 nor 0.5", exponent);
  }

  private interface Mapping {
    float apply(float value);
  }

  private static Constant mapped(Constant from, Mapping mapping) {
    float[] values = from.reals().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = mapping.apply(values[i]);
    }
    return Constant.real(from.sizes(), values);
  }

  static List<Value> offset(At at, Source input, Constant known) {
    Constant fitted = fitted(at, input, known);
    at.parameter("weight", fitted.reals());
    return at.result(new LearnedOffset(last(fitted, at.shape(input).rank())), input);
  }

  /** The constant as wide as the last axes of what it is added to. */
  private static Constant fitted(At at, Source input, Constant known) {
    Shape shape = at.shape(input);
    List<Long> sizes = last(known, shape.rank());
    long[] wide = new long[sizes.size()];
    for (int i = 0; i < wide.length; i++) {
      long size = sizes.get(i);
      wide[i] = size == 1 ? shape.size(shape.rank() - wide.length + i) : size;
    }
    Constant bare = known.reshaped(sizes.stream().mapToLong(Long::longValue).toArray());
    return Arrays.equals(wide, bare.sizes())
        ? known
        : bare.picked(wide, Shapes.places(bare.sizes(), wide));
  }

  private static List<Value> scaled(At at, Source input, Constant known) {
    if (known.length() == 1 && known.rank() <= at.shape(input).rank()) {
      return at.result(new Scale(OnnxNode.decimal(known.reals()[0])), input);
    }
    at.parameter("weight", known.reals());
    return at.result(new LearnedScale(last(known, at.shape(input).rank())), input);
  }

  /** The sizes without leading axes of 1, which broadcast anyway; at least one axis. */
  private static List<Long> last(Constant known, int rank) {
    long[] sizes = known.rank() == 0 ? new long[] {1} : known.sizes();
    if (sizes.length > rank) {
      throw new RefusedNodeException("its constant has more axes than its input");
    }
    int first = 0;
    while (first < sizes.length - 1 && sizes[first] == 1) {
      first++;
    }
    return Arrays.stream(sizes).skip(first).boxed().toList();
  }
}
