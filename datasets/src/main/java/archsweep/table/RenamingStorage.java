package archsweep.table;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.OutputFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run on a file system whose rename is atomic and can be told not to overwrite, such as HDFS. The
 * rename of FileContext, not of FileSystem: that one moves a file inside a folder that happens to
 * be at its target.
 */
final class RenamingStorage extends HadoopStorage {

  private static final Logger LOG = LoggerFactory.getLogger(RenamingStorage.class);

  private final FileContext context;

  RenamingStorage(FileSystem files, Path root) throws IOException {
    super(files, root);
    this.context = FileContext.getFileContext(files.getUri(), files.getConf());
  }

  @Override
  public Staged stage(String hint) throws IOException {
    files.mkdirs(path(STAGING));
    return new StagedFile(files, path(STAGING + "/" + hint + "." + UUID.randomUUID() + ".tmp"));
  }

  @Override
  public boolean publish(Staged staged, String place) throws IOException {
    Path to = path(place);
    try {
      files.mkdirs(to.getParent());
      context.rename(((StagedFile) staged).path(), to, Rename.NONE);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } finally {
      staged.discard();
    }
  }

  @Override
  public void replace(Staged staged, String place) throws IOException {
    Path to = path(place);
    try {
      files.mkdirs(to.getParent());
      context.rename(((StagedFile) staged).path(), to, Rename.OVERWRITE);
    } finally {
      staged.discard();
    }
  }

  @Override
  public void move(String from, String to) throws IOException {
    files.mkdirs(path(to).getParent());
    context.rename(path(from), path(to), Rename.NONE);
  }

  private record StagedFile(FileSystem files, Path path) implements Staged {

    @Override
    public OutputFile output() {
      try {
        return HadoopOutputFile.fromPath(path, files.getConf());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public OutputStream open() throws IOException {
      return files.create(path, false);
    }

    @Override
    public void discard() {
      try {
        files.delete(path, false);
      } catch (IOException e) {
        LOG.warn("Cannot delete {}", path, e);
      }
    }
  }
}
