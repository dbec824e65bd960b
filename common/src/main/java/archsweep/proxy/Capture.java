package archsweep.proxy;

/** What a proxy wants to see of a pass; {@link Measurement} has an event for each. */
public enum Capture {
  /** Inputs and output of each layer. */
  ACTIVATIONS(false),
  /** What each batch norm that divides by the deviations of the batch has multiplied with. */
  BATCH_SCALES(false),
  /** The network's output. */
  LOGITS(false),
  /** The gradient of the objective at each counted weight. */
  WEIGHT_GRADIENTS(true),
  /** The gradient at the output of each layer that has a counted weight. */
  OUTPUT_GRADIENTS(true),
  /** The gradient at each tensor that a layer reads and multiplies, by the way of this layer. */
  ACTIVATION_GRADIENTS(true),
  /** For each layer that has a counted weight the squares of the examples' gradients at it. */
  WEIGHT_FISHER(true),
  /** The gradient at the network's input. */
  INPUT_GRADIENT(true),
  /** For each counted layer w . (H g), H the Hessian of the objective over all counted weights. */
  CURVATURE(true);

  private final boolean differentiates;

  Capture(boolean differentiates) {
    this.differentiates = differentiates;
  }

  boolean differentiates() {
    return differentiates;
  }
}
