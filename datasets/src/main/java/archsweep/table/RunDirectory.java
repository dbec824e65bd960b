package archsweep.table;

import archsweep.config.UserException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The output of a sweep: everything it writes is under one path. What any process may do stands
 * here: read, and commit chunks. What the one owner alone may do stands in {@link RunOwner}.
 *
 * <p>A file at {@code TABLE/CHUNK.parquet} is a committed chunk: it appears whole, once, and never
 * changes under a reader. See docs/commits.md. Thread-safe.
 */
public final class RunDirectory {

  private static final String ENDING = ".parquet";
  private static final String PLANS = "plans";
  private static final String IN_FLIGHT = "_inflight";

  private final Storage storage;

  private RunDirectory(Storage storage) {
    this.storage = storage;
  }

  /**
   * Opens a run; nothing is read or written yet.
   *
   * @throws UserException if the file system is unknown, or cannot commit atomically
   */
  public static RunDirectory open(RunLocation location) throws IOException {
    return new RunDirectory(location.storage());
  }

  /** Whether something was planned here. */
  public boolean exists() throws IOException {
    return !storage.list(PLANS).isEmpty() || manifest().isPresent();
  }

  /**
   * Becomes the owner, with the usual times.
   *
   * @throws UserException naming the present owner, if there is a live one; or if nothing can be
   *     written here
   */
  public RunOwner own() throws IOException {
    return own(Lease.Times.USUAL);
  }

  RunOwner own(Lease.Times times) throws IOException {
    Lease lease;
    try {
      lease = Lease.acquire(storage, times);
    } catch (IOException e) {
      throw new UserException(
          "The output %s cannot be written: %s.".formatted(storage, e.getMessage()),
          "a file is in its place, its permissions or those of its parent are missing, or its"
              + " disk cannot be reached.",
          e);
    }
    return RunOwner.of(this, storage, lease);
  }

  /** The committed plans. */
  public Plans plans() throws IOException {
    List<Plan> plans = new ArrayList<>();
    for (String name : storage.list(PLANS)) {
      String path = PLANS + "/" + name;
      plans.add(Json.read(path, bytes(path), Plan::fromJson));
    }
    return new Plans(plans);
  }

  /** The ids of the committed chunks of a table. */
  public Set<String> committed(TableSchema table) throws IOException {
    Set<String> chunks = new TreeSet<>();
    for (String name : storage.list(table.name())) {
      if (name.endsWith(ENDING)) {
        chunks.add(name.substring(0, name.length() - ENDING.length()));
      }
    }
    return chunks;
  }

  /**
   * Commits a chunk. Another attempt may have committed it meanwhile, or do so at the same time:
   * one of them stands, and the others leave nothing.
   *
   * @param rows all rows of the chunk; if the iterator fails, nothing is committed
   * @param metadata entries for the footer of the file, such as versions
   */
  public Commit commit(
      TableSchema table, String chunk, Iterator<Row> rows, Map<String, String> metadata)
      throws IOException {
    Storage.Staged staged = storage.stage(chunk);
    Footer footer;
    try {
      footer = ParquetTable.write(staged.output(), table, chunk, rows, metadata);
    } catch (IOException | RuntimeException | Error e) {
      staged.discard();
      throw e;
    }
    return new Commit(storage.publish(staged, path(table, chunk)), footer);
  }

  /**
   * What became of an attempt to commit.
   *
   * @param won whether it is this attempt's file that stands
   * @param footer that of the attempt
   */
  public record Commit(boolean won, Footer footer) {}

  /** Opens a committed chunk; some of the table's columns, or all where none is named. */
  public RowReader read(TableSchema table, String chunk, String... columns) throws IOException {
    TableSchema wanted = columns.length == 0 ? table : table.project(List.of(columns));
    String path = path(table, chunk);
    return RowReader.open(storage + "/" + path, storage.input(path), wanted);
  }

  /**
   * Opens the one file of a table such as results.parquet; some of its columns, or all where none
   * is named.
   *
   * @throws UserException if the run has not made it yet
   */
  public RowReader readSingle(String table, String... columns) throws IOException {
    String path = table + ENDING;
    if (!storage.exists(path)) {
      throw new UserException(
          "The run %s has no %s yet.".formatted(storage, path),
          "its sweep has to be run to the end; `./run status` tells how far it is.");
    }
    return RowReader.open(
        storage + "/" + path,
        storage.input(path),
        file -> columns.length == 0 ? file : file.project(List.of(columns)));
  }

