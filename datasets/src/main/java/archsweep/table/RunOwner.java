package archsweep.table;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the one owner of a run may do: commit plans, replace single files, set damaged chunks aside.
 * Each of these looks first whether the lease still holds. The lease is renewed in the background
 * until {@link #close}. Thread-safe.
 */
public final class RunOwner implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RunOwner.class);
  private static final String DAMAGED = Storage.STAGING + "/damaged";

  private final RunDirectory run;
  private final Storage storage;
  private final Lease lease;
  private final ScheduledExecutorService renewal =
      Executors.newSingleThreadScheduledExecutor(RunOwner::daemon);

  private RunOwner(RunDirectory run, Storage storage, Lease lease) {
    this.run = run;
    this.storage = storage;
    this.lease = lease;
  }

  static RunOwner of(RunDirectory run, Storage storage, Lease lease) throws IOException {
    RunOwner owner = new RunOwner(run, storage, lease);
    long millis = lease.renewal().toMillis();
    var unused =
        owner.renewal.scheduleWithFixedDelay(owner::renew, millis, millis, TimeUnit.MILLISECONDS);
    try {
      owner.sweepStaging();
    } catch (IOException | RuntimeException e) {
      owner.close();
      throw e;
    }
    return owner;
  }

  public RunDirectory run() {
    return run;
  }

  /**
   * Commits a plan.
   *
   * @throws IllegalStateException if there is a plan of that number already
   */
  public void commit(Plan plan) throws IOException {
    lease.check();
    if (!storage.create("plans/" + plan.fileName(), Json.bytes(plan.toJson()))) {
      throw new IllegalStateException(
          "There is a plan %d in %s already.".formatted(plan.number(), storage));
    }
  }

  /**
   * Puts a table of one file, such as results.parquet, in the place of its former version; readers
   * see the one or the other.
   */
  public Footer replaceTable(TableSchema table, Iterator<Row> rows, Map<String, String> metadata)
      throws IOException {
    return replace(table, table.name(), table.name() + ".parquet", rows, metadata);
  }

  /**
   * Puts a chunk in the place of its former version, as when rows that failed were tried again. The
   * rows must be all of the chunk's, for readers see the one or the other version.
   */
  public Footer replaceChunk(
      TableSchema table, String chunk, Iterator<Row> rows, Map<String, String> metadata)
      throws IOException {
    return replace(table, chunk, RunDirectory.path(table, chunk), rows, metadata);
  }

  /** Puts a file, such as report.html, in the place of its former version. */
  public void replaceFile(String name, byte[] bytes) throws IOException {
    lease.check();
    storage.replace(name, bytes);
  }

  /** Puts the manifest in the place of its former version. */
  public void replaceManifest(Manifest manifest) throws IOException {
    replaceFile(Manifest.FILE, Json.bytes(manifest.toJson()));
  }

  /** Takes damaged chunks out of the tables, into _staging/damaged, so that they are open again. */
  public void setAside(List<Damage> damages) throws IOException {
    for (Damage damage : damages) {
      lease.check();
      String place = "%s/%s.%s.damaged".formatted(DAMAGED, damage.chunk(), UUID.randomUUID());
      storage.move(RunDirectory.path(damage.table(), damage.chunk()), place);
    }
  }

  /** Ends the ownership; the next owner need not wait. */
  @Override
  public void close() throws IOException {
    renewal.shutdown();
    lease.release();
  }

  private Footer replace(
      TableSchema table,
      String chunk,
      String place,
      Iterator<Row> rows,
      Map<String, String> metadata)
      throws IOException {
    Storage.Staged staged = storage.stage(chunk);
    Footer footer;
    try {
      footer = ParquetTable.write(staged.output(), table, chunk, rows, metadata);
      lease.check();
    } catch (IOException | RuntimeException | Error e) {
      staged.discard();
      throw e;
    }
    storage.replace(staged, place);
    return footer;
  }

  /** Deletes what killed attempts of former owners left. */
  private void sweepStaging() throws IOException {
    for (String name : storage.list(Storage.STAGING)) {
      storage.delete(Storage.STAGING + "/" + name);
    }
  }

  private void renew() {
    try {
      lease.renew();
    } catch (IllegalStateException e) {
      if (!renewal.isShutdown()) {
        LOG.error(e.getMessage());
      }
      renewal.shutdown();
    } catch (IOException | RuntimeException e) {
      LOG.warn("The lease of {} could not be renewed; it is tried again soon", run, e);
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "lease");
    thread.setDaemon(true);
    return thread;
  }
}
