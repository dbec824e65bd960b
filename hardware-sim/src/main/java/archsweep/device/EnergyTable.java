package archsweep.device;

import archsweep.config.Section;
import archsweep.precision.NumberFormat;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The dynamic energy of single events, and what leaks.
 *
 * @param macPj of a multiply-accumulate, in pJ, by the format it is computed in; a format that is
 *     not here has an unknown energy
 * @param vectorOperationPj of one operation of the vector unit, in pJ
 * @param sramPjPerByte of a byte read from or written to an on-chip buffer, in pJ
 * @param dramPjPerByte of a byte read from or written to external memory, in pJ
 * @param leakageMw what the device takes whatever it does, in mW; 0 where its file does not say
 * @param source where the figures come from
 */
public record EnergyTable(
    Map<NumberFormat, Double> macPj,
    double vectorOperationPj,
    double sramPjPerByte,
    double dramPjPerByte,
    double leakageMw,
    String source) {

  /** A device whose energies nobody has published. */
  public static final EnergyTable UNKNOWN = new EnergyTable(Map.of(), 0, 0, 0, 0, "unknown");

  /** No event of a chip costs more: 10 nJ. */
  private static final double MOST_PJ = 10_000;

  /** Nor leaks one more than a kilowatt. */
  private static final double MOST_MW = 1e6;

  public EnergyTable {
    macPj = Collections.unmodifiableMap(new LinkedHashMap<>(macPj));
  }

  public boolean known() {
    return !macPj.isEmpty();
  }

  static EnergyTable read(Section section) {
    return section.optionalSection("energy").map(EnergyTable::parse).orElse(UNKNOWN);
  }

  private static EnergyTable parse(Section section) {
    EnergyTable table =
        new EnergyTable(
            FormatFigures.read(section, "mac_pj", 0, MOST_PJ),
            section.number("vector_operation_pj", 0, MOST_PJ),
            section.number("sram_pj_per_byte", 0, MOST_PJ),
            section.number("dram_pj_per_byte", 0, MOST_PJ),
            section.optionalNumber("leakage_mw", 0, MOST_MW).orElse(0),
            section.text("source"));
    section.refuseUnknownKeys();
    return table;
  }
}
