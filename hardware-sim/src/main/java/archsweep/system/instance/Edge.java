package archsweep.system.instance;

/**
 * A tensor that one operator makes and another reads.
 *
 * @param source the position of the operator that makes it
 * @param target the position of the operator that reads it
 * @param size in the instance's unit of size
 * @param output which of its source's outputs it is, from 0. Edges of one source, output and size
 *     are one tensor
 */
public record Edge(int source, int target, double size, int output) {

  public Edge {
    if (!(size >= 0 && size < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The size (%s) of an edge must be finite and not negative.".formatted(size));
    }
    if (output < 0) {
      throw new IllegalArgumentException(
          "The output (%d) of an edge must not be negative.".formatted(output));
    }
  }

  /** The first output of its source. */
  public Edge(int source, int target, double size) {
    this(source, target, size, 0);
  }

  /** This edge between other operators. */
  public Edge between(int otherSource, int otherTarget) {
    return new Edge(otherSource, otherTarget, size, output);
  }
}
