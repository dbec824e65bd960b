package archsweep.table;

import archsweep.config.UserException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run on a local or network disk. A file is published by a hard link, which POSIX makes atomic
 * and which fails where there is a file; it reaches the disk before the link does. Java's own file
 * calls rather than Hadoop's, which know no hard links and leave .crc files.
 */
final class LocalStorage implements Storage {

  private static final Logger LOG = LoggerFactory.getLogger(LocalStorage.class);

  private final Path root;

  LocalStorage(Path root) {
    this.root = root;
  }

  @Override
  public Staged stage(String hint) throws IOException {
    Path folder = Files.createDirectories(root.resolve(STAGING));
    return new LocalFile(folder.resolve(hint + "." + UUID.randomUUID() + ".tmp"));
  }

  @Override
  public boolean publish(Staged staged, String place) throws IOException {
    Path from = ((LocalFile) staged).path();
    Path to = root.resolve(place);
    try {
      sync(from, StandardOpenOption.WRITE);
      Files.createDirectories(to.getParent());
      Files.createLink(to, from);
      sync(to.getParent(), StandardOpenOption.READ);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (UnsupportedOperationException e) {
      throw noHardLinks(to, e);
    } catch (FileSystemException e) {
      if (!Files.exists(from) || !Files.isWritable(to.getParent())) {
        throw e;
      }
      throw noHardLinks(to, e);
    } finally {
      staged.discard();
    }
  }

  @Override
  public void replace(Staged staged, String place) throws IOException {
    Path from = ((LocalFile) staged).path();
    Path to = root.resolve(place);
    try {
      sync(from, StandardOpenOption.WRITE);
      Files.createDirectories(to.getParent());
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
      sync(to.getParent(), StandardOpenOption.READ);
    } finally {
      staged.discard();
    }
  }

  @Override
  public void note(String place, byte[] bytes) throws IOException {
    Path to = root.resolve(place);
    Files.createDirectories(to.getParent());
    Path part = Files.createDirectories(root.resolve(STAGING)).resolve(to.getFileName() + ".tmp");
    Files.write(part, bytes, StandardOpenOption.CREATE_NEW);
    Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void move(String from, String to) throws IOException {
    Path target = root.resolve(to);
    Files.createDirectories(target.getParent());
    Files.move(root.resolve(from), target);
  }

  @Override
  public Optional<byte[]> read(String path) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(root.resolve(path)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public InputFile input(String path) {
    return new LocalInputFile(root.resolve(path));
  }

  @Override
  public boolean exists(String path) {
    return Files.exists(root.resolve(path));
  }

  @Override
  public List<String> list(String folder) throws IOException {
    try (Stream<Path> files = Files.list(root.resolve(folder))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  @Override
  public void delete(String path) throws IOException {
    Files.deleteIfExists(root.resolve(path));
  }

  @Override
  public String uri() {
    return root.toUri().toString();
  }

  @Override
  public String toString() {
    return root.toString();
  }

  private static void sync(Path path, StandardOpenOption mode) throws IOException {
    try (FileChannel channel = FileChannel.open(path, mode)) {
      channel.force(true);
    }
  }

  private static UserException noHardLinks(Path place, Exception cause) {
    return new UserException(
        "No hard link can be made at %s: %s.".formatted(place, cause.getMessage()),
        "the disk cannot; put --out on another one.",
        cause);
  }

  private record LocalFile(Path path) implements Staged {

    @Override
    public OutputFile output() {
      return new LocalOutputFile(path);
    }

    @Override
    public OutputStream open() throws IOException {
      return Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    @Override
    public void discard() {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        LOG.warn("Cannot delete {}", path, e);
      }
    }
  }
}
