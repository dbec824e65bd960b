package archsweep.network;

import archsweep.identity.Hashes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the canonical order of the layers of a network, as {@link NetworkId} describes it. */
final class Canonicaliser {

  /** In larger classes the members count as symmetric without looking what singling out does. */
  private static final int LARGEST_COMPARED = 32;

  private final Network network;
  private final Wiring wiring;

  Canonicaliser(Network network) {
    this.network = network;
    this.wiring = new Wiring(network);
  }

  NetworkId run() {
    Colours colours = new Colours(wiring);
    for (int[] open = colours.leastClass(); open.length > 0; open = colours.leastClass()) {
      colours = singleOutOneOf(open, colours);
    }
    List<Integer> order = colours.order();
    return new NetworkId(Hashes.digest(certificate(order)), order);
  }

  /** Singles out the member that makes the least difference; of symmetric ones, any. */
  private static Colours singleOutOneOf(int[] members, Colours colours) {
    Colours best = colours.singledOut(members[0]);
    if (members.length <= LARGEST_COMPARED) {
      for (int k = 1; k < members.length; k++) {
        Colours other = colours.singledOut(members[k]);
        if (other.signature() < best.signature()) {
          best = other;
        }
      }
    }
    return best;
  }

  /** The whole graph, with layers called by their place in the canonical order. */
  private String certificate(List<Integer> order) {
    StringBuilder text = new StringBuilder();
    text.append(List.copyOf(network.inputs().values())).append('\n');
    Map<String, Integer> kinds = kinds(text);
    int[] places = new int[wiring.size()];
    for (int place = 0; place < places.length; place++) {
      places[order.get(place)] = place;
    }
    Map<Integer, Integer> numbers = new HashMap<>();
    for (int layer : order) {
      text.append(kinds.get(wiring.text(layer))).append('<');
      appendEdges(layer, places, text);
      wiring
          .shared(layer)
          .forEach(
              (role, parameter) -> {
                numbers.putIfAbsent(parameter, numbers.size());
                text.append(role).append(numbers.get(parameter)).append(',');
              });
      text.append('\n');
    }
    for (Source output : network.outputs()) {
      int position = wiring.position(output);
      text.append(position < 0 ? position : places[position]);
      text.append(':').append(output.port()).append(' ');
    }
    return text.toString();
  }

  /** Numbers the texts of the layers and writes them down, so that each stands there once. */
  private Map<String, Integer> kinds(StringBuilder text) {
    Set<String> distinct = new HashSet<>();
    for (int layer = 0; layer < wiring.size(); layer++) {
      distinct.add(wiring.text(layer));
    }
    List<String> sorted = new ArrayList<>(distinct);
    Collections.sort(sorted);
    Map<String, Integer> kinds = new HashMap<>();
    for (String kind : sorted) {
      kinds.put(kind, kinds.size());
      text.append(kind).append('\n');
    }
    return kinds;
  }

  private void appendEdges(int layer, int[] places, StringBuilder text) {
    int[] sources = wiring.sources(layer);
    long[] edges = new long[sources.length / 2];
    for (int k = 0; k < edges.length; k++) {
      int source = sources[2 * k];
      long place = source >= 0 ? places[source] : source;
      edges[k] = (place << 32) + sources[2 * k + 1];
    }
    if (wiring.commutes(layer)) {
      Arrays.sort(edges);
    }
    for (long edge : edges) {
      text.append(edge >> 32).append(':').append((int) edge).append(' ');
    }
  }
}
