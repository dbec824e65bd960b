package archsweep.report;

import static java.util.Objects.requireNonNull;

/**
 * One of the objectives that the fronts are of.
 *
 * @param metric the name of a {@link MetricInfo} of the report
 * @param maximised whether more of it is better
 */
public record ObjectiveView(String metric, boolean maximised) {

  public ObjectiveView {
    requireNonNull(metric);
  }
}
