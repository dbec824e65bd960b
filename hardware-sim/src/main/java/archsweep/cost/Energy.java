package archsweep.cost;

/**
 * The energy of a layer by what takes it, all in uJ and 0 where unknown.
 *
 * @param known whether a device tells energies at all
 * @param arithmeticUj multiply-accumulates and operations of the vector unit
 * @param sramUj accesses of on-chip buffers
 * @param dramUj accesses of external memory
 * @param leakageUj what the device takes without doing anything
 */
public record Energy(
    boolean known, double arithmeticUj, double sramUj, double dramUj, double leakageUj) {

  public static final Energy UNKNOWN = new Energy(false, 0, 0, 0, 0);
  public static final Energy ZERO = new Energy(true, 0, 0, 0, 0);

  public Energy {
    double sum = arithmeticUj + sramUj + dramUj + leakageUj;
    boolean negative = arithmeticUj < 0 || sramUj < 0 || dramUj < 0 || leakageUj < 0;
    if (negative || !(sum < Double.POSITIVE_INFINITY) || (!known && sum != 0)) {
      throw new IllegalArgumentException(
          "The parts of an energy (%s, %s, %s, %s) must be finite and not negative, and 0 where unknown."
              .formatted(arithmeticUj, sramUj, dramUj, leakageUj));
    }
  }

  /** All together. */
  public Quantity totalUj() {
    return known ? Quantity.of(arithmeticUj + sramUj + dramUj + leakageUj) : Quantity.UNKNOWN;
  }
}
