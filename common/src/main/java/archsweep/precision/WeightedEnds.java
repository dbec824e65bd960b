package archsweep.precision;

import archsweep.network.Network;
import archsweep.network.Source;
import java.util.ArrayList;
import java.util.List;

/** The first and the last weighted layers, by the edges of the network and not by their order. */
final class WeightedEnds {

  private WeightedEnds() {}

  /** The positions of the weighted layers that no weighted one precedes, or that none follows. */
  static List<Integer> of(Network network) {
    int size = network.layers().size();
    boolean[] preceded = new boolean[size];
    boolean[] followed = new boolean[size];
    for (int i = 0; i < size; i++) {
      for (int source : sources(network, i)) {
        preceded[i] |= preceded[source] || Decisions.weighted(network, source);
      }
    }
    for (int i = size - 1; i >= 0; i--) {
      for (int source : sources(network, i)) {
        followed[source] |= followed[i] || Decisions.weighted(network, i);
      }
    }
    List<Integer> ends = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      if (Decisions.weighted(network, i) && !(preceded[i] && followed[i])) {
        ends.add(i);
      }
    }
    return ends;
  }

  private static List<Integer> sources(Network network, int position) {
    return network.layers().get(position).inputs().stream()
        .map(Source::node)
        .filter(node -> !network.inputs().containsKey(node))
        .map(network::position)
        .toList();
  }
}
