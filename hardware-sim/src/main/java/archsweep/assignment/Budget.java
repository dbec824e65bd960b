package archsweep.assignment;

import archsweep.cost.LayerCost;
import archsweep.cost.LayerWorkload;
import archsweep.precision.NumberFormat;
import java.util.Locale;

/** What is limited. */
public enum Budget {
  /** The latency of all layers, in us. */
  LATENCY_US,
  /** The energy of all layers, in uJ. */
  ENERGY_UJ,
  /** The bytes of all weights, as the device stores them. */
  WEIGHT_BYTES;

  /** What a layer takes of it, whose weights are stored in a format. */
  double of(LayerCost cost, LayerWorkload layer, NumberFormat stored) {
    return switch (this) {
      case LATENCY_US -> cost.latencyUs();
      case ENERGY_UJ -> cost.energyUj().value();
      case WEIGHT_BYTES -> layer.weightBytes(stored);
    };
  }

  /** As command lines and sweep files call it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
