package archsweep.table;

import java.io.Closeable;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A note that an item is being worked on. Closing it, also after an exception, says that the
 * process lives; a native crash leaves it behind. A process that ends in order, as after Ctrl-C,
 * takes its notes along.
 */
public final class InFlight implements Closeable {

  private static final Set<InFlight> OPEN = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(InFlight::closeAll, "notes in flight"));
  }

  private final Storage storage;
  private final String path;

  InFlight(Storage storage, String path) {
    this.storage = storage;
    this.path = path;
    OPEN.add(this);
  }

  @Override
  public void close() throws IOException {
    OPEN.remove(this);
    storage.delete(path);
  }

  private static void closeAll() {
    for (InFlight note : OPEN) {
      try {
        note.close();
      } catch (IOException e) {
        // The file system is closed already: the note stays, and one of several counts for little.
        return;
      }
    }
  }
}
