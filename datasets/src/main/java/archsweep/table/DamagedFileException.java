package archsweep.table;

import java.io.IOException;

/** A file of a table that does not hold what was written. */
public final class DamagedFileException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param reason continues the sentence "The file ... is damaged: "
   */
  DamagedFileException(String file, String reason) {
    super("The file %s is damaged: %s.".formatted(file, reason));
  }

  DamagedFileException(String file, String reason, Throwable cause) {
    super("The file %s is damaged: %s.".formatted(file, reason), cause);
  }
}
