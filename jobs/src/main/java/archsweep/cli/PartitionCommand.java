package archsweep.cli;

import archsweep.config.UserException;
import archsweep.device.Devices;
import archsweep.pipeline.Installation;
import archsweep.placement.PlacementJson;
import archsweep.placement.PlacementPage;
import archsweep.placement.PlacementView;
import archsweep.placement.Sensitivity;
import archsweep.precision.Formats;
import archsweep.precision.LayerPrecision;
import archsweep.system.Effort;
import archsweep.system.Objective;
import archsweep.system.Partitioner;
import archsweep.system.Placement;
import archsweep.system.instance.Communication;
import archsweep.system.instance.Copies;
import archsweep.system.instance.Instance;
import archsweep.system.instance.InstanceFiles;
import archsweep.system.instance.PipeDreamProfile;
import archsweep.system.network.DecoderWorkload;
import archsweep.system.network.DeviceSystem;
import archsweep.system.network.DeviceSystems;
import archsweep.system.network.NetworkInstances;
import archsweep.system.solvers.Partitioners;
import archsweep.system.workload.RandomWorkload;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Spreads a network over the devices of a system. */
@Command(
    name = "partition",
    mixinStandardHelpOptions = true,
    description =
        "Spreads a network over several devices: where and when each operator runs, and how far"
            + " from the optimum that can be.")
final class PartitionCommand implements Callable<Integer> {

