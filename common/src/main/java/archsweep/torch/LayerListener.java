package archsweep.torch;

import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** Sees each layer of a forward pass, in the order of the network's layers. */
@FunctionalInterface
public interface LayerListener {

  /** Sees nothing. */
  LayerListener NONE = (position, inputs, output) -> {};

  /**
   * A layer has run. The tensors may be freed after the call; {@code new Tensor(output)} keeps one.
   *
   * @param position of the layer in the network
   */
  void ran(int position, List<Tensor> inputs, Tensor output);

  /**
   * A batch norm has run that divides by the deviations of the batch, and {@link #ran} is next.
   *
   * @param scales what it multiplied with: 1 / sqrt(v + epsilon), v the biased variances of the
   *     batch, [channels]
   */
  default void normalised(int position, List<Tensor> inputs, Tensor scales) {}

  /**
   * Whether inputs are differentiated: then each layer reads them through views of its own, so that
   * an input has a gradient for each reader.
   */
  default boolean differentiatesInputs() {
    return false;
  }
}
