package archsweep.pipeline;

import archsweep.config.UserException;
import archsweep.network.Network;
import archsweep.precision.LayerRules;
import archsweep.precision.PrecisionScheme;
import archsweep.space.CandidateOrder;
import archsweep.space.DeadEdges;
import archsweep.sweep.Sweep;
import java.util.LinkedHashSet;
import java.util.Set;

/** Refuses layer patterns that match nothing, so that a misspelt one does not pin nothing. */
final class LayerPatterns {

  /** So many architectures of the sweep, from its beginning, are looked at. */
  private static final int SAMPLE = 20;

  private LayerPatterns() {}

  /**
   * Looks for the patterns of all schemes in the first networks of a sweep.
   *
   * @throws UserException if one of them matches no layer of any
   */
  static void check(SweepSource source) {
    Sweep sweep = source.sweep();
    for (PrecisionScheme scheme : sweep.schemes()) {
      if (scheme instanceof LayerRules rules && !rules.patterns().isEmpty()) {
        Set<String> unmatched = new LinkedHashSet<>(rules.patterns().keySet());
        CandidateOrder order = sweep.order();
        String example = "";
        for (int i = 0; i < Math.min(SAMPLE, sweep.architectures()); i++) {
          Network network =
              sweep.space().toNetwork(order.architecture(i), sweep.task(), DeadEdges.DROP);
          unmatched.retainAll(rules.unmatched(network));
          example = network.layers().get(network.layers().size() / 2).name();
        }
        if (!unmatched.isEmpty()) {
          throw source
              .section()
              .wrong(
                  "precisions",
                  scheme.name(),
                  "has the layer patterns %s, which match no layer".formatted(unmatched),
                  "a name is misspelt; layers are called as in %s.".formatted(example));
        }
      }
    }
  }
}
