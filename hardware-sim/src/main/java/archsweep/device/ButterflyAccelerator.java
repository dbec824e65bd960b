package archsweep.device;

import archsweep.config.Section;
import archsweep.precision.NumberFormat;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * An accelerator whose engines run FFTs and butterfly linear layers, with an optional processor for
 * attention.
 *
 * @param clockMhz of the accelerator
 * @param efficiency the share of the modelled speed that the implementation reaches, 0 to 1
 * @param queryKeyMultipliers P_qk, of products of queries and keys; 0 without attention processor
 * @param scoreValueMultipliers P_sv, of products of scores and values; 0 without one
 */
public record ButterflyAccelerator(
    DeviceIdentity identity,
    FormatSupport formats,
    double clockMhz,
    double efficiency,
    ButterflyEngines engines,
    int queryKeyMultipliers,
    int scoreValueMultipliers)
    implements Device {

  private static final int MOST_MULTIPLIERS = 1 << 20;

  @Override
  public DeviceFamily family() {
    return DeviceFamily.BUTTERFLY;
  }

  /** The same accelerator with another number of engines, or units of each. */
  public ButterflyAccelerator withEngines(int count, int unitsPerEngine) {
    return new ButterflyAccelerator(
        identity,
        formats,
        clockMhz,
        efficiency,
        new ButterflyEngines(
            count,
            unitsPerEngine,
            engines.inputBitsPerCycle(),
            engines.coefficientBitsPerCycle(),
            engines.outputBitsPerCycle()),
        queryKeyMultipliers,
        scoreValueMultipliers);
  }

  static ButterflyAccelerator read(Section section) {
    DeviceIdentity identity = DeviceIdentity.read(section);
    Set<NumberFormat> natives = new LinkedHashSet<>();
    for (String name : section.texts("formats")) {
      natives.add(FormatFigures.named(section, "formats", name));
    }
    Optional<Section> attention = section.optionalSection("attention");
    ButterflyAccelerator accelerator =
        new ButterflyAccelerator(
            identity,
            FormatSupport.read(section, identity.name(), natives),
            section.number("clock_mhz", 1, 20_000),
            section.number("efficiency", 0.01, 1),
            ButterflyEngines.read(section),
            attention.map(some -> multipliers(some, "query_key_multipliers")).orElse(0),
            attention.map(some -> multipliers(some, "score_value_multipliers")).orElse(0));
    attention.ifPresent(Section::refuseUnknownKeys);
    return accelerator;
  }

  private static int multipliers(Section section, String key) {
    return (int) section.integer(key, 1, MOST_MULTIPLIERS);
  }
}
