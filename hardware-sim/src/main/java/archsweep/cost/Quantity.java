package archsweep.cost;

import java.util.OptionalDouble;

/**
 * A number that a model may be unable to tell. Whatever an unknown is added to is unknown; it is
 * never zero by default.
 *
 * @param value 0 where unknown
 */
public record Quantity(boolean known, double value) {

  public static final Quantity UNKNOWN = new Quantity(false, 0);
  public static final Quantity ZERO = new Quantity(true, 0);

  public Quantity {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY) || (!known && value != 0)) {
      throw new IllegalArgumentException(
          "The value (%s) must be finite and not negative, and 0 where unknown.".formatted(value));
    }
  }

  public static Quantity of(double value) {
    return new Quantity(true, value);
  }

  public static Quantity of(long value) {
    return of((double) value);
  }

  public Quantity plus(Quantity other) {
    return known && other.known ? of(value + other.value) : UNKNOWN;
  }

  public OptionalDouble optional() {
    return known ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
