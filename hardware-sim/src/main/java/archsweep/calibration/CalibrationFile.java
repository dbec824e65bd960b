package archsweep.calibration;

import archsweep.config.Yaml;
import archsweep.device.HeldOut;
import archsweep.device.KernelCorrection;
import archsweep.device.KernelShape;
import archsweep.device.NetworkCorrection;
import archsweep.device.RooflineCalibration;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes the device file of a calibrated processor: that of its figures, and what was fitted. */
public final class CalibrationFile {

  private CalibrationFile() {}

  /**
   * The file.
   *
   * @param device the text of the file of the processor's figures
   * @param name of the calibrated device
   */
  public static String of(String device, String name, RooflineCalibration calibration) {
    Map<String, Object> section = new LinkedHashMap<>();
    section.put("measurements", calibration.measurements());
    if (!calibration.kernels().isEmpty()) {
      section.put("kernels", calibration.kernels().stream().map(CalibrationFile::kernel).toList());
    }
    calibration.network().ifPresent(network -> section.put("networks", network(network)));
    String description =
        "calibrated on measured " + (calibration.kernels().isEmpty() ? "networks" : "kernels");
    String figures = with(with(uncalibrated(device), "name", name), "version", "1");
    Matcher old = Pattern.compile("(?m)^description: (.*)$").matcher(figures);
    if (old.find()) {
      figures = with(figures, "description", old.group(1) + "; " + description);
    }
    return figures.stripTrailing() + "\n" + Yaml.write(Map.of("calibration", section));
  }

  private static String with(String yaml, String key, String value) {
    return Pattern.compile("(?m)^" + key + ": .*$")
        .matcher(yaml)
        .replaceFirst(Matcher.quoteReplacement(key + ": " + value));
  }

  /** The file without what was fitted before. */
  private static String uncalibrated(String device) {
    return Pattern.compile("(?ms)^calibration:\\n(?:[ -].*?(?:\\n|\\z))*")
        .matcher(device)
        .replaceAll("");
  }

  private static Map<String, Object> kernel(KernelCorrection kernel) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("kind", kernel.kind().toString());
    values.put("format", kernel.format().name());
    values.put("rows", kernel.rows());
    put(values, kernel.heldOut());
    values.put("least", shape(kernel.least()));
    values.put("most", shape(kernel.most()));
    Map<String, Object> weights = new LinkedHashMap<>();
    kernel.weights().forEach((term, weight) -> weights.put(term.toString(), figure(weight)));
    values.put("weights", weights);
    return values;
  }

  private static Map<String, Object> network(NetworkCorrection network) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("rows", network.rows());
    values.put("set_aside_rows", network.setAside());
    put(values, network.heldOut());
    values.put("held_out_spearman", figure(network.heldOutSpearman()));
    values.put("constant_us", figure(network.constantUs()));
    Map<String, Object> factors = new LinkedHashMap<>();
    network.factors().forEach((kind, factor) -> factors.put(kind.toString(), figure(factor)));
    values.put("factors", factors);
    return values;
  }

  private static void put(Map<String, Object> values, HeldOut heldOut) {
    values.put("held_out_rows", heldOut.rows());
    values.put("held_out_median_error", figure(heldOut.medianError()));
    values.put("held_out_worst_error", figure(heldOut.worstError()));
  }

  private static Map<String, Object> shape(KernelShape shape) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("m", figure(shape.m()));
    values.put("n", figure(shape.n()));
    values.put("k", figure(shape.k()));
    values.put("taps", figure(shape.taps()));
    values.put("reuse", figure(shape.reuse()));
    return values;
  }

  /** Six digits are more than any fit knows. */
  private static Object figure(double value) {
    double rounded = new BigDecimal(value).round(new MathContext(6)).doubleValue();
    return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e15
        ? (Object) (long) rounded
        : (Object) rounded;
  }
}
