package archsweep.precision;

import java.util.Locale;

/** What an assignment of least loss may be limited in, on a device. */
public enum Budget {
  /** The latency of all layers, in us. */
  LATENCY_US,
  /** The energy of all layers, in uJ. */
  ENERGY_UJ,
  /** The bytes of all weights, as the device stores them. */
  WEIGHT_BYTES;

  /** As command lines and sweep files call it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
