package archsweep.config;

/**
 * A mistake of the user's, which the command line prints without a stack trace and answers with
 * exit code 2. The message says what is wrong, with file, line or key and the value; the advice
 * says what to do.
 */
public class UserException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String problem;
  private final String advice;

  /**
   * @param message what is wrong, as a sentence
   * @param advice what the user may do about it, as it follows the word "Maybe"
   */
  public UserException(String message, String advice) {
    super(message + "\nMaybe " + advice);
    this.problem = message;
    this.advice = advice;
  }

  public UserException(String message, String advice, Throwable cause) {
    super(message + "\nMaybe " + advice, cause);
    this.problem = message;
    this.advice = advice;
  }

  /** What is wrong, without the advice. */
  public String problem() {
    return problem;
  }

  /** What follows the word "Maybe". */
  public String advice() {
    return advice;
  }
}