  private enum Format {
    TABLE,
    JSON,
    HTML
  }

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "INSTANCE|NETWORK",
      description = {
        "An instance as JSON (Archsweep's form, or MSR dnn-partitioning's), a PipeDream profile as"
            + " .txt, random:WIRING:OPERATORS:SEED,",
        "or with --system a network: SPACE:ARCHITECTURE, a fixed network, a network as JSON, or"
            + " decoder:LAYERS:HIDDEN:CONTEXT:BATCH."
      })
  private String subject;

  @Option(
      names = "--system",
      paramLabel = "SYSTEM",
      description = "What a network is spread over: a name in conf/systems, or a file.")
  private String system = "";

  @Option(
      names = "--objective",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Objective objective = Objective.LATENCY;

  @Option(
      names = "--solver",
      paramLabel = "SOLVER",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
      completionCandidates = SolverNames.class)
  private String solver = "splitting";

  @Option(
      names = "--time-limit",
      paramLabel = "SECONDS",
      description = "Default: ${DEFAULT-VALUE}.")
  private double timeLimitSeconds = 60;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Searches that exact runs side by side; with 1 its result is repeatable. Default:"
              + " ${DEFAULT-VALUE}.")
  private int threads = 8;

  @Option(names = "--seed", description = "Of all random choices. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(
      names = "--copies",
      paramLabel = "B",
      description = "Samples that are run together, each of which may be spread in its own way.")
  private int copies = 1;

  @Option(
      names = "--communication",
      paramLabel = "OPTION,...",
      split = ",",
      description = {
        "How tensors get from device to device, in place of what the system or the instance says:",
        "serial-links (one transfer at a time in each direction of a link, or channel),",
        "single-copies (a tensor goes to a device once), blocking (transfers keep devices busy),",
        "or overlapping, which is none of them."
      })
  private List<String> communication = List.of();

  @Option(
      names = "--precision",
      paramLabel = "FORMAT",
      description = "The number format of a network. Default: ${DEFAULT-VALUE}.")
  private String precision = "int8";

  @Option(
      names = "--gpus",
      description = "How many GPUs a PipeDream profile is spread over. Default: ${DEFAULT-VALUE}.")
  private int gpus = 4;

  @Option(names = "--format", description = "${COMPLETION-CANDIDATES}.")
  private Format format = Format.TABLE;

  @Override
  public Integer call() {
    check();
    Optional<DeviceSystem> named = system.isEmpty() ? Optional.empty() : Optional.of(readSystem());
    Instance instance = Copies.of(communicating(readInstance(named)), copies);
    Partitioner partitioner = Partitioners.named(solver);
    Effort effort = new Effort(timeLimitSeconds, threads, seed);
    Placement placement = Placement.of(partitioner, instance, objective, effort);
    PlacementView view = new PlacementView(instance, placement);
    switch (format) {
      case JSON -> spec.commandLine().getOut().println(PlacementJson.write(view));
      case HTML ->
          spec.commandLine()
              .getOut()
              .println(
                  PlacementPage.render(
                      view, Sensitivity.of(instance, partitioner, objective, effort)));
      case TABLE -> table(view);
    }
    return 0;
  }

  private void check() {
    if (!(timeLimitSeconds > 0) || threads < 1 || copies < 1 || gpus < 1) {
      throw new UserException(
          "The --time-limit (%s), --threads (%d), --copies (%d) and --gpus (%d) must be positive."
              .formatted(timeLimitSeconds, threads, copies, gpus),
          "leave them out.");
    }
  }

  private DeviceSystem readSystem() {
    DeviceSystems systems = new DeviceSystems(Devices.load(Installation.devices()));
    return system.endsWith(".yaml")
        ? systems.read(Path.of(system))
        : systems.named(Installation.systems(), system);
  }

  private Instance communicating(Instance instance) {
    return communication.isEmpty()
        ? instance
        : instance.with(
            Communication.of(
                communication,
                (reason, advice) ->
                    new UserException("The --communication " + reason + ".", advice)));
  }

  private Instance readInstance(Optional<DeviceSystem> named) {
    Optional<Instance> random = RandomWorkload.named(subject);
    if (random.isPresent()) {
      return random.get();
    }
    if (subject.endsWith(".txt")) {
      return PipeDreamProfile.read(
          Path.of(subject), gpus, PipeDreamProfile.MEMORY_BYTES, PipeDreamProfile.BYTES_PER_SECOND);
    }
    if (subject.endsWith(".json") && InstanceFiles.recognises(Path.of(subject))) {
      return InstanceFiles.read(Path.of(subject));
    }
    DeviceSystem over =
        named.orElseThrow(
            () ->
                new UserException(
                    "%s is a network, and no system says what to spread it over."
                        .formatted(subject),
                    "add --system, one of %s."
                        .formatted(
                            String.join(", ", DeviceSystems.names(Installation.systems())))));
    LayerPrecision formats = LayerPrecision.of(Formats.named(precision));
    return DecoderWorkload.recognises(subject)
        ? DecoderWorkload.named(subject, over, formats)
        : new NetworkInstances(over).of(NetworkArgument.read(subject), formats);
  }

  private void table(PlacementView view) {
    TextTable summary =
        new TextTable("solver", "status", "objective", "makespan", "period", "lower_bound", "gap");
    Placement placement = view.placement();
    summary.add(
        placement.solver(),
        placement.status().name(),
        placement.objective().toString(),
        placement.makespan(),
        placement.period(),
        placement.lowerBound(),
        placement.gap());
    TextTable devices = new TextTable("device", "operators", "load", "share_of_makespan");
    view.deviceUses()
        .forEach(use -> devices.add(use.device(), use.operators(), use.load(), use.share()));
    TextTable schedule = new TextTable("operator", "device", "start", "finish", "critical");
    view.rows()
        .forEach(
            row ->
                schedule.add(
                    row.operator(),
                    row.device(),
                    row.start(),
                    row.finish(),
                    row.critical() ? "*" : ""));
    for (TextTable table : new TextTable[] {summary, devices, schedule}) {
      table.lines(TextTable.Format.TABLE).forEach(spec.commandLine().getOut()::println);
      spec.commandLine().getOut().println();
    }
  }

  /** The names of all solvers, for the help. */
  static final class SolverNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Partitioners.all().stream().map(Partitioner::name).iterator();
    }
  }
}
