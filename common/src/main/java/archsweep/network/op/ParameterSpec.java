package archsweep.network.op;

/**
 * A parameter that an operator needs, without its values.
 *
 * @param role its name within the layer, such as "weight"
 * @param shape its shape, without symbols
 * @param fanIn how many inputs each output of the layer sums: what initialisation scales by
 */
public record ParameterSpec(String role, ParameterKind kind, Shape shape, long fanIn) {

  public ParameterSpec {
    if (fanIn < 1) {
      throw new IllegalArgumentException(
          "The fanIn (%d) of %s must be positive.".formatted(fanIn, role));
    }
  }
}
