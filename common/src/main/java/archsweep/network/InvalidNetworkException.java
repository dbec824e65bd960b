package archsweep.network;

import archsweep.config.UserException;

/**
 * A graph that is no network: a cycle, a dangling input, shapes that do not fit, a doubled name.
 */
public final class InvalidNetworkException extends UserException {
  private static final long serialVersionUID = 1L;

  public InvalidNetworkException(String message, String advice) {
    super(message, advice);
  }
}
