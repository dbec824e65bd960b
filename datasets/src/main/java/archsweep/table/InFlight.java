package archsweep.table;

import java.io.Closeable;
import java.io.IOException;

/**
 * A note that an item is being worked on. Closing it, also after an exception, says that the
 * process lives; a native crash leaves it behind.
 */
public final class InFlight implements Closeable {

  private final Storage storage;
  private final String path;

  InFlight(Storage storage, String path) {
    this.storage = storage;
    this.path = path;
  }

  @Override
  public void close() throws IOException {
    storage.delete(path);
  }
}
