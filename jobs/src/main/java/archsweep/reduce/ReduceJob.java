package archsweep.reduce;

import archsweep.engine.SparkEngine;
import archsweep.sweep.Sweep;
import archsweep.table.RunLocation;
import archsweep.table.RunOwner;
import java.io.IOException;

/** Makes results, fronts and training data anew from what is committed. */
public final class ReduceJob {

  private final SparkEngine engine;
  private final Sweep sweep;
  private final RunOwner owner;
  private final RunLocation location;

  public ReduceJob(SparkEngine engine, Sweep sweep, RunOwner owner, RunLocation location) {
    this.engine = engine;
    this.sweep = sweep;
    this.owner = owner;
    this.location = location;
  }

  /** Writes results.parquet, pareto.parquet and training.parquet. */
  public void run() throws IOException {
    new ResultsJob(engine.session(), sweep).run(owner);
    new FrontsJob(engine.context(), sweep, location).run(owner);
    new TrainingTable(sweep).write(owner);
  }
}
