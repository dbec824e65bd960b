package archsweep.torch;

import archsweep.network.op.Convolution;
import archsweep.network.op.Linear;
import archsweep.network.op.MatMul;
import archsweep.network.op.Op;
import archsweep.precision.LayerPrecision;
import archsweep.precision.NumberFormat;
import archsweep.precision.PrecisionAssignment;
import archsweep.precision.Quantiser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * Rounds what convolutions, linear layers and products of activations multiply to the formats of
 * their layer: weights with a scale for each output channel, activations with a scale for the
 * tensor, blocks along the axis that is summed over. All else stays in the arithmetic of the run.
 * Where gradients are recorded they pass rounding as if it were the identity.
 */
public final class Quantisation {

  /** Changes nothing. */
  public static final Quantisation NONE = new Quantisation(List.of());

  private final List<LayerPrecision> layers;

  private Quantisation(List<LayerPrecision> layers) {
    this.layers = layers;
  }

  /** Follows an assignment, which is by the position of the layers. */
  public static Quantisation of(PrecisionAssignment assignment) {
    return new Quantisation(assignment.layers());
  }

  /** Whether layers of this operator multiply, so that their formats say something. */
  public static boolean multiplies(Op op) {
    return weighted(op) || op instanceof MatMul;
  }

  /** The weight of a convolution or linear layer, rounded to a format. */
  public static Tensor weight(Tensor weight, NumberFormat format) {
    return new FakeQuantiser(Quantiser.ofWeights(format)).apply(weight, 1);
  }

  /**
   * What a layer that multiplies reads, rounded to a format.
   *
   * @param input which of the layer's inputs it is
   */
  public static Tensor activation(Op op, int input, Tensor activation, NumberFormat format) {
    int axis = summedAxis(op, input, activation);
    return new FakeQuantiser(Quantiser.ofActivations(format)).apply(activation, axis);
  }

  List<Tensor> inputs(int position, Op op, List<Tensor> inputs) {
    if (layers.isEmpty() || !multiplies(op)) {
      return inputs;
    }
    NumberFormat format = layers.get(position).activations();
    List<Tensor> quantised = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      Tensor input = inputs.get(i);
      quantised.add(straightThrough(input, activation(op, i, input, format)));
    }
    return quantised;
  }

  Map<String, Tensor> parameters(int position, Op op, Map<String, Tensor> parameters) {
    if (layers.isEmpty() || !weighted(op)) {
      return parameters;
    }
    NumberFormat format = layers.get(position).weights();
    Map<String, Tensor> quantised = new HashMap<>(parameters);
    quantised.computeIfPresent(
        "weight", (role, weight) -> straightThrough(weight, weight(weight, format)));
    return quantised;
  }

  /**
   * The quantised values with the gradient of the identity (Bengio et al., arXiv 1308.3432): what
   * is added is exactly 0, so values stay what they are.
   */
  private static Tensor straightThrough(Tensor real, Tensor quantised) {
    if (!real.requires_grad() || !real.is_floating_point()) {
      return quantised;
    }
    return quantised.detach().add(real.sub(real.detach()));
  }

  private static boolean weighted(Op op) {
    return op instanceof Convolution || op instanceof Linear;
  }

  private static int summedAxis(Op op, int input, Tensor tensor) {
    int last = Math.toIntExact(tensor.dim()) - 1;
    if (op instanceof Convolution) {
      return 1;
    }
    boolean columns = op instanceof MatMul product && input == 1 && !product.transposeSecond();
    return columns ? last - 1 : last;
  }
}
