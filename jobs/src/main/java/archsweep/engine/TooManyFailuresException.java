package archsweep.engine;

/** More rows have failed than {@code --max-failures} allows. */
public final class TooManyFailuresException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooManyFailuresException(long failures, long allowed) {
    super(
        "%d rows have failed, and at most %d may. What was computed is kept.\n"
                .formatted(failures, allowed)
            + "Maybe look at the error column of the tables, or raise --max-failures.");
  }
}
