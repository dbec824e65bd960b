package archsweep.cost.bramac;

import archsweep.device.ComputeInBram;

/**
 * The peak of a whole FPGA whose block memories compute as well as its logic and DSPs.
 *
 * <pre>gain = (T(logic and DSPs) + memories macs(MAC2) f / cycles(MAC2)) / T(logic and DSPs)</pre>
 *
 * @param brams block memories of the device
 * @param baseline2BitTeraMacs of logic and DSPs at 2 bits, in 10^12 multiply-accumulates a second
 */
public record PeakThroughput(
    int brams,
    double baseline2BitTeraMacs,
    double baseline4BitTeraMacs,
    double baseline8BitTeraMacs) {

  /**
   * A large Arria 10. Its 2,423 memories, and clocks of 586 and 500 MHz for the two kinds of
   * memories, are recalled and unverified; logic and DSPs are fitted so that the six published
   * gains hold together, so that the gains check the formula and no more.
   */
  public static final PeakThroughput ARRIA_10 = new PeakThroughput(2423, 14.4, 6.2, 2.88);

  /** What the computing memories multiply, in 10^12 multiply-accumulates a second. */
  public double memoryTeraMacs(ComputeInBram memories, int bits, double clockMhz) {
    return brams * memories.macsPerMac2(bits) * clockMhz / memories.signedMac2Cycles(bits) * 1e-6;
  }

  /** How many times the peak grows by computing memories, with signed inputs. */
  public double gain(ComputeInBram memories, int bits, double clockMhz) {
    double baseline =
        switch (bits) {
          case 2 -> baseline2BitTeraMacs;
          case 4 -> baseline4BitTeraMacs;
          default -> baseline8BitTeraMacs;
        };
    return (baseline + memoryTeraMacs(memories, bits, clockMhz)) / baseline;
  }
}
