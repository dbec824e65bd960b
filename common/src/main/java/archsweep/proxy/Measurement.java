package archsweep.proxy;

import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * A proxy at work on one network: it sees the events that its {@link PassSpec}s ask for, one pass
 * behind the other, then says its score. Tensors that an event brings or that a method creates are
 * freed when the method returns, so state is kept in Java; gradients are not tracked meanwhile.
 * Sums over large tensors belong on the libtorch side.
 */
public interface Measurement {

  /** The events of this pass follow. */
  default void begin(PassSpec pass) {}

  /** {@link Capture#ACTIVATIONS}: a layer has run. Layers come in the order of the network. */
  default void activation(LayerAt layer, List<Tensor> inputs, Tensor output) {}

  /** {@link Capture#LOGITS}: the network's output, [batch, classes]. */
  default void logits(Tensor logits) {}

  /**
   * {@link Capture#WEIGHT_GRADIENTS}. Weights from which no way leads to the objective do not come.
   */
  default void weightGradient(LayerAt layer, Tensor weight, Tensor gradient) {}

  /**
   * {@link Capture#OUTPUT_GRADIENTS}. Layers from which no way leads to the objective do not come.
   *
   * @param output what the layer gave, [batch, channels, spatial...] or [batch, ..., features]
   * @param gradient the same shape
   */
  default void outputGradient(LayerAt layer, Tensor output, Tensor gradient) {}

  /** {@link Capture#INPUT_GRADIENT}; does not come if the input does not reach the objective. */
  default void inputGradient(Tensor gradient) {}

  /**
   * {@link Capture#CURVATURE}; only layers whose weight has a gradient come.
   *
   * @param product w . (H g), w the weight of this layer, H g the Hessian of the objective over all
   *     counted weights times their gradient
   */
  default void curvature(LayerAt layer, double product) {}

  /** The score, after the last event. */
  Score finish();
}
