package archsweep.pipeline;

import archsweep.config.UserException;
import archsweep.engine.FanOut;
import archsweep.engine.Progress;
import archsweep.engine.SparkEngine;
import archsweep.images.ImageSource;
import archsweep.reduce.ReduceJob;
import archsweep.sweep.SchemeHistory;
import archsweep.sweep.Sweep;
import archsweep.sweep.SweepInputs;
import archsweep.table.Damage;
import archsweep.table.RunDirectory;
import archsweep.table.RunLocation;
import archsweep.table.RunOwner;
import archsweep.table.TableSchema;
import archsweep.table.Tables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Runs what is missing of a sweep: plans the items that no earlier plan holds, finishes the chunks
 * that are open, then reduces. A run that was killed at any moment is finished by running it again.
 */
public final class SweepRun {

  /**
   * What is asked of a run beside its sweep file.
   *
   * @param master of Spark; blank for what spark-submit says, or this machine
   * @param maxFailures how many rows may fail before the run stops
   * @param retryFailed whether rows that failed in an earlier run are tried again
   * @param stages the steps that are wanted; candidates always are
   * @param exportTop how many candidates of each device's front leave as ONNX
   */
  public record Settings(
      RunLocation location,
      String master,
      long maxFailures,
      boolean retryFailed,
      Set<Stage> stages,
      int exportTop) {}

  private final SweepSource source;
  private final Sweep sweep;
  private final Settings settings;
  private final Progress progress;
  private final Consumer<String> messages;

  /**
   * @param messages gets a line for people at each step
   */
  public SweepRun(
      SweepSource source, Settings settings, Progress progress, Consumer<String> messages) {
    this.source = source;
    this.sweep = source.sweep();
    this.settings = settings;
    this.progress = progress;
    this.messages = messages;
  }

  /**
   * Runs the sweep.
   *
   * @throws UserException if the output belongs to another run, or another process is at it
   */
  public RunSummary run() throws IOException {
    LayerPatterns.check(source);
    AssignedBudgets.check(source);
    Optional<ImageSource> images = SweepImages.open(source);
    Map<Long, SweepInputs.Batch> batches = new LinkedHashMap<>();
    if (images.isPresent()) {
      for (long seed : sweep.data().batchSeeds()) {
        batches.put(seed, SweepInputs.Batch.of(CandidateExport.batch(sweep, images.get(), seed)));
      }
    }
    RunDirectory run = RunDirectory.open(settings.location());
    try (RunOwner owner = run.own()) {
      Identity.claim(Identity.of(sweep, images), owner);
      SchemeHistory schemes = history(run).with(source.section(), sweep.schemes());
      DeviceHistory devices = DeviceHistory.of(run, source);
      setDamagedAside(owner);
      keep(owner, schemes, devices);
      SweepInputs inputs =
          new SweepInputs(
              source.text(),
              schemes.text(),
              source.devices(),
              devices.former(),
              settings.location(),
              batches);
      try (SparkEngine engine = SparkEngine.open("archsweep " + sweep.name(), settings.master())) {
        if (settings.retryFailed()) {
          new Retry(engine.context(), owner, inputs, messages).run();
        }
        FanOut fanOut = new FanOut(engine.context(), progress, settings.maxFailures());
        new Stages(sweep, owner, engine, fanOut, inputs, messages).run(settings.stages());
        if (settings.stages().contains(Stage.RESULTS)) {
          new ReduceJob(engine, sweep, owner, settings.location()).run();
          new DevicesTable(source).write(owner);
        }
        RunSummary summary = RunSummary.of(sweep, run);
        if (settings.stages().contains(Stage.RESULTS)) {
          new RunReport(sweep, run).write(owner, summary);
          if (settings.exportTop() > 0) {
            new FrontExport(sweep, messages).write(owner, summary.fronts(), settings.exportTop());
          }
        }
        Identity.finish(owner);
        return summary;
      }
    }
  }

  private static SchemeHistory history(RunDirectory run) throws IOException {
    Optional<byte[]> stored = run.file(SchemeHistory.FILE);
    return stored.isPresent()
        ? SchemeHistory.parse(new String(stored.get(), StandardCharsets.UTF_8))
        : SchemeHistory.none();
  }

  private void setDamagedAside(RunOwner owner) throws IOException {
    for (TableSchema table : Tables.FAN_OUT) {
      List<Damage> damages = owner.run().verify(table);
      for (Damage damage : damages) {
        messages.accept(
            "The chunk %s is damaged and is computed again: %s"
                .formatted(damage.chunk(), damage.reason()));
      }
      owner.setAside(damages);
    }
  }

  private void keep(RunOwner owner, SchemeHistory schemes, DeviceHistory devices)
      throws IOException {
    Map<String, String> files = new LinkedHashMap<>(source.files());
    files.put(SchemeHistory.FILE, schemes.text());
    files.putAll(devices.files());
    for (Map.Entry<String, String> file : files.entrySet()) {
      owner.replaceFile(file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8));
    }
  }
}
