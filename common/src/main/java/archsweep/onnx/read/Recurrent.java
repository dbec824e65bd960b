package archsweep.onnx.read;

import archsweep.network.Layer;
import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.Activation.Function;
import archsweep.network.op.Add;
import archsweep.network.op.Concat;
import archsweep.network.op.Dim;
import archsweep.network.op.Linear;
import archsweep.network.op.Multiply;
import archsweep.network.op.Reshape;
import archsweep.network.op.Shape;
import archsweep.network.op.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * LSTM nodes of one direction, unrolled over the steps of the sequence: they may start from a state
 * and give the last one. All steps share their weights. Gates are in ONNX's order: input, output,
 * forget, cell.
 */
final class Recurrent {

  private static final int MOST_STEPS = 512;
  private static final String[] GATES = {"input_gate", "output_gate", "forget_gate", "cell_gate"};

  private Recurrent() {}

  static List<Value> lstm(At at) {
    OnnxNode node = at.node();
    Shape input = at.shape(0);
    boolean plain =
        node.text("direction", "forward").equals("forward")
            && !node.has("activations")
            && !node.has("clip")
            && node.number("layout", 0) == 0
            && node.number("input_forget", 0) == 0
            && !at.given(4)
            && !at.given(7)
            && input.rank() == 3;
    if (!plain) {
      throw new RefusedNodeException(
          "only forward layers [steps, batch, features] with the usual gates and without lengths"
              + " or peepholes are supported");
    }
    if (input.size(0) > MOST_STEPS) {
      throw new RefusedNodeException("it has more than %d steps", MOST_STEPS);
    }
    return unrolled(at, (int) input.size(0), (int) node.number("hidden_size", 0));
  }

  private static List<Value> unrolled(At at, int steps, int hidden) {
    long[] weights = at.constant(1).sizes();
    int gates = GATES.length * hidden;
    if (weights.length != 3 || weights[0] != 1 || weights[1] != gates || hidden < 1) {
      throw new RefusedNodeException("its weights are not those of %d hidden units", hidden);
    }
    float[] bias = at.given(3) ? at.constant(3).reals() : new float[2 * gates];
    at.parameter("input0", "weight", at.constant(1).reals());
    at.parameter("input0", "bias", Arrays.copyOfRange(bias, 0, gates));
    at.parameter("state0", "weight", at.constant(2).reals());
    at.parameter("state0", "bias", Arrays.copyOfRange(bias, gates, 2 * gates));
    Shape step = Shape.of(at.shape(0).dim(1), Dim.of(weights[2]));
    Shape state = Shape.of(at.shape(0).dim(1), Dim.of(hidden));
    if (!at.given(5) || !at.given(6) || at.known(5) || at.known(6)) {
      throw new RefusedNodeException("its first states have to be inputs of the model");
    }
    Source memory = at.step("memory", new Reshape(state), at.flow(5));
    Source cell = at.step("cells", new Reshape(state), at.flow(6));
    List<Source> outputs = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      Source slice = steps == 1 ? at.flow(0) : at.step("at" + i, Slice.of(0, i, i + 1), at.flow(0));
      Source now = at.step("now" + i, new Reshape(step), slice);
      Source sum =
          at.step(
              "sum" + i,
              new Add(),
              shared(at, "input", i, gates, now),
              shared(at, "state", i, gates, memory));
      Source[] gate = new Source[GATES.length];
      for (int g = 0; g < gate.length; g++) {
        Source part =
            at.step(GATES[g] + "_sum" + i, Slice.of(1, (long) g * hidden, (g + 1L) * hidden), sum);
        Function function = g == 3 ? Function.TANH : Function.SIGMOID;
        gate[g] = at.step(GATES[g] + i, new Activation(function), part);
      }
      Source kept = at.step("kept" + i, new Multiply(), gate[2], cell);
      cell =
          at.step(
              "cell_state" + i,
              new Add(),
              kept,
              at.step("new" + i, new Multiply(), gate[0], gate[3]));
      Source shown = at.step("shown" + i, new Activation(Function.TANH), cell);
      memory = at.step("memory" + i, new Multiply(), gate[1], shown);
      outputs.add(at.step("out" + i, new Reshape(sequence(state, true)), memory));
    }
    Source all =
        outputs.size() == 1
            ? outputs.get(0)
            : at.step("all", new Concat(0), outputs.toArray(Source[]::new));
    return List.of(
        new Value.Flow(all),
        new Value.Flow(at.step("last", new Reshape(sequence(state, false)), memory)),
        new Value.Flow(at.step("last_cell", new Reshape(sequence(state, false)), cell)));
  }

  /** [1, 1, batch, hidden] of a step, or [1, batch, hidden] of a state. */
  private static Shape sequence(Shape state, boolean ofStep) {
    return ofStep
        ? Shape.of(Dim.of(1), Dim.of(1), state.dim(0), state.dim(1))
        : Shape.of(Dim.of(1), state.dim(0), state.dim(1));
  }

  private static Source shared(At at, String name, int step, int gates, Source input) {
    String first = at.name() + "//" + name + "0";
    Map<String, String> parameters =
        step == 0 ? Map.of() : Map.of("weight", first + ".weight", "bias", first + ".bias");
    return at.layers()
        .add(
            new Layer(
                at.name() + "//" + name + step,
                new Linear(gates, true),
                List.of(input),
                parameters));
  }
}
