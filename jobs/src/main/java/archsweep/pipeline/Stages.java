package archsweep.pipeline;

import archsweep.cost.CostModels;
import archsweep.engine.FanOut;
import archsweep.engine.SparkEngine;
import archsweep.enumerate.EnumerateWork;
import archsweep.precision.PrecisionScheme;
import archsweep.proxy.Proxy;
import archsweep.score.ScoreWork;
import archsweep.simulate.SimulateWork;
import archsweep.sweep.CostColumn;
import archsweep.sweep.ScoreColumn;
import archsweep.sweep.Sweep;
import archsweep.sweep.SweepInputs;
import archsweep.table.Block;
import archsweep.table.Chunk;
import archsweep.table.Coverage;
import archsweep.table.Ordinals;
import archsweep.table.Plan;
import archsweep.table.Plans;
import archsweep.table.RunDirectory;
import archsweep.table.RunOwner;
import archsweep.table.TableSchema;
import archsweep.table.Tables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.spark.broadcast.Broadcast;

/**
 * The tables that are fanned out, one after the other: what is missing is planned, then computed.
 */
final class Stages {

  /** How long a chunk is meant to take. */
  private static final double SECONDS_PER_CHUNK = 60;

  /** First guesses, for chunks of a handy size: the quickstart's networks with all proxies. */
  private static final double SECONDS_PER_NETWORK = 2;

  private static final double SECONDS_PER_CANDIDATE = 1e-3;
  private static final double SECONDS_PER_COST = 2e-5;

  private final Sweep sweep;
  private final RunOwner owner;
  private final RunDirectory run;
  private final SparkEngine engine;
  private final FanOut fanOut;
  private final Broadcast<SweepInputs> inputs;
  private final Consumer<String> messages;

  Stages(
      Sweep sweep,
      RunOwner owner,
      SparkEngine engine,
      FanOut fanOut,
      SweepInputs inputs,
      Consumer<String> messages) {
    this.sweep = sweep;
    this.owner = owner;
    this.run = owner.run();
    this.engine = engine;
    this.fanOut = fanOut;
    this.inputs = engine.context().broadcast(inputs);
    this.messages = messages;
  }

  /**
   * Computes what is missing of the candidates, and of those of scores and costs that are wanted.
   */
  void run(Set<Stage> wanted) throws IOException {
    enumerate();
    Ownership ownership = Ownership.read(run);
    if (wanted.contains(Stage.SCORES)) {
      score(ownership);
    }
    if (wanted.contains(Stage.COSTS)) {
      simulate(ownership);
    }
  }

  private void enumerate() throws IOException {
    Block wanted =
        new Block(
            schemes(), Ordinals.range(0, sweep.architectures()), List.of(Tables.CANDIDATES.name()));
    compute(
        Tables.CANDIDATES,
        List.of(wanted),
        SECONDS_PER_CANDIDATE * sweep.schemes().size(),
        new EnumerateWork(inputs));
  }

  private void score(Ownership ownership) throws IOException {
    Ordinals sample = Ordinals.range(0, sweep.architectures());
    List<Block> wanted = new ArrayList<>();
    addBlock(wanted, ScoreWork.ANY_PRECISION, ownership.networks(), sample, scoreColumns(false));
    for (String scheme : schemes()) {
      addBlock(wanted, scheme, ownership.pairs(scheme), sample, scoreColumns(true));
    }
    compute(Tables.SCORES, wanted, SECONDS_PER_NETWORK, new ScoreWork(inputs));
  }

  private void simulate(Ownership ownership) throws IOException {
    List<String> columns =
        sweep.devices().stream()
            .map(device -> CostColumn.of(CostModels.of(device)).toString())
            .toList();
    Ordinals sample = Ordinals.range(0, sweep.architectures());
    List<Block> wanted = new ArrayList<>();
    for (String scheme : schemes()) {
      addBlock(wanted, scheme, ownership.pairs(scheme), sample, columns);
    }
    double seconds = SECONDS_PER_COST * columns.size() * sweep.schemes().size();
    compute(Tables.COSTS, wanted, SECONDS_PER_CANDIDATE + seconds, new SimulateWork(inputs));
  }

  private static void addBlock(
      List<Block> blocks, String scheme, Ordinals owners, Ordinals sample, List<String> columns) {
    Ordinals ordinals = owners.intersect(sample);
    if (!ordinals.isEmpty() && !columns.isEmpty()) {
      blocks.add(new Block(List.of(scheme), ordinals, columns));
    }
  }

  private List<String> schemes() {
    return sweep.schemes().stream().map(PrecisionScheme::name).toList();
  }

  /** The scores that depend on the precision, or those that do not. */
  private List<String> scoreColumns(boolean ofPrecision) {
    List<Long> batchSeeds = sweep.data().batchSeeds();
    List<String> columns = new ArrayList<>();
    for (Proxy proxy : sweep.proxies()) {
      if (proxy.descriptor().usesPrecision() == ofPrecision) {
        for (long batch : proxy.descriptor().usesData() ? batchSeeds : batchSeeds.subList(0, 1)) {
          for (long init : sweep.data().initSeeds()) {
            int version = proxy.descriptor().version();
            columns.add(new ScoreColumn(proxy.name(), version, batch, init).toString());
          }
        }
      }
    }
    return columns;
  }

  private void compute(
      TableSchema table, List<Block> wanted, double secondsPerArchitecture, FanOut.ChunkWork work)
      throws IOException {
    Plans plans = run.plans();
    Coverage covered = plans.covered(table);
    List<Block> missing = wanted.stream().flatMap(b -> covered.missing(b).stream()).toList();
    if (!missing.isEmpty()) {
      int architectures =
          Ordinals.of(missing.stream().flatMapToInt(block -> block.ordinals().stream())).size();
      int size =
          ChunkPlanner.architecturesPerChunk(
              architectures, secondsPerArchitecture, SECONDS_PER_CHUNK, engine.parallelism());
      owner.commit(Plan.of(plans.nextNumber(), table, ChunkPlanner.plan(missing, size)));
    }
    List<Chunk> open = run.plans().open(table, run.committed(table));
    messages.accept(describe(table, wanted, open));
    fanOut.run(table.name(), "items", open.stream().mapToLong(Chunk::size).sum(), open, work);
  }

  private static String describe(TableSchema table, List<Block> wanted, List<Chunk> open) {
    long all = wanted.stream().mapToLong(Block::size).sum();
    long left = open.stream().mapToLong(Chunk::size).sum();
    if (left == 0) {
      return "%s: all %,d items are there".formatted(table.name(), all);
    }
    return "%s: %,d of %,d items to compute, in %,d chunks"
        .formatted(table.name(), left, Math.max(all, left), open.size());
  }
}
