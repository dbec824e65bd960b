package archsweep.sweep;

import archsweep.config.UserException;
import archsweep.config.Yaml;
import archsweep.cost.CostModel;
import archsweep.cost.CostModels;
import archsweep.device.Device;
import archsweep.device.Devices;
import archsweep.identity.Seeds;
import archsweep.network.Network;
import archsweep.network.NetworkId;
import archsweep.precision.AssignedPrecision;
import archsweep.precision.PrecisionAssignment;
import archsweep.precision.PrecisionScheme;
import archsweep.precision.RuleScheme;
import archsweep.space.Architecture;
import archsweep.space.CandidateOrder;
import archsweep.space.DeadEdges;
import archsweep.table.RunDirectory;
import archsweep.training.Minibatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a JVM needs to work on a sweep, made once from its {@link SweepInputs}: the parsed sweep,
 * the order of its candidates, cost models with their caches. Safe for many threads.
 */
public final class SweepContext {

  /** The latest one: a JVM works on one sweep at a time. */
  private static SweepContext latest;

  private final SweepInputs inputs;
  private final Sweep sweep;
  private final CandidateOrder order;
  private final RunDirectory run;
  private final Map<String, PrecisionScheme> schemes = new LinkedHashMap<>();
  private final Map<CostColumn, CostModel> costModels = new LinkedHashMap<>();
  private final Assignments assignments = new Assignments(this);
  private final Map<Long, Minibatch> batches = new LinkedHashMap<>();

  /**
   * An architecture as it is executed.
   *
   * @param index in its space
   */
  public record Executed(
      Architecture architecture, BigInteger index, Network network, NetworkId id) {}

  private SweepContext(SweepInputs inputs) {
    this.inputs = inputs;
    this.sweep = SweepFile.read(Yaml.parse(inputs.sweep(), "sweep.yaml"), this::device);
    this.order = sweep.order();
    SchemeHistory.parse(inputs.schemes())
        .schemes()
        .forEach(scheme -> schemes.put(scheme.name(), scheme));
    sweep.devices().forEach(this::addCostModel);
    inputs.formerDevices().forEach((name, text) -> addCostModel(parseDevice(name, text)));
    inputs.batches().forEach((seed, batch) -> batches.put(seed, batch.toMinibatch()));
    try {
      this.run = RunDirectory.open(inputs.location());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The context of these inputs: the one that this JVM has, or a new one. */
  @SuppressWarnings(
      "ReferenceEquality") // A broadcast is one object in a JVM; its batches are large.
  public static synchronized SweepContext of(SweepInputs inputs) {
    if (latest == null || latest.inputs != inputs) {
      latest = new SweepContext(inputs);
    }
    return latest;
  }

  public Sweep sweep() {
    return sweep;
  }

  public RunDirectory run() {
    return run;
  }

  /** The names of all precision schemes of the run, in the order in which they came in. */
  public List<String> schemes() {
    return List.copyOf(schemes.keySet());
  }

  /** The architecture at a place of the sweep's order, with the network that it runs as. */
  public Executed executed(int ordinal) {
    BigInteger index = order.index(BigInteger.valueOf(ordinal));
    Architecture architecture = sweep.space().decode(index);
    Network network = sweep.space().toNetwork(architecture, sweep.task(), DeadEdges.DROP);
    return new Executed(architecture, index, network, NetworkId.of(network));
  }

  /** The formats that a scheme assigns. */
  public PrecisionAssignment assignment(Executed executed, String scheme) {
    PrecisionScheme some = schemes.get(scheme);
    return some instanceof AssignedPrecision assigned
        ? assignments.of(executed, assigned)
        : ((RuleScheme) some).assign(executed.network(), executed.id(), sweep.seed());
  }

  /** The model of a column; absent where this version of the program has another model. */
  public Optional<CostModel> costModel(CostColumn column) {
    return Optional.ofNullable(costModels.get(column));
  }

  /**
   * The model of a device of the run.
   *
   * @throws UserException if the run has no such device any more
   */
  CostModel deviceModel(String device) {
    return costModels.values().stream()
        .filter(model -> model.device().name().equals(device))
        .findFirst()
        .orElseThrow(
            () ->
                new UserException(
                    "The run has precisions that are assigned on the device %s, which is not among its devices."
                        .formatted(device),
                    "keep it below devices."));
  }

  /** The minibatch of a seed. */
  public Minibatch batch(long seed) {
    return batches.get(seed);
  }

  /** What fresh weights of a network are drawn with. */
  public long initialisationSeed(NetworkId network, long initSeed) {
    return Seeds.mix(sweep.seed(), network.hash(), "init " + initSeed);
  }

  private Device device(String name) {
    String text = inputs.devices().get(name);
    if (text == null) {
      throw new UserException("There is no device %s.".formatted(name), "it is not in the run.");
    }
    return parseDevice(name, text);
  }

  private static Device parseDevice(String name, String text) {
    return Devices.parse(Yaml.parse(text, name + ".yaml"));
  }

  private void addCostModel(Device device) {
    CostModel model = CostModels.of(device);
    costModels.putIfAbsent(CostColumn.of(model), model);
  }
}
