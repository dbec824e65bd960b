package archsweep.sweep;

import archsweep.proxy.Better;
import archsweep.proxy.Proxy;
import archsweep.proxy.Vote;
import archsweep.table.Column;
import archsweep.table.Tables;
import java.util.ArrayList;
import java.util.List;

/**
 * A number of a candidate that objectives and constraints may name.
 *
 * @param column its name, unit and meaning
 * @param scope what it depends on
 * @param usesPrecision whether a candidate's precision changes it
 * @param promisesAccuracy whether it is a score, which stands for accuracy, and not a cost
 */
public record Metric(Column column, Scope scope, boolean usesPrecision, boolean promisesAccuracy) {

  /** Where the value of a metric stands in the results. */
  public enum Scope {
    /** In a column of its own, from the table of candidates. */
    CANDIDATE,
    /** In a column of its own, from the table of scores. */
    PROXY,
    /** In a column for each device, from the table of costs. */
    DEVICE
  }

  private static final List<String> PRECISION_DEPENDENT = List.of("weight_bytes", "gbops", "bits");
  private static final List<String> COUNTS =
      List.of("parameters_declared", "macs_declared", "parameters", "macs", "layers");

  public String name() {
    return column.name();
  }

  /** The column of the results that holds it for a device. */
  public String resultColumn(String device) {
    return scope == Scope.DEVICE ? Column.nameOf(device) + "_" + name() : name();
  }

  /** All metrics of a sweep with these proxies: counts, scores, costs on a device. */
  public static List<Metric> all(List<Proxy> proxies) {
    List<Metric> metrics = new ArrayList<>();
    COUNTS.forEach(
        name ->
            metrics.add(new Metric(Tables.CANDIDATES.column(name), Scope.CANDIDATE, false, false)));
    PRECISION_DEPENDENT.forEach(
        name ->
            metrics.add(new Metric(Tables.CANDIDATES.column(name), Scope.CANDIDATE, true, false)));
    for (Proxy proxy : proxies) {
      metrics.add(
          new Metric(
              Column.number(
                  Column.nameOf(proxy.name()), "the proxy's own", "Score of " + proxy.name() + "."),
              Scope.PROXY,
              proxy.descriptor().usesPrecision(),
              true));
    }
    if (proxies.stream().map(Proxy::name).toList().containsAll(Vote.VOTERS)) {
      metrics.add(
          new Metric(
              Column.number(
                  Vote.NAME,
                  "part",
                  "Of the run's other networks, those that two of %s put below."
                      .formatted(String.join(", ", Vote.VOTERS))),
              Scope.PROXY,
              false,
              true));
    }
    Tables.FIGURES.forEach(
        name -> metrics.add(new Metric(Tables.COSTS.column(name), Scope.DEVICE, true, false)));
    return List.copyOf(metrics);
  }

  /** Which way a proxy is better, as its descriptor says. */
  public static boolean higherIsBetter(Proxy proxy) {
    return proxy.descriptor().better() == Better.HIGHER;
  }
}
