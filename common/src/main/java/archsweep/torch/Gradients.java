package archsweep.torch;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Reverse-mode differentiation. */
public final class Gradients {

  /** What happens to the graph of the forward pass. */
  public enum Graph {
    /** It is freed on the way. */
    FREE,
    /** It stays, so that it can be differentiated again. */
    RETAIN,
    /** It stays, and the gradients have a graph of their own: for second derivatives. */
    EXTEND
  }

  private Gradients() {}

  /**
   * The gradients of a scalar with respect to tensors, in their order, in the caller's scope. A
   * tensor from which no way leads to the scalar has an undefined gradient: see {@link
   * Tensor#defined}.
   */
  public static List<Tensor> of(Tensor scalar, List<Tensor> with, Graph graph) {
    List<Tensor> reached =
        scalar.defined() && scalar.requires_grad()
            ? with.stream().filter(Tensor::requires_grad).toList()
            : List.of();
    List<Tensor> gradients = grad(List.of(scalar), List.of(), reached, graph);
    List<Tensor> all = new ArrayList<>();
    int next = 0;
    for (Tensor tensor : with) {
      boolean asked = !reached.isEmpty() && tensor.requires_grad();
      all.add(asked ? gradients.get(next++) : new Tensor());
    }
    return all;
  }

  /**
   * What goes back from outputs to inputs when these are the gradients at the outputs; the graph
   * stays. Undefined for an input from which no way leads to an output.
   *
   * @param gradients one for each output, in its shape
   */
  static List<Tensor> of(List<Tensor> outputs, List<Tensor> gradients, List<Tensor> inputs) {
    return outputs.isEmpty()
        ? inputs.stream().map(input -> new Tensor()).toList()
        : grad(outputs, gradients, inputs, Graph.RETAIN);
  }

  private static List<Tensor> grad(
      List<Tensor> outputs, List<Tensor> gradients, List<Tensor> inputs, Graph graph) {
    if (inputs.isEmpty()) {
      return List.of();
    }
    try (TensorVector vector =
        torch.grad(
            new TensorVector(outputs.toArray(Tensor[]::new)),
            new TensorVector(inputs.toArray(Tensor[]::new)),
            new TensorVector(gradients.toArray(Tensor[]::new)),
            new BoolOptional(graph != Graph.FREE),
            graph == Graph.EXTEND,
            true)) {
      List<Tensor> back = new ArrayList<>();
      for (int i = 0; i < inputs.size(); i++) {
        back.add(new Tensor(vector.get(i)));
      }
      return back;
    } catch (RuntimeException | OutOfMemoryError e) {
      throw TorchException.from("differentiation", e);
    }
  }
}
