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
    List<Tensor> gradients = new ArrayList<>();
    if (!scalar.defined() || !scalar.requires_grad()) {
      with.forEach(tensor -> gradients.add(new Tensor()));
      return gradients;
    }
    try {
      TensorVector vector =
          torch.grad(
              new TensorVector(scalar),
              new TensorVector(with.toArray(Tensor[]::new)),
              new TensorVector(),
              new BoolOptional(graph != Graph.FREE),
              graph == Graph.EXTEND,
              true);
      for (int i = 0; i < with.size(); i++) {
        gradients.add(new Tensor(vector.get(i)));
      }
      vector.close();
      return gradients;
    } catch (RuntimeException | OutOfMemoryError e) {
      throw TorchException.from("differentiation", e);
    }
  }
}
