package archsweep.precision;

import archsweep.network.Network;
import archsweep.network.NetworkId;

/** A scheme that looks at nothing but the network. */
public sealed interface RuleScheme extends PrecisionScheme permits LayerRules, SampledPrecision {

  /**
   * The formats of the layers of a network.
   *
   * @param id of this network
   * @param runSeed the seed of the sweep
   */
  PrecisionAssignment assign(Network network, NetworkId id, long runSeed);
}
