package archsweep.cost;

/**
 * What a layer costs on a device.
 *
 * @param cycles of computing, without waiting for memory; unknown for families without a clock
 * @param scaleSimCycles what SCALE-Sim prints as total cycles: the index of the last cycle, with
 *     stalls; unknown for layers and families that it does not model
 * @param latencyUs from start to end, in us
 * @param energy by what takes it
 * @param dramBytes read from and written to external memory
 * @param sramBytes read from and written to on-chip buffers
 * @param utilisation the share of the peak arithmetic of the unit that runs it, 0 to 1
 * @param workingSetBytes its inputs, weights and outputs together
 * @param assumption what was assumed about this layer; empty if nothing beyond the model's own
 */
public record LayerCost(
    Quantity cycles,
    Quantity scaleSimCycles,
    double latencyUs,
    Energy energy,
    long dramBytes,
    Quantity sramBytes,
    double utilisation,
    long workingSetBytes,
    CostSource source,
    String assumption) {

  public LayerCost {
    if (!(latencyUs >= 0 && latencyUs < Double.POSITIVE_INFINITY) || dramBytes < 0) {
      throw new IllegalArgumentException(
          "The latencyUs (%s) and the dramBytes (%d) must be finite and not negative."
              .formatted(latencyUs, dramBytes));
    }
    if (!(utilisation >= 0 && utilisation <= 1 + 1e-9)) {
      throw new IllegalArgumentException(
          "The utilisation (%s) must be between 0 and 1.".formatted(utilisation));
    }
  }

  /** The energy of all its parts, in uJ; unknown where the device's is. */
  public Quantity energyUj() {
    return energy.totalUj();
  }

  /** A layer that takes no time, because of {@code assumption}. */
  public static LayerCost free(boolean clocked, boolean energyKnown, String assumption) {
    return new LayerCost(
        clocked ? Quantity.ZERO : Quantity.UNKNOWN,
        Quantity.UNKNOWN,
        0,
        energyKnown ? Energy.ZERO : Energy.UNKNOWN,
        0,
        clocked ? Quantity.ZERO : Quantity.UNKNOWN,
        0,
        0,
        CostSource.ANALYTIC,
        assumption);
  }
}
