package archsweep.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Abortable;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.PathIOException;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * Behaves as an object store does under Hadoop: an object appears whole when its stream is closed,
 * on condition that there is none if so asked; renaming overwrites and is not used.
 */
public final class FakeObjectStore extends RawLocalFileSystem {

  private static final Object STORE = new Object();

  @Override
  public void initialize(URI uri, Configuration configuration) throws IOException {
    super.initialize(uri, configuration);
    setConf(configuration);
  }

  @Override
  public URI getUri() {
    return URI.create("fake:///");
  }

  @Override
  public String getScheme() {
    return "fake";
  }

  @Override
  public boolean hasPathCapability(Path path, String capability) throws IOException {
    return capability.equals(ObjectStorage.CONDITION) || super.hasPathCapability(path, capability);
  }

  @Override
  public FSDataOutputStreamBuilder<?, ?> createFile(Path path) {
    return new Builder(path);
  }

  @Override
  public FSDataOutputStream create(Path path, boolean overwrite) throws IOException {
    return new FSDataOutputStream(new Upload(path, !overwrite), null);
  }

  private final class Builder extends FSDataOutputStreamBuilder<FSDataOutputStream, Builder> {
    private final Path path;

    Builder(Path path) {
      super(FakeObjectStore.this, path);
      this.path = path;
    }

    @Override
    public Builder getThisBuilder() {
      return this;
    }

    @Override
    public FSDataOutputStream build() throws IOException {
      boolean conditional = getOptions().getBoolean(ObjectStorage.CONDITION, false);
      return new FSDataOutputStream(new Upload(path, conditional), null);
    }
  }

  private final class Upload extends OutputStream implements Abortable {
    private final Path path;
    private final boolean conditional;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean closed;

    Upload(Path path, boolean conditional) {
      this.path = path;
      this.conditional = conditional;
    }

    @Override
    public void write(int single) {
      bytes.write(single);
    }

    @Override
    public AbortableResult abort() {
      closed = true;
      return null;
    }

    @Override
    public void close() throws IOException {
      if (closed) {
        return;
      }
      closed = true;
      java.nio.file.Path target = pathToFile(path).toPath();
      synchronized (STORE) {
        if (conditional && Files.exists(target)) {
          throw new PathIOException(path.toString(), "412 Precondition Failed");
        }
        Files.createDirectories(target.getParent());
        java.nio.file.Path part =
            Files.write(target.resolveSibling("." + target.getFileName()), bytes.toByteArray());
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }
}
