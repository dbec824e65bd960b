package archsweep.cli;

import archsweep.config.TextFiles;
import archsweep.config.Yaml;
import archsweep.device.Devices;
import archsweep.engine.Progress;
import archsweep.engine.TooManyFailuresException;
import archsweep.partition.PartitionItem;
import archsweep.partition.PartitionRun;
import archsweep.partition.PartitionSweep;
import archsweep.pipeline.Installation;
import archsweep.system.instance.Instance;
import archsweep.system.instance.InstanceFiles;
import archsweep.system.instance.InstanceWriter;
import archsweep.system.network.DecoderWorkload;
import archsweep.system.network.DeviceSystem;
import archsweep.system.network.DeviceSystems;
import archsweep.system.network.Member;
import archsweep.system.network.NetworkInstances;
import archsweep.system.workload.RandomWorkload;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Places many networks on many systems by many solvers. */
@Command(
    name = "partition-sweep",
    mixinStandardHelpOptions = true,
    description = {
      "Spreads every network of a file over every system, by every solver, on Spark.",
      "Run it again after a crash, or with more in the file: only what is missing is computed."
    })
final class PartitionSweepCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "Such as conf/partitions/systems.yaml.")
  private Path file;

  @Option(
      names = "--out",
      paramLabel = "PATH",
      description = "Where everything is written. Default: runs/NAME.")
  private String out = "";

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "Spark's master, such as local[2]. Default: all cores of this machine.")
  private String master = "";

  @Option(
      names = "--max-failures",
      paramLabel = "N",
      description = "Stop when more rows than this have failed. Default: ${DEFAULT-VALUE}.")
  private long maxFailures = 1000;

  @Option(
      names = "--retry-failed",
      description = "Try placements again that failed in an earlier run.")
  private boolean retryFailed;

  @Override
  public Integer call() throws IOException {
    PrintWriter errors = spec.commandLine().getErr();
    PartitionSweep sweep = PartitionSweep.read(Yaml.read(file));
    String path = out.isBlank() ? "runs/" + sweep.name() : out;
    PartitionRun run =
        new PartitionRun(
            sweep, TextFiles.read(file), items(sweep), Locations.of(path), retryFailed);
    PartitionRun.Summary summary;
    try {
      summary =
          run.run(master, maxFailures, new Progress(errors, Progress.Style.PLAIN), errors::println);
    } catch (TooManyFailuresException e) {
      errors.println(e.getMessage());
      return Main.SOME_ROWS_FAILED;
    }
    spec.commandLine()
        .getOut()
        .printf(
            "%s: %,d placements, %,d failed; %s/placements, %s/report.html%n",
            sweep.name(), summary.rows(), summary.failures(), path, path);
    return summary.failures() > 0 ? Main.SOME_ROWS_FAILED : 0;
  }

  private static List<PartitionItem> items(PartitionSweep sweep) {
    List<PartitionItem> items = new ArrayList<>();
    DeviceSystems systems = new DeviceSystems(Devices.load(Installation.devices()));
    for (String name : sweep.systems()) {
      DeviceSystem system =
          name.endsWith(".yaml")
              ? systems.read(Path.of(name))
              : systems.named(Installation.systems(), name);
      NetworkInstances instances = new NetworkInstances(system);
      for (String named : sweep.networks()) {
        Instance instance =
            DecoderWorkload.recognises(named)
                ? DecoderWorkload.named(named, system, sweep.precision())
                : instances.of(NetworkArgument.read(named), sweep.precision());
        items.add(
            new PartitionItem(
                named,
                "%s.v%d".formatted(system.name(), system.version()),
                InstanceWriter.write(sweep.communicating(instance)),
                system.members().stream().map(Member::powerW).toList()));
      }
    }
    for (String named : sweep.instances()) {
      Instance instance =
          RandomWorkload.named(named).orElseGet(() -> InstanceFiles.read(Path.of(named)));
      items.add(
          new PartitionItem(
              named, "own", InstanceWriter.write(sweep.communicating(instance)), List.of()));
    }
    return items;
  }
}
