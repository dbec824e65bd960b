package archsweep.fidelity;

import archsweep.device.Device;
import archsweep.device.Devices;
import archsweep.device.KernelCorrection;
import archsweep.device.NetworkCorrection;
import archsweep.device.RooflineDevice;
import archsweep.fidelity.FidelityLine.Bounded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The errors of the calibrated devices on measurements that their fits have not seen. */
final class CalibrationFidelity {

  private static final String SYSTEM = "Roofline";

  /** The largest median error of kernels, as a share, unless a device has another. */
  private static final double KERNELS = 0.2;

  private static final Map<String, Double> OTHER_KERNELS = Map.of("tpu-128x128-measured", 0.1);

  /** The least rank correlation of networks. */
  private static final Map<String, Double> NETWORKS =
      Map.of(
          "nvidia-gtx-1080ti-nb201-batch256", 0.99,
          "xeon-gold-6226-nb201", 0.95,
          "raspberry-pi-4-nb201", 0.9);

  /** Of networks on other devices, such as a user's own. */
  private static final double OTHER_NETWORKS = 0.9;

  private CalibrationFidelity() {}

  /** The stored errors: {@code ./run calibrate} computes them. */
  static List<FidelityLine> lines(Devices devices) {
    List<FidelityLine> lines = new ArrayList<>();
    for (Device device : devices.all()) {
      if (device instanceof RooflineDevice processor) {
        processor.calibration().kernels().forEach(some -> lines.add(line(processor, some)));
        processor.calibration().network().ifPresent(some -> lines.add(line(processor, some)));
      }
    }
    return lines;
  }

  private static FidelityLine line(RooflineDevice device, KernelCorrection kernels) {
    return new Bounded(
        SYSTEM,
        "%s: median error of %s in %s, %d held out"
            .formatted(
                device.name(), kernels.kind(), kernels.format().name(), kernels.heldOut().rows()),
        OTHER_KERNELS.getOrDefault(device.name(), KERNELS),
        kernels.heldOut().medianError(),
        false,
        device.calibration().measurements());
  }

  private static FidelityLine line(RooflineDevice device, NetworkCorrection networks) {
    return new Bounded(
        SYSTEM,
        "%s: rank correlation of networks, %d held out, %d set aside"
            .formatted(device.name(), networks.heldOut().rows(), networks.setAside()),
        NETWORKS.getOrDefault(device.name(), OTHER_NETWORKS),
        networks.heldOutSpearman(),
        true,
        device.calibration().measurements());
  }
}
