package archsweep.precision;

import archsweep.network.Network;
import archsweep.network.NetworkId;

/** A rule that gives each network of a sweep a precision assignment. */
public sealed interface PrecisionScheme permits LayerRules, SampledPrecision {

  /** Unique in a sweep, such as "int8", "w4a8" or "mixed-0001". */
  String name();

  /**
   * The formats of the layers of a network.
   *
   * @param id of this network
   * @param runSeed the seed of the sweep
   */
  PrecisionAssignment assign(Network network, NetworkId id, long runSeed);
}
