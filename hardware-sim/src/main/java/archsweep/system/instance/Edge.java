package archsweep.system.instance;

/**
 * A tensor that one operator makes and another reads.
 *
 * @param source the position of the operator that makes it
 * @param target the position of the operator that reads it
 * @param size in the instance's unit of size
 */
public record Edge(int source, int target, double size) {

  public Edge {
    if (!(size >= 0 && size < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The size (%s) of an edge must be finite and not negative.".formatted(size));
    }
  }
}
