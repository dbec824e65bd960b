package archsweep.cost.bramac;

import archsweep.cost.bramac.TiledLayer.Convolution;
import java.util.List;

/**
 * A network as designs are searched for it.
 *
 * @param layers as a tiling accelerator with plain memories folds them
 * @param computedLayers as one with computing memories folds them
 * @param maps whose feature maps decide the stream buffers of the former
 * @param computedMaps whose feature maps decide the stream buffers of the latter, and of the
 *     baseline that it is compared with
 * @param outputCopies how often outputs are kept in the stream buffers: twice where a sum over a
 *     shortcut needs them
 */
public record TiledNetwork(
    String name,
    List<TiledLayer> layers,
    List<TiledLayer> computedLayers,
    List<FeatureMaps> maps,
    List<FeatureMaps> computedMaps,
    int outputCopies) {

  public TiledNetwork {
    layers = List.copyOf(layers);
    computedLayers = List.copyOf(computedLayers);
    maps = List.copyOf(maps);
    computedMaps = List.copyOf(computedMaps);
    if (maps.isEmpty() || computedMaps.isEmpty()) {
      throw new IllegalArgumentException(
          "The network %s has no feature maps to size stream buffers by.".formatted(name));
    }
  }

  /** The convolution with most weights, the first of equals: it decides the filter cache. */
  Convolution largest() {
    Convolution largest = null;
    for (TiledLayer layer : layers) {
      if (layer instanceof Convolution convolution
          && (largest == null || convolution.weights() > largest.weights())) {
        largest = convolution;
      }
    }
    if (largest == null) {
      throw new IllegalArgumentException(
          "The network %s has no convolution to size a filter cache by.".formatted(name));
    }
    return largest;
  }

  /** The feature maps with most elements, the first of equals. */
  static FeatureMaps largest(List<FeatureMaps> maps) {
    FeatureMaps largest = maps.get(0);
    for (FeatureMaps some : maps) {
      if (some.inputs() + some.outputs() > largest.inputs() + largest.outputs()) {
        largest = some;
      }
    }
    return largest;
  }
}
