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
    Sweep sweep = context.sweep();
    Executed executed = context.executed(ordinal);
    Network declared =
        sweep.space().hasDeadEdges()
            ? sweep.space().toNetwork(executed.architecture(), sweep.task(), DeadEdges.KEEP)
            : executed.network();
    Row.Builder row =
        Row.builder(Tables.CANDIDATES)
            .set("space", sweep.space().name())
            .set("architecture", executed.architecture().encoding())
            .set("architecture_index", executed.index().toString())
            .set("ordinal", ordinal)
            .set("task", sweep.task().name())
            .set("network_id", executed.id().hash())
            .set("function_id", sweep.space().functionId(executed.architecture()))
            .set("parameters_declared", declared.parameterCount())
            .set("macs_declared", declared.counts().macs())
            .set("parameters", executed.network().parameterCount())
            .set("macs", executed.network().counts().macs())
            .set("layers", executed.network().layers().size());
    BitOperations bits = new BitOperations(executed.network());
    Set<String> seen = new HashSet<>();
    for (String scheme : context.schemes()) {
      PrecisionAssignment precision = context.assignment(executed, scheme);
      String precisionId = precision.id(executed.id());
      if (seen.add(precisionId) && schemes.contains(scheme)) {
        rows.add(
            row.set("candidate_id", candidateId(sweep, executed, precisionId))
                .set("scheme", scheme)
                .set("precision_id", precisionId)
                .set("weight_bytes", Math.round(bits.weightBytes(precision)))
                .set("gbops", bits.gbops(precision))
                .set("bits", bits.meanWeightBits(precision))
                .build());
      }
    }
  }

  private static String candidateId(Sweep sweep, Executed executed, String precisionId) {
    return Hashes.digest(
        String.join(
            "|",
            executed.architecture().toString(),
            sweep.task().name(),
            executed.id().hash(),
            precisionId));
  }
}
