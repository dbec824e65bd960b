package archsweep.report;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A candidate with its results.
 *
 * @param candidateId as in the tables
 * @param networkId as in the tables: points of one network share the metrics of scope {@link
 *     MetricInfo.Scope#NETWORK}
 * @param architecture in the notation of its space
 * @param scheme the precision scheme, one of the report's
 * @param precisionId which precision of the scheme
 * @param values of the metrics that do not depend on the device, in the report's order
 * @param devices one result for each device, in the report's order
 */
public record Point(
    String candidateId,
    String networkId,
    String architecture,
    String scheme,
    String precisionId,
    MetricValues values,
    List<DeviceResult> devices) {

  public Point {
    requireNonNull(candidateId);
    requireNonNull(networkId);
    requireNonNull(architecture);
    requireNonNull(scheme);
    requireNonNull(precisionId);
    requireNonNull(values);
    devices = List.copyOf(devices);
  }

  /** Whether it is on the front of at least one device. */
  boolean isOnAnyFront() {
    return devices.stream().anyMatch(DeviceResult::onFront);
  }
}
