package archsweep.torch;

import archsweep.network.op.Activation;
import archsweep.network.op.Add;
import archsweep.network.op.Concat;
import archsweep.network.op.GlobalAveragePool;
import archsweep.network.op.Op;
import archsweep.network.op.Pool;
import archsweep.network.op.Reshape;
import archsweep.network.op.Transpose;
import archsweep.network.op.Zero;
import archsweep.torch.Trace.Step;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** A layer that is linear, or linear on either side of its bends as rectifiers are. */
final class LinearTangent implements LayerTangent {

  private final Operators operators;
  private final Op op;
  private final Step step;

  LinearTangent(Operators operators, Op op, Step step) {
    this.operators = operators;
    this.op = op;
    this.step = step;
  }

  static boolean is(Op op) {
    return rectifier(op)
        || op instanceof Add
        || op instanceof Concat
        || op instanceof GlobalAveragePool
        || (op instanceof Pool pool && pool.kind() == Pool.Kind.AVERAGE)
        || op instanceof Reshape
        || op instanceof Transpose
        || op instanceof Zero;
  }

  private static boolean rectifier(Op op) {
    return op instanceof Activation activation
        && (activation.function() == Activation.Function.RELU
            || activation.function() == Activation.Function.RELU6);
  }

  @Override
  public Tensor output(List<Tensor> inputs) {
    if (rectifier(op)) {
      // The Jacobian is diagonal, hence its own transpose.
      return Gradients.of(List.of(step.output()), inputs, step.inputs()).get(0);
    }
    if (op instanceof Reshape) {
      return inputs.get(0).reshape(Tensors.sizes(step.output()));
    }
    return NativeScope.keep(() -> operators.apply(op, filled(step, inputs), Map.of()));
  }

  @Override
  public List<Tensor> inputs(Tensor gradient, Tensor change) {
    return ofInputs(step, List.of(step.output()), List.of(change));
  }

  /** Tangents with zeros for those that are undefined. */
  static List<Tensor> filled(Step step, List<Tensor> tangents) {
    List<Tensor> filled = new ArrayList<>();
    for (int i = 0; i < tangents.size(); i++) {
      boolean defined = tangents.get(i).defined();
      filled.add(defined ? tangents.get(i) : torch.zeros_like(step.inputs().get(i)));
    }
    return filled;
  }

  /**
   * What goes back to each input of a step.
   *
   * @param cotangents one for each of the outputs, undefined where nothing comes back
   */
  static List<Tensor> ofInputs(Step step, List<Tensor> outputs, List<Tensor> cotangents) {
    List<Tensor> from = new ArrayList<>();
    List<Tensor> given = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      if (outputs.get(i).defined() && cotangents.get(i).defined()) {
        from.add(outputs.get(i));
        given.add(cotangents.get(i));
      }
    }
    List<Tensor> moving = step.inputs().stream().filter(Tensor::requires_grad).toList();
    Iterator<Tensor> gradients = Gradients.of(from, given, moving).iterator();
    return step.inputs().stream()
        .map(input -> input.requires_grad() ? gradients.next() : new Tensor())
        .toList();
  }
}
