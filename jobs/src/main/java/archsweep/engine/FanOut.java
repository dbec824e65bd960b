package archsweep.engine;

import archsweep.table.Chunk;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.util.LongAccumulator;

/**
 * Runs chunks of work on the cluster, one task a chunk. A task commits its chunk itself, so nothing
 * comes back to the driver but what the progress line shows.
 */
public final class FanOut {

  /** Computes a chunk and commits its rows. Runs on an executor. */
  public interface ChunkWork extends Serializable {
    Outcome compute(Chunk chunk);
  }

  /**
   * What a chunk came to.
   *
   * @param items how many items of work were done
   * @param failures how many rows have a status of failure
   */
  public record Outcome(long items, long failures) implements Serializable {}

  private final JavaSparkContext spark;
  private final Progress progress;
  private final long maxFailures;

  public FanOut(JavaSparkContext spark, Progress progress, long maxFailures) {
    this.spark = spark;
    this.progress = progress;
    this.maxFailures = maxFailures;
  }

  /**
   * Runs all chunks.
   *
   * @throws TooManyFailuresException once more rows have failed than are allowed; what was
   *     committed stays
   */
  public void run(String stage, String unit, long items, List<Chunk> chunks, ChunkWork work) {
    if (chunks.isEmpty()) {
      return;
    }
    progress.start(stage, unit, items);
    // For display only: a retried task may count twice. Results come from the committed rows.
    LongAccumulator done = spark.sc().longAccumulator();
    LongAccumulator failed = spark.sc().longAccumulator();
    Watch watch = new Watch(done, failed);
    spark.sc().addSparkListener(watch);
    spark.setJobGroup(stage, stage + " " + chunks.size() + " chunks", true);
    try {
      spark
          .parallelize(chunks, chunks.size())
          .foreach(
              chunk -> {
                Outcome outcome = work.compute(chunk);
                done.add(outcome.items());
                failed.add(outcome.failures());
              });
    } catch (RuntimeException e) {
      throw watch.tooMany ? new TooManyFailuresException(progress.failures(), maxFailures) : e;
    } finally {
      spark.clearJobGroup();
      spark.sc().removeSparkListener(watch);
      progress.finish();
    }
  }

  /** Brings the counts to the progress line as tasks end, and stops when too much has failed. */
  private final class Watch extends SparkListener {
    private final LongAccumulator done;
    private final LongAccumulator failed;
    private long shownDone;
    private long shownFailed;
    private volatile boolean tooMany;

    Watch(LongAccumulator done, LongAccumulator failed) {
      this.done = done;
      this.failed = failed;
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
      long doneNow = done.value();
      long failedNow = failed.value();
      progress.add(doneNow - shownDone, failedNow - shownFailed);
      shownDone = doneNow;
      shownFailed = failedNow;
      if (failedNow > maxFailures && !tooMany) {
        tooMany = true;
        spark.sc().cancelAllJobs();
      }
    }
  }
}
