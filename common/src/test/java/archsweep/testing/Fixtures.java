package archsweep.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where tests find the numbers that they compare with. {@code -Dgolden.dir=DIR} puts other fixtures
 * of the same layout in the place of those that the modules bring; what DIR lacks is skipped.
 */
public final class Fixtures {

  private Fixtures() {}

  /** The folder of golden figures of a subject, such as "zero-cost"; skips the test without it. */
  public static Path golden(String subject) {
    String directory = System.getProperty("golden.dir", "");
    if (!directory.isBlank()) {
      Path given = Path.of(directory, subject);
      assumeTrue(Files.isDirectory(given), "There are no golden figures in " + given);
      return given;
    }
    URL bundled = Fixtures.class.getClassLoader().getResource("golden/" + subject);
    assumeTrue(bundled != null, "No golden figures for " + subject + " are bundled");
    try {
      return Path.of(bundled.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("A resource must have a path: " + bundled, e);
    }
  }

  /** The files of a subject with this ending, sorted by name. */
  public static List<Path> golden(String subject, String ending) {
    Path folder = golden(subject);
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found =
          files.filter(file -> file.getFileName().toString().endsWith(ending)).sorted().toList();
      assumeTrue(!found.isEmpty(), "There are no *" + ending + " in " + folder);
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of the public data beside the project; skips the test without it. */
  public static Path data(String path) {
    Path file = projectRoot().resolve("../shared/data").resolve(path).normalize();
    assumeTrue(Files.exists(file), "The public data " + file + " is not on this machine");
    return file;
  }

  /** The folder of the parent POM. */
  public static Path projectRoot() {
    String given = System.getProperty("archsweep.root", "");
    if (!given.isBlank()) {
      return Path.of(given).toAbsolutePath();
    }
    Path folder = Path.of("").toAbsolutePath();
    return Files.isDirectory(folder.resolve("conf")) ? folder : folder.getParent();
  }
}
