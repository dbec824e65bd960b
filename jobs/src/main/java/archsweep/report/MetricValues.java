package archsweep.report;

import java.util.Arrays;

/** The values of several metrics, in their order. What is not finite is shown as missing. */
public final class MetricValues {

  private final double[] values;

  private MetricValues(double[] values) {
    this.values = values;
  }

  /** Takes a copy; NaN for a metric without a value. */
  public static MetricValues of(double... values) {
    return new MetricValues(values.clone());
  }

  /** The value of the metric at this place. */
  public double get(int metric) {
    return values[metric];
  }

  /** How many metrics there are, with or without a value. */
  public int size() {
    return values.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MetricValues that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
