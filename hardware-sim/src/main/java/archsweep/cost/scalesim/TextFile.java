package archsweep.cost.scalesim;

import archsweep.config.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads the lines of a file that a user names. */
final class TextFile {

  private TextFile() {}

  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UserException(
          "The file %s cannot be read: %s.".formatted(file, e),
          "the path is relative to another directory, or it is not a text file in UTF-8.",
          e);
    }
  }
}
