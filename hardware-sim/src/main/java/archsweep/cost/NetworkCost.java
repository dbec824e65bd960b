package archsweep.cost;

/**
 * What a network costs on a device: the sums over its layers, one after the other.
 *
 * @param cycles of computing; unknown for families without a clock
 * @param latencyUs from the first layer's start to the last one's end, in us
 * @param energyUj with the leakage that the device states, in uJ; unknown if it is for one of the
 *     layers
 * @param dramBytes read from and written to external memory
 * @param sramBytes read from and written to on-chip buffers
 * @param utilisation the share of peak arithmetic that it reaches, 0 to 1: the layers' shares
 *     weighted by their latencies
 * @param weightBytes all parameters, each once
 * @param peakActivationBytes the most activations that live at once in the order of the layers
 * @param source the least trusted of the layers' sources
 * @param assumption what was assumed about any of the layers, each once
 */
public record NetworkCost(
    Quantity cycles,
    double latencyUs,
    Quantity energyUj,
    long dramBytes,
    Quantity sramBytes,
    double utilisation,
    long weightBytes,
    long peakActivationBytes,
    CostSource source,
    String assumption) {

  /** Parameters and live activations together. */
  public long peakMemoryBytes() {
    return weightBytes + peakActivationBytes;
  }
}
