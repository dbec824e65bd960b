package archsweep.system.solvers;

import archsweep.config.Similar;
import archsweep.config.UserException;
import archsweep.system.Partitioner;
import archsweep.system.blocks.BlocksDp;
import archsweep.system.contiguous.ContiguousDp;
import archsweep.system.exact.Exact;
import archsweep.system.exact.Milp;
import archsweep.system.heuristic.FastestDevice;
import archsweep.system.heuristic.GreedyEarliestFinish;
import archsweep.system.heuristic.Heft;
import archsweep.system.heuristic.LocalSearch;
import archsweep.system.heuristic.MemoryEtf;
import archsweep.system.heuristic.Peft;
import archsweep.system.heuristic.RoundRobin;
import archsweep.system.splitting.Splitting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The solvers by name. To add one: add a line. */
public final class Partitioners {

  private static final List<Partitioner> QUICK =
      List.of(new Heft(), new Peft(), new FastestDevice(), new LocalSearch(), new ContiguousDp());

  private static final Map<String, Partitioner> BY_NAME =
      byName(
          new Exact(QUICK),
          new Milp(QUICK),
          new Splitting(QUICK),
          new FastestDevice(),
          new RoundRobin(),
          new GreedyEarliestFinish(),
          new Heft(),
          new Peft(),
          new MemoryEtf(),
          new ContiguousDp(),
          new BlocksDp(),
          new LocalSearch());

  private Partitioners() {}

  /** All solvers. */
  public static List<Partitioner> all() {
    return List.copyOf(BY_NAME.values());
  }

  /**
   * The solver of a name.
   *
   * @throws UserException if there is none
   */
  public static Partitioner named(String name) {
    Partitioner partitioner = BY_NAME.get(name);
    if (partitioner == null) {
      throw new UserException(
          "There is no solver %s.".formatted(name), Similar.advice(name, BY_NAME.keySet()));
    }
    return partitioner;
  }

  private static Map<String, Partitioner> byName(Partitioner... partitioners) {
    Map<String, Partitioner> byName = new LinkedHashMap<>();
    for (Partitioner partitioner : partitioners) {
      if (byName.put(partitioner.name(), partitioner) != null) {
        throw new IllegalArgumentException("Two solvers are called " + partitioner.name() + ".");
      }
    }
    return byName;
  }
}
