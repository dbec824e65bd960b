package archsweep.proxy;

import archsweep.precision.PrecisionAssignment;
import java.util.List;
import java.util.Set;
import org.bytedeco.pytorch.Tensor;

/**
 * A proxy at work on one network: it sees the events that its {@link PassSpec}s ask for, one pass
 * behind the other, then says its score. Tensors that an event brings or that a method creates are
 * freed when the method returns, so state is kept in Java; gradients are not tracked meanwhile.
 * Sums over large tensors belong on the libtorch side.
 */
public interface Measurement {

  /** These are the precisions that the score will be asked for; comes before the first pass. */
  default void expect(Set<PrecisionAssignment> precisions) {}

  /**
   * The events of this pass follow; comes for each part of a batch that goes in by parts.
   *
   * @param labels of the examples that go in
   */
  default void begin(PassSpec pass, int[] labels) {}

  /** {@link Capture#ACTIVATIONS}: a layer has run. Layers come in the order of the network. */
  default void activation(LayerAt layer, List<Tensor> inputs, Tensor output) {}

  /**
   * {@link Capture#BATCH_SCALES}: a batch norm has run that divides by the deviations of the batch;
   * comes before its activation.
   *
   * @param scales 1 / sqrt(v + epsilon) with v the biased variances of the batch, [channels]
   */
  default void batchScales(LayerAt layer, List<Tensor> inputs, Tensor scales) {}

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

  /**
   * {@link Capture#ACTIVATION_GRADIENTS} of a convolution, a linear layer or a product of two
   * activations. Layers from which no way leads to the objective do not come.
   *
   * @param input which of the layer's inputs it is
   * @param activation what the layer reads there
   * @param gradient the same shape; by the way of this layer, not of others that read the same
   */
  default void activationGradient(LayerAt layer, int input, Tensor activation, Tensor gradient) {}

  /**
   * {@link Capture#WEIGHT_FISHER}. Layers from which no way leads to the objective do not come.
   *
   * @param weight of this layer
   * @param squares the sum over examples n of g_n^2, the same shape, where the gradient of the
   *     objective at the weight is the sum of the g_n: see {@link archsweep.torch.SquaredGradients}
   */
  default void weightFisher(LayerAt layer, Tensor weight, Tensor squares) {}

  /** {@link Capture#INPUT_GRADIENT}; does not come if the input does not reach the objective. */
  default void inputGradient(Tensor gradient) {}

  /**
   * {@link Capture#CURVATURE}; only layers whose weight has a gradient come.
   *
   * @param product w . (H g), w the weight of this layer, H g the Hessian of the objective over all
   *     counted weights times their gradient
   */
  default void curvature(LayerAt layer, double product) {}

  /** The score, after the last event; if the precision matters, that in full precision. */
  Score finish();

  /**
   * The score at a precision, after the last event. A measurement that sees no quantised pass is
   * asked for each precision that {@link #expect} has announced.
   */
  default Score finish(PrecisionAssignment precision) {
    return finish();
  }
}
