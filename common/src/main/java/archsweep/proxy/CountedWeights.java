package archsweep.proxy;

import archsweep.network.Layer;
import archsweep.network.Network;
import java.util.LinkedHashSet;
import java.util.Set;

/** The weights of convolutions and linear layers, which layers may share. */
final class CountedWeights {

  private CountedWeights() {}

  /** How many numbers they are. */
  static long elements(Network network) {
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i < network.layers().size(); i++) {
      Layer layer = network.layers().get(i);
      if (new LayerAt(i, layer).counted()) {
        names.add(layer.parameter("weight"));
      }
    }
    return names.stream()
        .mapToLong(name -> network.parameters().get(name).shape().elements())
        .sum();
  }
}
