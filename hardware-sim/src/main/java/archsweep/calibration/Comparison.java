package archsweep.calibration;

import archsweep.device.HeldOut;
import java.util.Comparator;
import java.util.List;

/**
 * A measurement beside what a calibration says.
 *
 * @param measurement that was not fitted on
 * @param predictedUs in us
 */
public record Comparison(Measurement measurement, double predictedUs) {

  /** |predicted / measured - 1|. */
  public double error() {
    return Math.abs(predictedUs / measurement.latencyUs() - 1);
  }

  /** The errors of several, at least one. */
  static HeldOut heldOut(List<Comparison> comparisons) {
    double[] errors = comparisons.stream().mapToDouble(Comparison::error).sorted().toArray();
    int middle = errors.length / 2;
    double median =
        errors.length % 2 == 1 ? errors[middle] : (errors[middle - 1] + errors[middle]) / 2;
    return new HeldOut(errors.length, median, errors[errors.length - 1]);
  }

  /** From the worst. */
  static List<Comparison> worstFirst(List<Comparison> comparisons) {
    return comparisons.stream()
        .sorted(Comparator.comparingDouble(Comparison::error).reversed())
        .toList();
  }
}
