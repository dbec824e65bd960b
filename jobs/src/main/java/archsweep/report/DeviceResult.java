package archsweep.report;

import static java.util.Objects.requireNonNull;

/**
 * How a candidate fares on a device.
 *
 * @param values of the metrics of scope {@link MetricInfo.Scope#DEVICE}, in the report's order
 * @param feasible whether the candidate keeps every constraint on this device
 * @param rank of the front that it is on, as in the table of fronts; {@link #UNKNOWN_RANK} for none
 * @param onFront whether no feasible candidate dominates it on this device
 * @param knee whether it is the knee of the device's front
 */
public record DeviceResult(
    MetricValues values, boolean feasible, int rank, boolean onFront, boolean knee) {

  /** The rank of what was not ranked. */
  public static final int UNKNOWN_RANK = -1;

  public DeviceResult {
    requireNonNull(values);
    if (onFront && !feasible) {
      throw new IllegalArgumentException("A candidate on the front must be feasible.");
    }
    if (knee && !onFront) {
      throw new IllegalArgumentException("The knee must be on the front.");
    }
  }
}
