package archsweep.system.instance;

/**
 * A directed connection of two devices. A tensor of size s takes {@code latency + perUnit s}.
 *
 * @param latency what each transfer takes at least, in the instance's unit of time
 * @param perUnit time per unit of size
 * @param channel links of one name here, in whatever directions, share what carries their tensors
 *     (a bus, a switch, a link that is not duplex); empty for a channel of its own
 */
public record Link(double latency, double perUnit, String channel) {

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

  /** A link with a channel of its own. */
  public Link(double latency, double perUnit) {
    this(latency, perUnit, "");
  }

  /** This link with another bandwidth. */
  public Link withBandwidth(double factor) {
    return new Link(latency, perUnit / factor, channel);
  }

  /** How long a tensor of this size is under way. */
  public double time(double size) {
    return latency + perUnit * size;
  }
}
