package archsweep.table;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;

/** What runs on HDFS and on object stores have in common: reading, listing and deleting. */
abstract sealed class HadoopStorage implements Storage permits RenamingStorage, ObjectStorage {

  final FileSystem files;
  final Path root;

  HadoopStorage(FileSystem files, Path root) {
    this.files = files;
    this.root = root;
  }

  final Path path(String relative) {
    return relative.isEmpty() ? root : new Path(root, relative);
  }

  @Override
  public final Optional<byte[]> read(String path) throws IOException {
    try (FSDataInputStream in = files.open(path(path))) {
      return Optional.of(in.readAllBytes());
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  @Override
  public final InputFile input(String path) throws IOException {
    return HadoopInputFile.fromPath(path(path), files.getConf());
  }

  @Override
  public final boolean exists(String path) throws IOException {
    return files.exists(path(path));
  }

  @Override
  public final List<String> list(String folder) throws IOException {
    List<String> names = new ArrayList<>();
    try {
      RemoteIterator<FileStatus> statuses = files.listStatusIterator(path(folder));
      while (statuses.hasNext()) {
        FileStatus status = statuses.next();
        if (status.isFile()) {
          names.add(status.getPath().getName());
        }
      }
    } catch (FileNotFoundException e) {
      return List.of();
    }
    Collections.sort(names);
    return names;
  }

  @Override
  public final void delete(String path) throws IOException {
    files.delete(path(path), false);
  }

  @Override
  public final String uri() {
    return root.toUri().toString();
  }

  @Override
  public final String toString() {
    return root.toString();
  }
}
