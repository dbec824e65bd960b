package archsweep.proxy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a proxy says of a network.
 *
 * @param value finite, or NaN if there is none
 * @param reason why there is no value; else empty
 * @param layers the summands of the value by layer, for proxies that are sums over layers
 */
public record Score(double value, String reason, Map<String, Double> layers) {

  public Score {
    layers = Collections.unmodifiableMap(new LinkedHashMap<>(layers));
    if (Double.isFinite(value) != reason.isEmpty()) {
      throw new IllegalArgumentException(
          "A score is finite or has a reason, not %s and \"%s\".".formatted(value, reason));
    }
  }

  /** A value; undefined, with a reason that says what came out, if it is not finite. */
  public static Score of(double value) {
    return of(value, Map.of());
  }

  /** A value that is a sum over layers. */
  public static Score of(double value, Map<String, Double> layers) {
    return Double.isFinite(value)
        ? new Score(value, "", layers)
        : new Score(Double.NaN, "it is %s".formatted(value), layers);
  }

  /** No value. */
  public static Score undefined(String reason) {
    return new Score(Double.NaN, reason, Map.of());
  }

  public boolean defined() {
    return reason.isEmpty();
  }
}
