package archsweep.device;

import archsweep.config.Section;

/**
 * The butterfly processor of an accelerator and its three channels to external memory.
 *
 * @param engines P_be: rows that are worked on at once
 * @param unitsPerEngine P_bu: butterflies of an engine in a cycle, four real multipliers each
 * @param inputBitsPerCycle of the channel that brings inputs
 * @param coefficientBitsPerCycle of the channel that brings twiddle factors and weights
 * @param outputBitsPerCycle of the channel that takes outputs
 */
public record ButterflyEngines(
    int engines,
    int unitsPerEngine,
    int inputBitsPerCycle,
    int coefficientBitsPerCycle,
    int outputBitsPerCycle) {

  /** A complex number of the widest format is two words of 32 bits. */
  private static final int LEAST_BITS = 64;

  private static final int MOST_BITS = 1 << 20;
  private static final int MULTIPLIERS_PER_UNIT = 4;

  public ButterflyEngines {
    if (engines < 1 || unitsPerEngine < 1) {
      throw new IllegalArgumentException(
          "The engines (%d) and their units (%d) must be positive."
              .formatted(engines, unitsPerEngine));
    }
  }

  /** Real multipliers of the butterfly processor. */
  public int multipliers() {
    return engines * unitsPerEngine * MULTIPLIERS_PER_UNIT;
  }

  static ButterflyEngines read(Section section) {
    return new ButterflyEngines(
        (int) section.integer("engines", 1, 65_536),
        (int) section.integer("units_per_engine", 1, 1024),
        (int) section.integer("input_bits_per_cycle", LEAST_BITS, MOST_BITS),
        (int) section.integer("coefficient_bits_per_cycle", LEAST_BITS, MOST_BITS),
        (int) section.integer("output_bits_per_cycle", LEAST_BITS, MOST_BITS));
  }
}
