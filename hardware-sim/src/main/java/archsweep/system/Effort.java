package archsweep.system;

/**
 * How hard a solver may try.
 *
 * @param seconds of the clock; a solver that is out of time gives the best that it has
 * @param threads that it may use
 * @param seed of all its random choices
 */
public record Effort(double seconds, int threads, long seed) {

  public Effort {
    if (!(seconds > 0) || threads < 1) {
      throw new IllegalArgumentException(
          "The seconds (%s) and the threads (%d) must be positive.".formatted(seconds, threads));
    }
  }

  /** One thread. */
  public static Effort seconds(double seconds) {
    return new Effort(seconds, 1, 1);
  }

  /** The same for less or more time. */
  public Effort within(double otherSeconds) {
    return new Effort(otherSeconds, threads, seed);
  }
}
