package archsweep.pipeline;

import archsweep.identity.Hashes;
import archsweep.images.ImageSource;
import archsweep.sweep.Sweep;
import archsweep.table.ContentHash;
import archsweep.table.Manifest;
import archsweep.table.RunDirectory;
import archsweep.table.RunIdentity;
import archsweep.table.RunOwner;
import archsweep.table.TableSchema;
import archsweep.table.Tables;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What makes a run this run and no other, and what it was made with. */
final class Identity {

  private static final List<String> SINGLE_FILES =
      List.of("sweep.yaml", "results.parquet", "pareto.parquet", "training.parquet", "report.html");

  private Identity() {}

  /** The parts of a sweep that must not change when its run is resumed. */
  static RunIdentity of(Sweep sweep, Optional<ImageSource> images) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("space", "%s, version %d".formatted(sweep.space().name(), sweep.space().version()));
    parts.put("task", sweep.task().name());
    parts.put("candidates", sweep.candidates().all() ? "all, by index" : "a sample");
    parts.put("seed", Long.toString(sweep.seed()));
    parts.put("arithmetic", sweep.arithmetic().name().toLowerCase(Locale.ROOT));
    parts.put("data", images.map(Identity::of).orElse(Sweep.NO_DATA));
    parts.put("data.batch_size", Integer.toString(sweep.data().batchSize()));
    return RunIdentity.of(parts);
  }

  private static String of(ImageSource images) {
    return "%s, SHA-256 %s".formatted(images.name(), images.sha256());
  }

  /**
   * Makes sure that a directory is new, or holds this run.
   *
   * @throws archsweep.config.UserException naming every difference, if it holds another
   */
  static void claim(RunIdentity identity, RunOwner owner) throws IOException {
    Optional<Manifest> stored = owner.run().manifest();
    if (stored.isPresent()) {
      identity.refuseOther(new RunIdentity(stored.get().identity()), owner.run());
    } else {
      owner.replaceManifest(Manifest.begun(identity, Versions.all(), Map.of()));
    }
  }

  /** Completes the manifest of a run that has finished. */
  static void finish(RunOwner owner) throws IOException {
    RunDirectory run = owner.run();
    Manifest begun = run.manifest().orElseThrow();
    SortedMap<String, Long> rows = new TreeMap<>();
    for (TableSchema table : Tables.FAN_OUT) {
      rows.put(table.name(), run.countRows(table));
    }
    SortedMap<String, String> files = new TreeMap<>();
    for (String name : SINGLE_FILES) {
      Optional<byte[]> bytes = run.file(name);
      bytes.ifPresent(content -> files.put(name, Hashes.sha256(content)));
    }
    owner.replaceManifest(
        new Manifest(
            begun.identity(),
            new TreeMap<>(Versions.all()),
            begun.inputs(),
            rows,
            files,
            ContentHash.of(run)));
  }
}
