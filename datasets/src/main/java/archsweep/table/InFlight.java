package archsweep.table;

import archsweep.identity.Hashes;
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

  /** How the names of all notes on an item of a chunk begin. */
  static String prefix(String chunk, String item) {
    return chunk + "." + Hashes.digest(item) + ".";
  }

  @Override
  public void close() throws IOException {
    storage.delete(path);
  }
}
