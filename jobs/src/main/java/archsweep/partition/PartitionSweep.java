package archsweep.partition;

import archsweep.config.Section;
import archsweep.precision.Formats;
import archsweep.precision.LayerPrecision;
import archsweep.system.Objective;
import archsweep.system.Partitioner;
import archsweep.system.instance.Communication;
import archsweep.system.instance.Instance;
import archsweep.system.solvers.Partitioners;
import java.util.List;
import java.util.Optional;

/**
 * What a file of {@code conf/partitions} asks for: every combination of networks and systems, and
 * every instance, for every objective by every solver.
 *
 * @param networks as command lines name them
 * @param systems names in conf/systems
 * @param instances files or random instances, each with devices of its own
 * @param communication in place of what systems and instances say, if any
 */
public record PartitionSweep(
    String name,
    List<String> networks,
    List<String> systems,
    LayerPrecision precision,
    List<String> instances,
    Optional<Communication> communication,
    List<Objective> objectives,
    List<String> solvers,
    double timeLimitSeconds,
    long seed) {

  /**
   * Reads a file.
   *
   * @throws archsweep.config.UserException with file, line and key if it is wrong
   */
  public static PartitionSweep read(Section section) {
    PartitionSweep sweep =
        new PartitionSweep(
            section.text("name"),
            section.texts("networks", List.of()),
            section.texts("systems", List.of()),
            LayerPrecision.of(Formats.named(section.text("precision", "int8"))),
            section.texts("instances", List.of()),
            communication(section),
            section.texts("objectives").stream().map(text -> objective(section, text)).toList(),
            section.texts("solvers").stream()
                .map(Partitioners::named)
                .map(Partitioner::name)
                .toList(),
            section.number("time_limit_s", 0.01, 86_400),
            section.integer("seed", 0, Long.MAX_VALUE, 1));
    section.refuseUnknownKeys();
    if (sweep.networks.isEmpty() != sweep.systems.isEmpty()) {
      throw section.wrong(
          sweep.networks.isEmpty() ? "systems" : "networks",
          sweep.networks.isEmpty() ? sweep.systems : sweep.networks,
          "have no " + (sweep.networks.isEmpty() ? "networks" : "systems"),
          "name some.");
    }
    return sweep;
  }

  /** An instance with the communication of the sweep. */
  public Instance communicating(Instance instance) {
    return communication.map(instance::with).orElse(instance);
  }

  private static Optional<Communication> communication(Section section) {
    List<String> options = section.texts("communication", List.of());
    return options.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Communication.of(
                options,
                (reason, advice) -> section.wrong("communication", options, reason, advice)));
  }

  private static Objective objective(Section section, String text) {
    for (Objective objective : Objective.values()) {
      if (objective.toString().equals(text)) {
        return objective;
      }
    }
    throw section.wrong("objectives", text, "is unknown", "write latency or throughput.");
  }
}
