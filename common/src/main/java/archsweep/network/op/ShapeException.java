package archsweep.network.op;

/** An operator cannot take inputs of the shapes that it was given. The message says why. */
public final class ShapeException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public ShapeException(String reason) {
    super(reason);
  }
}