  /** All committed rows of a fan-out table, chunk by chunk; to be closed. */
  public TableReader rows(TableSchema table, String... columns) throws IOException {
    return new TableReader(this, table, List.copyOf(committed(table)), columns);
  }

  /** A file of the run, such as {@code sweep.yaml}. */
  public Optional<byte[]> file(String name) throws IOException {
    return storage.read(name);
  }

  /** The manifest, if the owner has written one. */
  public Optional<Manifest> manifest() throws IOException {
    return storage
        .read(Manifest.FILE)
        .map(bytes -> Json.read(storage + "/" + Manifest.FILE, bytes, Manifest::fromJson));
  }

  /**
   * Reads every committed chunk of a table, checks pages and rows against what was written, and
   * names those that differ.
   */
  public List<Damage> verify(TableSchema table) throws IOException {
    List<Damage> damages = new ArrayList<>();
    for (String chunk : committed(table)) {
      String path = path(table, chunk);
      Verification.of(table, chunk, storage + "/" + path, storage.input(path))
          .ifPresent(damages::add);
    }
    return damages;
  }

  /**
   * Notes that an item is being worked on, until the note is closed: if the process dies instead,
   * the note stays, and {@link #crashes} counts it.
   */
  public InFlight markInFlight(String chunk, String item) throws IOException {
    ObjectNode json = Json.object().put("chunk", chunk).put("item", item);
    ProcessIdentity.current().write(json);
    json.put("at", Instant.now().toString());
    String note = IN_FLIGHT + "/" + chunk + "." + UUID.randomUUID();
    storage.note(note, Json.bytes(json));
    return new InFlight(storage, note);
  }

  /**
   * For each item of a chunk, how many attempts at it ended with the end of their process; items
   * without any are absent. Whether a process of another machine lives cannot be known: its notes
   * count.
   */
  public Map<String, Integer> crashes(String chunk) throws IOException {
    Map<String, Integer> crashes = new HashMap<>();
    for (String name : storage.list(IN_FLIGHT)) {
      if (name.startsWith(chunk + ".")) {
        Optional<byte[]> note = storage.read(IN_FLIGHT + "/" + name);
        if (note.isPresent()) {
          Json.read(name, note.get(), this::itemOfEndedProcess)
              .ifPresent(item -> crashes.merge(item, 1, Integer::sum));
        }
      }
    }
    return crashes;
  }

  private Optional<String> itemOfEndedProcess(JsonNode note) {
    return ProcessIdentity.read(note).runsHere()
        ? Optional.empty()
        : Optional.of(note.required("item").asText());
  }

  /** How many rows of a table are committed, from the footers of its files. */
  public long countRows(TableSchema table) throws IOException {
    long rows = 0;
    for (String chunk : committed(table)) {
      String path = path(table, chunk);
      rows += ParquetTable.footer(storage + "/" + path, storage.input(path)).rows();
    }
    return rows;
  }

  /**
   * The SHA-256 of every file that readers of a run may open, by its path in the run; for the
   * manifest, which itself is left out.
   */
  public SortedMap<String, String> fileHashes() throws IOException {
    SortedMap<String, String> hashes = new TreeMap<>();
    List<String> folders = new ArrayList<>(List.of("", PLANS));
    Tables.FAN_OUT.forEach(table -> folders.add(table.name()));
    for (String folder : folders) {
      for (String name : storage.list(folder)) {
        String path = folder.isEmpty() ? name : folder + "/" + name;
        if (!path.equals(Manifest.FILE)) {
          hashes.put(path, Seal.sha256(storage.input(path)));
        }
      }
    }
    return hashes;
  }

  static String path(TableSchema table, String chunk) {
    return table.name() + "/" + chunk + ENDING;
  }

  private byte[] bytes(String path) throws IOException {
    return storage.read(path).orElseThrow(() -> new FileNotFoundException(storage + "/" + path));
  }

  /** The path as a URI, for readers such as Spark. */
  public String uri() {
    return storage.uri();
  }

  /** The path, as users know it. */
  @Override
  public String toString() {
    return storage.toString();
  }
}
