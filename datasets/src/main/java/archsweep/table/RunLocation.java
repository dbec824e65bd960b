package archsweep.table;

import archsweep.config.UserException;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/**
 * Where a run is, in a form that travels to executors.
 *
 * @param path a Hadoop path: {@code runs/mine}, {@code file:/...}, {@code hdfs://...} or {@code
 *     s3a://...}; without a scheme it is what Hadoop's {@code fs.defaultFS} says, the local disk
 *     unless a cluster is configured
 * @param settings of Hadoop, beside those in its own files, such as what Spark has under {@code
 *     spark.hadoop}
 */
public record RunLocation(String path, Map<String, String> settings) implements Serializable {
  private static final long serialVersionUID = 1L;

  public RunLocation {
    settings = Map.copyOf(settings);
    if (path.isBlank()) {
      throw new UserException("The output has no path.", "give one with --out.");
    }
  }

  /** A location that needs no settings. */
  public static RunLocation of(String path) {
    return new RunLocation(path, Map.of());
  }

  Storage storage() throws IOException {
    Path hadoopPath = hadoopPath();
    if (hadoopPath.toUri().getScheme() == null && isLocal(configuration().get("fs.defaultFS"))) {
      return local(hadoopPath);
    }
    if ("file".equals(hadoopPath.toUri().getScheme())) {
      return local(hadoopPath);
    }
    FileSystem files = fileSystem(hadoopPath);
    Path root = files.makeQualified(hadoopPath);
    if (files.hasPathCapability(root, ObjectStorage.CONDITION)) {
      return new ObjectStorage(files, root);
    }
    if ("hdfs".equals(files.getScheme()) || "viewfs".equals(files.getScheme())) {
      return new RenamingStorage(files, root);
    }
    throw new UserException(
        "The output %s is on a file system that cannot create a file only if there is none."
            .formatted(root),
        "choose a local disk, HDFS, or S3A of Hadoop 3.4.2 or later with"
            + " fs.s3a.create.conditional.enabled.");
  }

  private Path hadoopPath() {
    try {
      return new Path(path);
    } catch (IllegalArgumentException e) {
      throw new UserException(
          "The output (%s) is no path: %s.".formatted(path, e.getMessage()),
          "write it like runs/mine or hdfs://host:8020/runs/mine.",
          e);
    }
  }

  private FileSystem fileSystem(Path hadoopPath) throws IOException {
    try {
      return hadoopPath.getFileSystem(configuration());
    } catch (UnsupportedFileSystemException e) {
      throw new UserException(
          "The output (%s) cannot be reached: %s.".formatted(path, e.getMessage()),
          "the scheme is misspelt, or its library, such as hadoop-aws for s3a, is not on the class"
              + " path.",
          e);
    }
  }

  private Configuration configuration() {
    Configuration configuration = new Configuration();
    settings.forEach(configuration::set);
    return configuration;
  }

  private static boolean isLocal(String defaultFileSystem) {
    return defaultFileSystem == null || defaultFileSystem.startsWith("file:");
  }

  private static Storage local(Path hadoopPath) {
    URI uri = hadoopPath.toUri();
    return new LocalStorage(java.nio.file.Path.of(uri.getPath()).toAbsolutePath().normalize());
  }
}
