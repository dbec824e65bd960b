package archsweep.precision;

import archsweep.network.Network;
import archsweep.network.NetworkId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Formats by the names of layers. A layer takes the format of the first pattern that matches its
 * name; else, if it is the first or the last weighted layer, that of {@code ends}; else the usual
 * one. Norms, activations, pools and sums that no pattern names follow the layers that they read.
 *
 * @param usual for layers that nothing else decides
 * @param ends for weighted layers that no weighted layer precedes or that none follows
 * @param patterns names with {@code *} for any text and {@code ?} for any character, in order
 */
public record LayerRules(
    String name, LayerPrecision usual, LayerPrecision ends, Map<String, LayerPrecision> patterns)
    implements RuleScheme {

  public LayerRules {
    patterns = Collections.unmodifiableMap(new LinkedHashMap<>(patterns));
  }

  /** The same formats everywhere. */
  public static LayerRules uniform(String name, LayerPrecision precision) {
    return new LayerRules(name, precision, precision, Map.of());
  }

  @Override
  public PrecisionAssignment assign(Network network, NetworkId id, long runSeed) {
    if (ends.equals(usual) && patterns.isEmpty()) {
      return PrecisionAssignment.uniform(network, usual);
    }
    Map<Integer, LayerPrecision> decided = new HashMap<>();
    if (!ends.equals(usual)) {
      WeightedEnds.of(network).forEach(position -> decided.put(position, ends));
    }
    for (int position = 0; position < network.layers().size(); position++) {
      if (Decisions.decides(network, position)) {
        decided.putIfAbsent(position, usual);
      }
    }
    List<Map.Entry<String, LayerPrecision>> backwards = new ArrayList<>(patterns.entrySet());
    Collections.reverse(backwards);
    for (Map.Entry<String, LayerPrecision> pattern : backwards) {
      NamePattern names = new NamePattern(pattern.getKey());
      for (int position = 0; position < network.layers().size(); position++) {
        if (names.matches(network.layers().get(position).name())) {
          decided.put(position, pattern.getValue());
        }
      }
    }
    return Decisions.complete(network, decided, usual);
  }

  /** The patterns that name no layer of a network: misspelt, if that holds for a whole sweep. */
  public List<String> unmatched(Network network) {
    return patterns.keySet().stream()
        .filter(
            pattern -> {
              NamePattern names = new NamePattern(pattern);
              return network.layers().stream().noneMatch(layer -> names.matches(layer.name()));
            })
        .toList();
  }
}
