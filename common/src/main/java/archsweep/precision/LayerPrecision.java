package archsweep.precision;

/**
 * The formats of one layer.
 *
 * @param weights how its weights are stored and multiplied; without weight it says nothing
 * @param activations how it reads its inputs and writes its outputs
 */
public record LayerPrecision(NumberFormat weights, NumberFormat activations) {

  /** The same format for both. */
  public static LayerPrecision of(NumberFormat format) {
    return new LayerPrecision(format, format);
  }

  @Override
  public String toString() {
    return weights.equals(activations)
        ? weights.name()
        : "w-" + weights.name() + ",a-" + activations.name();
  }
}
