package archsweep.system.instance;

/**
 * A directed connection of two devices. A tensor of size s takes {@code latency + perUnit s}.
 *
 * @param latency what each transfer takes at least, in the instance's unit of time
 * @param perUnit time per unit of size
 */
public record Link(double latency, double perUnit) {

  /** Of a device with itself. */
  static final Link NONE = new Link(0, 0);

  public Link {
    if (!(latency >= 0 && latency < Double.POSITIVE_INFINITY)
        || !(perUnit >= 0 && perUnit < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The latency (%s) and the time per unit (%s) of a link must be finite and not negative."
              .formatted(latency, perUnit));
    }
  }

  /** How long a tensor of this size is under way. */
  public double time(double size) {
    return latency + perUnit * size;
  }
}
