package archsweep.precision;

import archsweep.identity.Hashes;
import archsweep.identity.Seeds;
import archsweep.network.Network;
import archsweep.network.NetworkId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Formats drawn for each layer, each choice as likely as the others. The draws go along the
 * canonical order of the network and depend on the seed, the network's identity and the name of the
 * scheme alone, so isomorphic networks get corresponding formats.
 *
 * @param choices what a layer may get
 */
public record SampledPrecision(String name, List<LayerPrecision> choices) implements RuleScheme {

  private static final long GOLDEN_GAMMA = 0x9e37_79b9_7f4a_7c15L;

  public SampledPrecision {
    choices = List.copyOf(choices);
    if (choices.isEmpty()) {
      throw new IllegalArgumentException("The choices of %s must not be empty.".formatted(name));
    }
  }

  @Override
  public PrecisionAssignment assign(Network network, NetworkId id, long runSeed) {
    long state = Seeds.mix(runSeed, id.hash(), name);
    Map<Integer, LayerPrecision> decided = new HashMap<>();
    for (int position : id.order()) {
      if (Decisions.decides(network, position)) {
        state += GOLDEN_GAMMA;
        int drawn = (int) Long.remainderUnsigned(Hashes.mix(state), choices.size());
        decided.put(position, choices.get(drawn));
      }
    }
    LayerPrecision widest = choices.stream().reduce(Decisions::wider).orElseThrow();
    return Decisions.complete(network, decided, widest);
  }
}
