package archsweep.enumerate;

import archsweep.engine.FanOut;
import archsweep.identity.Hashes;
import archsweep.network.Network;
import archsweep.precision.BitOperations;
import archsweep.precision.PrecisionAssignment;
import archsweep.space.DeadEdges;
import archsweep.sweep.Sweep;
import archsweep.sweep.SweepContext;
import archsweep.sweep.SweepContext.Executed;
import archsweep.sweep.SweepInputs;
import archsweep.table.Block;
import archsweep.table.Chunk;
import archsweep.table.Row;
import archsweep.table.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.broadcast.Broadcast;

/** Computes a chunk of the table of candidates. */
public final class EnumerateWork implements FanOut.ChunkWork {
  private static final long serialVersionUID = 1L;

  private final Broadcast<SweepInputs> inputs;

  public EnumerateWork(Broadcast<SweepInputs> inputs) {
    this.inputs = inputs;
  }

  @Override
  public FanOut.Outcome compute(Chunk chunk) {
    SweepContext context = SweepContext.of(inputs.value());
    List<Row> rows = new ArrayList<>();
    long items = 0;
    for (Block block : chunk.blocks()) {
      block.ordinals().stream().forEach(i -> addRows(context, i, block.schemes(), rows));
      items += block.size();
    }
    try {
      context.run().commit(Tables.CANDIDATES, chunk.id(), rows.iterator(), Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new FanOut.Outcome(items, 0);
  }

  /**
   * Adds a row for each scheme, unless an earlier scheme of the run gives the same formats: that is
   * the same candidate.
   */
  private static void addRows(
      SweepContext context, int ordinal, List<String> schemes, List<Row> rows) {
    Executed executed = context.executed(ordinal);
    Network declared =
        context
            .sweep()
            .space()
            .toNetwork(executed.architecture(), context.sweep().task(), DeadEdges.KEEP);
    Set<String> seen = new HashSet<>();
    for (String scheme : context.schemes()) {
      PrecisionAssignment precision = context.assignment(executed, scheme);
      if (seen.add(precision.id(executed.id())) && schemes.contains(scheme)) {
        rows.add(row(context.sweep(), ordinal, executed, declared, scheme, precision));
      }
    }
  }

  private static Row row(
      Sweep sweep,
      int ordinal,
      Executed executed,
      Network declared,
      String scheme,
      PrecisionAssignment precision) {
    Network network = executed.network();
    String precisionId = precision.id(executed.id());
    return Row.builder(Tables.CANDIDATES)
        .set(
            "candidate_id",
            Hashes.digest(
                String.join(
                    "|",
                    executed.architecture().toString(),
                    sweep.task().name(),
                    executed.id().hash(),
                    precisionId)))
        .set("space", sweep.space().name())
        .set("architecture", executed.architecture().encoding())
        .set("architecture_index", executed.index().toString())
        .set("ordinal", ordinal)
        .set("scheme", scheme)
        .set("task", sweep.task().name())
        .set("network_id", executed.id().hash())
        .set("precision_id", precisionId)
        .set("function_id", sweep.space().functionId(executed.architecture()))
        .set("parameters_declared", declared.parameterCount())
        .set("macs_declared", declared.counts().macs())
        .set("parameters", network.parameterCount())
        .set("macs", network.counts().macs())
        .set("weight_bytes", Math.round(BitOperations.weightBytes(network, precision)))
        .set("gbops", BitOperations.gbops(network, precision))
        .set("bits", BitOperations.meanWeightBits(network, precision))
        .set("layers", network.layers().size())
        .build();
  }
}
