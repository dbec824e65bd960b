package archsweep.report;

import static java.util.Objects.requireNonNull;

/**
 * What is known about a metric.
 *
 * @param name the column of the results, such as "latency_us"
 * @param unit such as "µs"; empty if it has none
 * @param meaning a sentence
 * @param scope what the metric's value depends on
 * @param better which way is better
 */
public record MetricInfo(String name, String unit, String meaning, Scope scope, Better better) {

  /** What the value of a metric depends on; each scope includes those before it. */
  public enum Scope {
    /** The network alone: scores of unquantised networks, parameters, MACs. */
    NETWORK,
    /** The network and its precision: sizes in bytes, scores of quantised networks. */
    CANDIDATE,
    /** The device too: latency, energy. */
    DEVICE
  }

  /** Which way a metric is better. */
  public enum Better {
    HIGHER,
    LOWER,
    UNSTATED
  }

  public MetricInfo {
    requireNonNull(name);
    requireNonNull(unit);
    requireNonNull(meaning);
    requireNonNull(scope);
    requireNonNull(better);
  }
}
