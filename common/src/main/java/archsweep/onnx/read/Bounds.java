package archsweep.onnx.read;

import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.Activation.Function;
import archsweep.network.op.LearnedOffset;
import archsweep.network.op.Scale;
import archsweep.network.op.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Nodes that bound activations by numbers, each made of rectifiers. */
final class Bounds {

  static final Map<String, Operators.Translator> TABLE =
      Map.of(
          "Clip", Bounds::clip,
          "Max", at -> between(at, number(at), Double.POSITIVE_INFINITY),
          "Min", at -> between(at, Double.NEGATIVE_INFINITY, number(at)));

  private Bounds() {}

  private static List<Value> clip(At at) {
    return between(
        at,
        bound(at, "min", 1, Double.NEGATIVE_INFINITY),
        bound(at, "max", 2, Double.POSITIVE_INFINITY));
  }

  private static double bound(At at, String attribute, int place, double usual) {
    return at.given(place) ? at.constant(place).scalar() : at.node().real(attribute, usual);
  }

  /** The bound of a node that compares an activation with a number, on whichever side it stands. */
  private static double number(At at) {
    if (at.node().inputs().size() != 2 || at.known(0) == at.known(1)) {
      throw new RefusedNodeException("only an activation and a number can be compared");
    }
    return at.constant(at.known(0) ? 0 : 1).scalar();
  }

  private static List<Value> between(At at, double low, double high) {
    Source input = at.flow(at.known(0) ? 1 : 0);
    boolean above = low > -Float.MAX_VALUE;
    boolean below = high < Float.MAX_VALUE;
    if (low == 0 && !below) {
      return at.result(Activation.RELU, input);
    }
    if (low == 0 && (high == 6 || high == 20)) {
      return at.result(new Activation(high == 6 ? Function.RELU6 : Function.RELU20), input);
    }
    if (Double.isNaN(low) || Double.isNaN(high) || low > high || !(above || below)) {
      throw new RefusedNodeException("its bounds are %s and %s", low, high);
    }
    Source higher = !above ? input : low == 0 ? at.step("low", Activation.RELU, input) : input;
    if (above && low != 0) {
      Source rest = at.step("above", Activation.RELU, shifted(at, "less", input, -low));
      if (!below) {
        return shifted(at, rest, low);
      }
      higher = shifted(at, "low", rest, low);
    }
    Source turned = at.step("turned", new Scale(-1), higher);
    Source rest = at.step("below", Activation.RELU, shifted(at, "missing", turned, high));
    return shifted(at, at.step("back", new Scale(-1), rest), high);
  }

  private static Source shifted(At at, String step, Source input, double by) {
    at.parameter(step, "weight", everywhere(at, input, by));
    return at.step(step, LearnedOffset.of(width(at, input)), input);
  }

  private static List<Value> shifted(At at, Source input, double by) {
    at.parameter("weight", everywhere(at, input, by));
    return at.result(LearnedOffset.of(width(at, input)), input);
  }

  private static float[] everywhere(At at, Source input, double value) {
    float[] values = new float[Shapes.bounded(new long[] {width(at, input)})];
    Arrays.fill(values, (float) value);
    return values;
  }

  private static long width(At at, Source input) {
    Shape shape = at.shape(input);
    return shape.size(shape.rank() - 1);
  }
}
