package archsweep.simulate;

import archsweep.cost.CostModel;
import archsweep.cost.NetworkCost;
import archsweep.cost.NetworkWorkload;
import archsweep.cost.UnsupportedOperatorException;
import archsweep.device.UnsupportedFormatException;
import archsweep.engine.FanOut;
import archsweep.network.op.ShapeException;
import archsweep.precision.PrecisionAssignment;
import archsweep.sweep.CostColumn;
import archsweep.sweep.SweepContext;
import archsweep.sweep.SweepContext.Executed;
import archsweep.sweep.SweepInputs;
import archsweep.table.Block;
import archsweep.table.Chunk;
import archsweep.table.Row;
import archsweep.table.RowStatus;
import archsweep.table.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.broadcast.Broadcast;

/** Computes a chunk of the table of costs. */
public final class SimulateWork implements FanOut.ChunkWork {
  private static final long serialVersionUID = 1L;

  private final Broadcast<SweepInputs> inputs;

  public SimulateWork(Broadcast<SweepInputs> inputs) {
    this.inputs = inputs;
  }

  @Override
  public FanOut.Outcome compute(Chunk chunk) {
    SweepContext context = SweepContext.of(inputs.value());
    Map<Integer, List<Block>> byArchitecture = new TreeMap<>();
    for (Block block : chunk.blocks()) {
      block.ordinals().stream()
          .forEach(i -> byArchitecture.computeIfAbsent(i, key -> new ArrayList<>()).add(block));
    }
    List<Row> rows = new ArrayList<>();
    byArchitecture.forEach((ordinal, blocks) -> addRows(context, ordinal, blocks, rows));
    long failures = rows.stream().filter(SimulateWork::failed).count();
    try {
      context.run().commit(Tables.COSTS, chunk.id(), rows.iterator(), Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new FanOut.Outcome(rows.size(), failures);
  }

  private static void addRows(
      SweepContext context, int ordinal, List<Block> blocks, List<Row> rows) {
    Executed executed = context.executed(ordinal);
    NetworkWorkload workload = NetworkWorkload.of(executed.network());
    for (Block block : blocks) {
      List<CostModel> models =
          block.columns().stream()
              .flatMap(column -> context.costModel(CostColumn.parse(column)).stream())
              .toList();
      for (String scheme : block.schemes()) {
        PrecisionAssignment precision = context.assignment(executed, scheme);
        String precisionId = precision.id(executed.id());
        for (CostModel model : models) {
          rows.add(row(executed.id().hash(), precisionId, model, workload, precision));
        }
      }
    }
  }

  private static Row row(
      String networkId,
      String precisionId,
      CostModel model,
      NetworkWorkload workload,
      PrecisionAssignment precision) {
    Row.Builder row =
        Row.builder(Tables.COSTS)
            .set("network_id", networkId)
            .set("precision_id", precisionId)
            .set("device", model.device().name())
            .set("device_version", CostColumn.of(model).version());
    try {
      NetworkCost cost = model.cost(workload, precision);
      row.set("latency_us", cost.latencyUs())
          .set("energy_uj", cost.energyUj().optional())
          .set("dram_bytes", cost.dramBytes())
          .set("utilisation", cost.utilisation())
          .set("peak_memory_bytes", cost.peakMemoryBytes())
          .set("source", cost.source().name().toLowerCase(Locale.ROOT))
          .set("status", RowStatus.OK.text());
      cost.cycles().optional().ifPresent(cycles -> row.set("cycles", Math.round(cycles)));
      cost.sramBytes().optional().ifPresent(bytes -> row.set("sram_bytes", Math.round(bytes)));
      if (!cost.assumption().isEmpty()) {
        row.set("assumption", cost.assumption());
      }
    } catch (UnsupportedFormatException | UnsupportedOperatorException | ShapeException e) {
      row.set("source", "none")
          .set("status", RowStatus.UNSUPPORTED.text())
          .set("error", Optional.ofNullable(e.getMessage()).orElse(e.toString()));
    }
    return row.build();
  }

  private static boolean failed(Row row) {
    return RowStatus.of(row.text("status")).failure();
  }
}
