package archsweep.torch;

/**
 * libtorch could not run a part of a network. An outcome of a candidate, not a defect: whoever
 * sweeps writes it down and goes on.
 */
public final class TorchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What went wrong, as far as a sweep treats it differently. */
  public enum Kind {
    OUT_OF_MEMORY,
    /** The operator, or a form of it, cannot be run. */
    UNSUPPORTED,
    OTHER
  }

  private final String where;
  private final Kind kind;

  /** Something that is known not to run. */
  public TorchException(String where, Kind kind, String reason) {
    this(where, kind, reason, null);
  }

  private TorchException(String where, Kind kind, String reason, Throwable cause) {
    super("%s: %s".formatted(where, reason), cause);
    this.where = where;
    this.kind = kind;
  }

  /** Wraps what libtorch threw; only the first line of its message says anything to people. */
  public static TorchException from(String where, Throwable cause) {
    if (cause instanceof TorchException known) {
      return known;
    }
    String message = String.valueOf(cause.getMessage());
    Kind kind =
        cause instanceof OutOfMemoryError
                || message.contains("can't allocate memory")
                || message.contains("not enough memory")
            ? Kind.OUT_OF_MEMORY
            : cause instanceof UnsupportedOperationException ? Kind.UNSUPPORTED : Kind.OTHER;
    return new TorchException(where, kind, message.lines().findFirst().orElse(message), cause);
  }

  /** The layer, or the step of a pass, that failed. */
  public String where() {
    return where;
  }

  public Kind kind() {
    return kind;
  }
}
