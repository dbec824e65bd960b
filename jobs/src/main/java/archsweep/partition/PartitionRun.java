package archsweep.partition;

import archsweep.engine.FanOut;
import archsweep.engine.Progress;
import archsweep.engine.SparkEngine;
import archsweep.pipeline.Versions;
import archsweep.system.Objective;
import archsweep.table.Block;
import archsweep.table.Chunk;
import archsweep.table.Coverage;
import archsweep.table.Manifest;
import archsweep.table.Ordinals;
import archsweep.table.Plan;
import archsweep.table.Plans;
import archsweep.table.Row;
import archsweep.table.RowStatus;
import archsweep.table.RunDirectory;
import archsweep.table.RunIdentity;
import archsweep.table.RunLocation;
import archsweep.table.RunOwner;
import archsweep.table.TableReader;
import archsweep.table.Tables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Computes what is missing of a sweep of placements, one chunk a network and system, and writes the
 * report. Killed at any moment, it is finished by running it again; more networks, systems,
 * objectives, solvers or time only add rows. Where a system or an instance was edited, its
 * placements are computed anew, and the former ones stay in the table but not in the report.
 */
public final class PartitionRun {

  /**
   * What came of a run.
   *
   * @param rows that are there in the end, of inputs as they are now
   * @param failures among them
   */
  public record Summary(long rows, long failures) {}

  private final PartitionSweep sweep;
  private final String text;
  private final List<PartitionItem> items;
  private final RunLocation location;
  private final boolean retryFailed;

  /**
   * A run.
   *
   * @param text of the file, kept in the run
   * @param items every instance of the sweep
   * @param retryFailed whether placements that failed in an earlier run are tried again
   */
  public PartitionRun(
      PartitionSweep sweep,
      String text,
      List<PartitionItem> items,
      RunLocation location,
      boolean retryFailed) {
    this.sweep = sweep;
    this.text = text;
    this.items = List.copyOf(items);
    this.location = location;
    this.retryFailed = retryFailed;
  }

  /** Runs what is missing. */
  public Summary run(String master, long maxFailures, Progress progress, Consumer<String> messages)
      throws IOException {
    RunDirectory run = RunDirectory.open(location);
    try (RunOwner owner = run.own()) {
      claim(owner);
      owner.setAside(run.verify(Tables.PLACEMENTS));
      owner.replaceFile("partition.yaml", text.getBytes(StandardCharsets.UTF_8));
      PartitionInputs inputs = new PartitionInputs(items, location, sweep.seed());
      List<Chunk> open = plan(owner, inputs, messages);
      if (!open.isEmpty() || retryFailed) {
        try (SparkEngine engine = SparkEngine.open("archsweep " + sweep.name(), master)) {
          if (retryFailed) {
            new PartitionRetry(engine.context(), owner, inputs, messages).run();
          }
          new FanOut(engine.context(), progress, maxFailures)
              .run(
                  Tables.PLACEMENTS.name(),
                  "placements",
                  open.stream().mapToLong(Chunk::size).sum(),
                  open,
                  new PartitionWork(engine.context().broadcast(inputs)));
        }
      }
      List<Row> rows = rows(run, inputs);
      owner.replaceFile(
          "report.html",
          PartitionReport.render(sweep.name(), rows).getBytes(StandardCharsets.UTF_8));
      long failures =
          rows.stream().filter(row -> RowStatus.of(row.text("status")).failure()).count();
      return new Summary(rows.size(), failures);
    }
  }

  private void claim(RunOwner owner) throws IOException {
    RunIdentity identity =
        RunIdentity.of(
            Map.of(
                "kind", "placements",
                "precision", sweep.precision().toString(),
                "seed", Long.toString(sweep.seed())));
    Optional<Manifest> stored = owner.run().manifest();
    if (stored.isPresent()) {
      identity.refuseOther(new RunIdentity(stored.get().identity()), owner.run());
    } else {
      owner.replaceManifest(Manifest.begun(identity, Versions.all(), Map.of()));
    }
  }

  private List<Chunk> plan(RunOwner owner, PartitionInputs inputs, Consumer<String> messages)
      throws IOException {
    Plans plans = owner.run().plans();
    Coverage covered = plans.covered(Tables.PLACEMENTS);
    List<List<Block>> missing = new ArrayList<>();
    long wanted = 0;
    for (PartitionItem item : items) {
      Block block = new Block(List.of(item.network()), Ordinals.range(0, 1), columns(item));
      wanted += block.size();
      List<Block> lacking = covered.missing(block);
      if (!lacking.isEmpty()) {
        missing.add(lacking);
      }
    }
    if (!missing.isEmpty()) {
      owner.commit(Plan.of(plans.nextNumber(), Tables.PLACEMENTS, missing));
    }
    RunDirectory run = owner.run();
    List<Chunk> open =
        run.plans().open(Tables.PLACEMENTS, run.committed(Tables.PLACEMENTS)).stream()
            .filter(inputs::knows)
            .toList();
    messages.accept(
        "placements: %,d of %,d items to compute, in %,d chunks"
            .formatted(open.stream().mapToLong(Chunk::size).sum(), wanted, open.size()));
    return open;
  }

  private List<String> columns(PartitionItem item) {
    List<String> columns = new ArrayList<>();
    for (Objective objective : sweep.objectives()) {
      for (String solver : sweep.solvers()) {
        columns.add(
            new PlacementColumn(
                    item.system(),
                    objective.toString(),
                    solver,
                    Double.toString(sweep.timeLimitSeconds()),
                    item.inputs())
                .toString());
      }
    }
    return columns;
  }

  private static List<Row> rows(RunDirectory run, PartitionInputs inputs) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (TableReader reader = run.rows(Tables.PLACEMENTS)) {
      reader.forEachRemaining(rows::add);
    }
    rows.removeIf(inputs::outdated);
    return rows;
  }
}
