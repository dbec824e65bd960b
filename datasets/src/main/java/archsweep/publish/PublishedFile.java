package archsweep.publish;

import archsweep.identity.Hashes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A file of a dataset.
 *
 * @param name in the folder of the dataset
 * @param encodingFormat its media type
 * @param description what it holds
 * @param bytes its size
 * @param sha256 of its bytes, in hexadecimal digits
 */
public record PublishedFile(
    String name, String encodingFormat, String description, long bytes, String sha256) {

  /** Describes a file that is there. */
  public static PublishedFile of(Path file, String encodingFormat, String description)
      throws IOException {
    MessageDigest digest = Hashes.sha256();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return new PublishedFile(
        file.getFileName().toString(),
        encodingFormat,
        description,
        Files.size(file),
        HexFormat.of().formatHex(digest.digest()));
  }
}
