package archsweep.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Texts that come with the program. */
final class Resource {

  private Resource() {}

  /**
   * Reads a text in UTF-8. Lines end as browsers read them, so that what is hashed here is what
   * they hash, whatever system the sources were checked out on.
   *
   * @param path from the root of the class path, with a slash before it
   * @throws IllegalStateException if there is none: the program was packaged without it
   */
  static String read(String path) {
    try (InputStream in = Resource.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(
            "The resource %s must be on the class path.".formatted(path));
      }
      return new String(in.readAllBytes(), UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
