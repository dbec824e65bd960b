package archsweep.assignment;

import archsweep.cost.LayerCost;
import archsweep.cost.LayerWorkload;
import archsweep.precision.LayerPrecision;

/** What is limited. */
public enum Budget {
  /** The latency of all layers, in us. */
  LATENCY_US,
  /** The energy of all layers, in uJ. */
  ENERGY_UJ,
  /** The bytes of all weights. */
  WEIGHT_BYTES;

  /** What a layer takes of it. */
  double of(LayerCost cost, LayerWorkload layer, LayerPrecision precision) {
    return switch (this) {
      case LATENCY_US -> cost.latencyUs();
      case ENERGY_UJ -> cost.energyUj().value();
      case WEIGHT_BYTES -> layer.weightBytes(precision.weights());
    };
  }
}
