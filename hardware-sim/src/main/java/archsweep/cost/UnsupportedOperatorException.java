package archsweep.cost;

import archsweep.config.UserException;

/** A device has no unit that could execute an operator. */
public final class UnsupportedOperatorException extends UserException {
  private static final long serialVersionUID = 1L;

  public UnsupportedOperatorException(String message, String advice) {
    super(message, advice);
  }
}
