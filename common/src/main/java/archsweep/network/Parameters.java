package archsweep.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The values of the parameters of a network, by name. Values are float32 in row-major order of the
 * parameter's shape; arithmetic in float64 starts from the same values. The arrays are shared, not
 * copied: whoever gets one must not write to it.
 */
public final class Parameters {

  private final Map<String, float[]> values;

  public Parameters(Map<String, float[]> values) {
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * The values of a parameter.
   *
   * @throws IllegalArgumentException if there is no such parameter
   */
  public float[] values(String parameter) {
    float[] found = values.get(parameter);
    if (found == null) {
      throw new IllegalArgumentException(
          "There are no values for the parameter %s.".formatted(parameter));
    }
    return found;
  }

  /** All values by name, in the order in which they were given. */
  public Map<String, float[]> all() {
    return values;
  }

  /**
   * Checks that each parameter of a network has values of its size.
   *
   * @throws IllegalArgumentException naming the first that has not
   */
  public Parameters checkedFor(Network network) {
    network
        .parameters()
        .forEach(
            (parameter, spec) -> {
              int given = values(parameter).length;
              if (given != spec.shape().elements()) {
                throw new IllegalArgumentException(
                    "The parameter %s has %d values, but its shape is %s."
                        .formatted(parameter, given, spec.shape()));
              }
            });
    return this;
  }
}
