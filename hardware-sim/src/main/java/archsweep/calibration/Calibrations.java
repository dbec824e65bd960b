package archsweep.calibration;

import archsweep.cost.LayerKinds;
import archsweep.cost.Work.MatrixProduct;
import archsweep.device.RooflineCalibration;
import archsweep.device.RooflineDevice;
import archsweep.precision.NumberFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A calibration with what it was tested on.
 *
 * @param calibration as fitted
 * @param heldOut measurements that were not fitted on, from the worst, by what they are
 */
public record Calibrations(RooflineCalibration calibration, Map<String, List<Comparison>> heldOut) {

  /**
   * Fits a processor to measurements: to each kind and format of kernels apart, or to whole
   * networks.
   *
   * @param source where they come from
   * @param format of all layers of networks
   * @param sample how many networks are fitted on
   */
  public static Calibrations fit(
      RooflineDevice device,
      List<Measurement> measurements,
      String source,
      NumberFormat format,
      int sample) {
    List<Measurement.Network> networks = only(measurements, Measurement.Network.class);
    if (!networks.isEmpty()) {
      NetworkFit fit = NetworkFit.of(device, format, networks, sample);
      return new Calibrations(
          new RooflineCalibration(source, List.of(), List.of(fit.correction())),
          Map.of("networks", fit.heldOut()));
    }
    Map<String, List<Measurement.Kernel>> groups = new LinkedHashMap<>();
    for (Measurement.Kernel kernel : only(measurements, Measurement.Kernel.class)) {
      String group =
          "%s, %s"
              .formatted(
                  LayerKinds.kernel((MatrixProduct) kernel.workload().work()),
                  kernel.format().name());
      groups.computeIfAbsent(group, key -> new ArrayList<>()).add(kernel);
    }
    Map<String, List<Comparison>> heldOut = new LinkedHashMap<>();
    List<KernelFit> fits = new ArrayList<>();
    groups.forEach(
        (group, kernels) -> {
          KernelFit fit = KernelFit.of(device, kernels);
          fits.add(fit);
          heldOut.put(group, fit.heldOut());
        });
    return new Calibrations(
        new RooflineCalibration(
            source, fits.stream().map(KernelFit::correction).toList(), List.of()),
        heldOut);
  }

  private static <T> List<T> only(List<Measurement> measurements, Class<T> kind) {
    return measurements.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
