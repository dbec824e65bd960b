package archsweep.partition;

import archsweep.config.UserException;
import archsweep.engine.FanOut;
import archsweep.placement.PlacementView;
import archsweep.system.Effort;
import archsweep.system.Objective;
import archsweep.system.Placement;
import archsweep.system.instance.Instance;
import archsweep.system.instance.InstanceJson;
import archsweep.system.schedule.NoPlacementException;
import archsweep.system.solvers.Partitioners;
import archsweep.table.Block;
import archsweep.table.Chunk;
import archsweep.table.Row;
import archsweep.table.RowStatus;
import archsweep.table.RunDirectory;
import archsweep.table.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.broadcast.Broadcast;

/** Computes a chunk of the table of placements; one thread a solver. */
final class PartitionWork implements FanOut.ChunkWork {
  private static final long serialVersionUID = 1L;

  private final Broadcast<PartitionInputs> inputs;

  PartitionWork(Broadcast<PartitionInputs> inputs) {
    this.inputs = inputs;
  }

  @Override
  public FanOut.Outcome compute(Chunk chunk) {
    PartitionInputs known = inputs.value();
    List<Row> rows = new ArrayList<>();
    for (Block block : chunk.blocks()) {
      for (String network : block.schemes()) {
        for (String column : block.columns()) {
          rows.add(row(known, network, PlacementColumn.parse(column)));
        }
      }
    }
    try {
      RunDirectory.open(known.location())
          .commit(Tables.PLACEMENTS, chunk.id(), rows.iterator(), Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    long failures = rows.stream().filter(row -> RowStatus.of(row.text("status")).failure()).count();
    return new FanOut.Outcome(rows.size(), failures);
  }

  /** The placement of a network. */
  static Row row(PartitionInputs known, String network, PlacementColumn wanted) {
    PartitionItem item =
        known
            .item(network, wanted)
            .orElseThrow(
                () -> new IllegalStateException("No item of %s, %s.".formatted(network, wanted)));
    Instance instance = InstanceJson.parse(item.instance(), item.network());
    double seconds = Double.parseDouble(wanted.timeLimitSeconds());
    Row.Builder row =
        Row.builder(Tables.PLACEMENTS)
            .set("network", item.network())
            .set("system", item.system())
            .set("objective", wanted.objective())
            .set("solver", wanted.solver())
            .set("time_limit_s", seconds)
            .set("inputs", wanted.inputs())
            .set("operators", instance.size());
    long began = System.nanoTime();
    try {
      Placement placement =
          Placement.of(
              Partitioners.named(wanted.solver()),
              instance,
              Objective.valueOf(wanted.objective().toUpperCase(Locale.ROOT)),
              new Effort(seconds, 1, known.seed()));
      row.set("solve_seconds", (System.nanoTime() - began) * 1e-9);
      figures(row, item, new PlacementView(instance, placement));
    } catch (NoPlacementException notFound) {
      failed(row, RowStatus.FAILED, notFound);
    } catch (UserException impossible) {
      failed(row, RowStatus.UNSUPPORTED, impossible);
    } catch (RuntimeException defect) {
      failed(row, RowStatus.FAILED, defect);
    }
    return row.build();
  }

  private static void figures(Row.Builder row, PartitionItem item, PlacementView view) {
    Placement placement = view.placement();
    int[] used = Arrays.stream(placement.schedule().assignment()).distinct().toArray();
    row.set("makespan", placement.makespan())
        .set("period", placement.period())
        .set("lower_bound", placement.lowerBound())
        .set("proven_bound", placement.provenBound())
        .set("gap", placement.gap())
        .set("devices_used", used.length)
        .set("cut_edges", view.transfers().size())
        .set("status", RowStatus.OK.text());
    if (!item.powersW().isEmpty()) {
      row.set("power_w", Arrays.stream(used).mapToDouble(k -> item.powersW().get(k)).sum());
    }
  }

  private static void failed(Row.Builder row, RowStatus status, RuntimeException error) {
    row.set("status", status.text()).set("error", String.valueOf(error.getMessage()));
  }
}
