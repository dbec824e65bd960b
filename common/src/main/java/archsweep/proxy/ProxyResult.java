package archsweep.proxy;

import java.util.Map;

/**
 * A row of the table of scores.
 *
 * @param proxy its name
 * @param version of the proxy
 * @param value finite if {@code status} is OK, else NaN
 * @param error why there is no value; empty if there is one
 * @param cpuSeconds of this thread for the proxy's own sums and its share of the passes that it saw
 * @param layers the summands of the value by layer, for proxies that are sums over layers
 */
public record ProxyResult(
    String proxy,
    int version,
    Status status,
    double value,
    String error,
    double cpuSeconds,
    Map<String, Double> layers) {}
