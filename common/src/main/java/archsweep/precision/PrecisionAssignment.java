package archsweep.precision;

import archsweep.identity.Hashes;
import archsweep.network.Network;
import archsweep.network.NetworkId;
import java.util.Collections;
import java.util.List;

/**
 * Which formats each layer of a network uses.
 *
 * @param layers by the position of the layer in {@link Network#layers()}
 */
public record PrecisionAssignment(List<LayerPrecision> layers) {

  public PrecisionAssignment {
    layers = List.copyOf(layers);
  }

  /** The same formats everywhere. */
  public static PrecisionAssignment uniform(Network network, LayerPrecision precision) {
    return new PrecisionAssignment(Collections.nCopies(network.layers().size(), precision));
  }

  public LayerPrecision layer(int position) {
    return layers.get(position);
  }

  /**
   * The identity of the assignment for networks with this id: the formats' own name where all
   * layers have the same, else a hash of them along the canonical order. Equal ids of network and
   * precision mean isomorphic networks whose corresponding layers have equal formats.
   */
  public String id(NetworkId network) {
    if (!layers.isEmpty() && layers.stream().allMatch(layers.get(0)::equals)) {
      return layers.get(0).toString();
    }
    StringBuilder text = new StringBuilder();
    for (int position : network.order()) {
      text.append(layers.get(position)).append(';');
    }
    return "mixed-" + Hashes.digest(text.toString()).substring(0, 16);
  }
}
