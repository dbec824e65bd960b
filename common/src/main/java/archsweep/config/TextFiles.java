package archsweep.config;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads text files that a user names. */
public final class TextFiles {

  private TextFiles() {}

  /**
   * The whole text of a file.
   *
   * @throws UserException if it is not there, or is no text in UTF-8
   */
  public static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (MalformedInputException e) {
      throw new UserException(
          "%s is not a text file in UTF-8.".formatted(file), "save it as UTF-8.", e);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** What to tell of a file, of text or not, that could not be read. */
  public static UserException unreadable(Path file, IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return new UserException(
          "There is no file %s.".formatted(file),
          "the path is relative to another directory; this one is %s."
              .formatted(Path.of("").toAbsolutePath()),
          cause);
    }
    if (cause instanceof AccessDeniedException) {
      return new UserException(
          "The file %s may not be read.".formatted(file), "change its permissions.", cause);
    }
    return new UserException(
        "The file %s cannot be read: %s.".formatted(file, cause.getMessage()),
        "it is a directory, or its disk is gone.",
        cause);
  }
}
