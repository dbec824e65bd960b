package archsweep.precision;

import java.util.List;

/**
 * The largest magnitude of what each layer that multiplies reads: what static scales of activations
 * are made from.
 *
 * @param layers by the position of the layer, then by its input; empty for layers that do not
 *     multiply
 */
public record ActivationRanges(List<List<Float>> layers) {

  public ActivationRanges {
    layers = layers.stream().map(List::copyOf).toList();
    for (List<Float> layer : layers) {
      for (float largest : layer) {
        if (!(largest >= 0) || Float.isInfinite(largest)) {
          throw new IllegalArgumentException(
              "The largest magnitude (%s) of an activation must be finite and not negative."
                  .formatted(largest));
        }
      }
    }
  }

  /** The largest magnitudes of the inputs of a layer. */
  public List<Float> layer(int position) {
    return layers.get(position);
  }
}
