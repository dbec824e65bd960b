package archsweep.device;

import archsweep.config.Section;
import archsweep.precision.NumberFormat;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A processor known by its peaks: of arithmetic in each number format, of its memory, and what
 * starting a layer takes.
 *
 * @param peakOperationsPerSecond of matrix products by the format that is computed in, a
 *     multiply-accumulate counted as two; its keys are the formats executed
 * @param vectorOperationsPerSecond of everything else
 * @param dramBytesPerSecond of the memory that weights and activations live in
 * @param launchOverheadUs what each layer takes on top, in us
 * @param calibration what all that was fitted to, if it was
 */
public record RooflineDevice(
    DeviceIdentity identity,
    FormatSupport formats,
    Map<NumberFormat, Double> peakOperationsPerSecond,
    double vectorOperationsPerSecond,
    double dramBytesPerSecond,
    double launchOverheadUs,
    RooflineCalibration calibration)
    implements Device {

  /** From a microcontroller to ten thousand TOPS. */
  private static final double LEAST_TERA = 1e-6;

  private static final double MOST_TERA = 1e4;

  public RooflineDevice {
    peakOperationsPerSecond =
        Collections.unmodifiableMap(new LinkedHashMap<>(peakOperationsPerSecond));
  }

  @Override
  public DeviceFamily family() {
    return DeviceFamily.ROOFLINE;
  }

  /** The same processor, with what it was fitted to. */
  public RooflineDevice calibrated(RooflineCalibration other) {
    return new RooflineDevice(
        identity,
        formats,
        peakOperationsPerSecond,
        vectorOperationsPerSecond,
        dramBytesPerSecond,
        launchOverheadUs,
        other);
  }

  /** The same processor by its figures alone. */
  public RooflineDevice uncalibrated() {
    return calibrated(RooflineCalibration.NONE);
  }

  static RooflineDevice read(Section section) {
    DeviceIdentity identity = DeviceIdentity.read(section);
    Map<NumberFormat, Double> peaks = new LinkedHashMap<>();
    FormatFigures.read(section, "peak_tera_operations_per_s", LEAST_TERA, MOST_TERA)
        .forEach((format, tera) -> peaks.put(format, tera * 1e12));
    return new RooflineDevice(
        identity,
        FormatSupport.read(section, identity.name(), peaks.keySet()),
        peaks,
        section.number("vector_tera_operations_per_s", LEAST_TERA, MOST_TERA) * 1e12,
        section.number("dram_bandwidth_gb_per_s", 1e-3, 1e5) * 1e9,
        section.number("launch_overhead_us", 0, 1e6),
        RooflineCalibration.read(section));
  }
}
