package archsweep.device;

import archsweep.config.Section;
import archsweep.precision.NumberFormat;
import java.util.List;
import java.util.Optional;

/**
 * What a processor's roofline was fitted to.
 *
 * @param measurements where they come from; empty for a device that is not calibrated
 * @param kernels corrections of single kernels, at most one for a kind and format
 * @param networks the correction of whole networks; at most one, and then kernels have none
 */
public record RooflineCalibration(
    String measurements, List<KernelCorrection> kernels, List<NetworkCorrection> networks) {

  public static final RooflineCalibration NONE = new RooflineCalibration("", List.of(), List.of());

  public RooflineCalibration {
    kernels = List.copyOf(kernels);
    networks = List.copyOf(networks);
  }

  /** The correction of a kind of kernel, if there is one. */
  public Optional<KernelCorrection> kernel(KernelCorrection.Kind kind, NumberFormat format) {
    return kernels.stream()
        .filter(kernel -> kernel.kind() == kind && kernel.format().equals(format))
        .findFirst();
  }

  /** The correction of whole networks, if there is one. */
  public Optional<NetworkCorrection> network() {
    return networks.stream().findFirst();
  }

  static RooflineCalibration read(Section device) {
    return device.optionalSection("calibration").map(RooflineCalibration::parse).orElse(NONE);
  }

  private static RooflineCalibration parse(Section section) {
    RooflineCalibration calibration =
        new RooflineCalibration(
            section.text("measurements"),
            section.sections("kernels").stream().map(KernelCorrection::read).toList(),
            section.optionalSection("networks").map(NetworkCorrection::read).stream().toList());
    section.refuseUnknownKeys();
    if (calibration.kernels.isEmpty() == calibration.networks.isEmpty()) {
      throw section.wrong(
          "measurements",
          calibration.measurements,
          "must calibrate either kernels or networks",
          "let ./run calibrate write this section.");
    }
    return calibration;
  }
}
