package archsweep.cost.butterfly;

/**
 * What butterfly engines of four units occupy and draw on a VCU128: lines through the two published
 * designs, of 40 and 120 engines.
 *
 * @param brams block memories
 * @param clockingW power of the clock network, in W
 * @param logicW power of logic and signals, in W
 * @param dspW power of the DSPs, in W
 */
public record ButterflyResources(double brams, double clockingW, double logicW, double dspW) {

  private static final int FEW = 40;
  private static final int MANY = 120;

  /** The resources of this many engines. */
  public static ButterflyResources of(int engines) {
    return new ButterflyResources(
        line(engines, 338, 978),
        line(engines, 2.688, 6.882),
        line(engines, 2.381, 7.732),
        line(engines, 0.338, 1.437));
  }

  /**
   * Clock network, logic, signals and DSPs, in W. Memories, on the chip and beside it, are more
   * than a quarter of dynamic power and not published apart.
   */
  public double knownDynamicW() {
    return clockingW + logicW + dspW;
  }

  private static double line(int engines, double few, double many) {
    return few + (many - few) * (engines - FEW) / (MANY - FEW);
  }
}
