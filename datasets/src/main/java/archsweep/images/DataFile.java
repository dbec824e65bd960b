package archsweep.images;

import archsweep.config.Section;
import archsweep.config.UserException;
import archsweep.identity.Hashes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A file that a sweep names, with the line that names it, so that whatever is wrong with the file
 * is said of that line.
 */
record DataFile(Path path, Section section, String key) {

  /**
   * Looks whether the file can be read.
   *
   * @throws UserException if it cannot
   */
  static DataFile of(Section section, String key, String name) {
    DataFile file;
    try {
      file = new DataFile(Path.of(name), section, key);
    } catch (InvalidPathException e) {
      throw section.wrong(key, name, "is no path", "quote it.");
    }
    if (!Files.isRegularFile(file.path)) {
      throw file.wrong(
          "is not a file",
          "the path is relative to another directory; this one is %s."
              .formatted(Path.of("").toAbsolutePath()));
    }
    if (!Files.isReadable(file.path)) {
      throw file.wrong("cannot be read", "check its permissions.");
    }
    return file;
  }

  /**
   * The complaint that the file is wrong.
   *
   * @param reason continues the sentence "The KEY (FILE) ..."
   * @param advice continues the line "Maybe ..."
   */
  UserException wrong(String reason, String advice) {
    return section.wrong(key, path, reason, advice);
  }

  long size() {
    try {
      return Files.size(path);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  byte[] bytes() {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** The SHA-256 of the whole file: at some hundred megabytes a second, soon done. */
  String sha256() {
    MessageDigest digest = Hashes.sha256();
    try (InputStream in = Files.newInputStream(path)) {
      byte[] buffer = new byte[1 << 16];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
      }
    } catch (IOException e) {
      throw failed(e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  UncheckedIOException failed(IOException cause) {
    return new UncheckedIOException("Reading %s failed.".formatted(path), cause);
  }
}
