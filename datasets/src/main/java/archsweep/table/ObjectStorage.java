package archsweep.table;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.CreateFileOptionKeys;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.PathIOException;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run on an object store that can create an object only if there is none: S3A since Hadoop 3.4.2,
 * which sends {@code If-None-Match: *} (HADOOP-19256). Such a store has no atomic rename, but an
 * object appears whole when its upload ends; so files are staged on the local disk and uploaded in
 * one go, and a killed attempt leaves nothing in the store.
 */
final class ObjectStorage extends HadoopStorage {

  private static final Logger LOG = LoggerFactory.getLogger(ObjectStorage.class);

  /** What a file system must be capable of. */
  static final String CONDITION = CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE;

  ObjectStorage(FileSystem files, Path root) {
    super(files, root);
  }

  @Override
  public Staged stage(String hint) throws IOException {
    return new Upload(Files.createTempDirectory("archsweep-staging").resolve(hint + ".tmp"));
  }

  @Override
  public boolean publish(Staged staged, String place) throws IOException {
    try {
      FSDataOutputStreamBuilder<?, ?> creation = files.createFile(path(place));
      creation.recursive();
      creation.must(CONDITION, true);
      upload(staged, creation.build());
      return true;
    } catch (FileAlreadyExistsException | PathIOException e) {
      if (exists(place)) {
        return false;
      }
      throw e;
    } finally {
      staged.discard();
    }
  }

  @Override
  public void replace(Staged staged, String place) throws IOException {
    try {
      upload(staged, files.create(path(place), true));
    } finally {
      staged.discard();
    }
  }

  /** Closing the stream is what makes the object appear, so half an object must not be closed. */
  private static void upload(Staged staged, FSDataOutputStream out) throws IOException {
    try {
      Files.copy(((Upload) staged).file(), out);
    } catch (IOException | RuntimeException e) {
      out.abort();
      throw e;
    }
    out.close();
  }

  @Override
  public void move(String from, String to) throws IOException {
    if (!files.rename(path(from), path(to))) {
      throw new IOException("Cannot move %s to %s in %s".formatted(from, to, root));
    }
  }

  private record Upload(java.nio.file.Path file) implements Staged {

    @Override
    public OutputFile output() {
      return new LocalOutputFile(file);
    }

    @Override
    public OutputStream open() throws IOException {
      return Files.newOutputStream(file);
    }

    @Override
    public void discard() {
      try {
        Files.deleteIfExists(file);
        Files.deleteIfExists(file.getParent());
      } catch (IOException e) {
        LOG.warn("Cannot delete {}", file, e);
      }
    }
  }
}
