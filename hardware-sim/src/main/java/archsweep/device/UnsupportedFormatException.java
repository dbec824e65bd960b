package archsweep.device;

import archsweep.config.UserException;

/** A device neither executes a number format nor has a fallback for it. */
public final class UnsupportedFormatException extends UserException {
  private static final long serialVersionUID = 1L;

  UnsupportedFormatException(String message, String advice) {
    super(message, advice);
  }
}
