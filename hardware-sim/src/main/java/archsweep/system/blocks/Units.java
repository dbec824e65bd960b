package archsweep.system.blocks;

import archsweep.system.Objective;
import archsweep.system.instance.Instance;
import archsweep.system.instance.PeriodModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Runs of the parts of a chain as stages: what they cost on a device, and between devices. */
final class Units {

  private final Instance instance;
  private final Objective objective;
  private final boolean links;
  private final boolean hosts;
  private final double[][] times;
  private final int[][] unsupported;
  private final double[] memory;
  private final List<List<Integer>> crossing = new ArrayList<>();

  /**
   * For a chain.
   *
   * @param parts the operators of each part, in the order of the chain
   */
  Units(Instance instance, Objective objective, List<List<Integer>> parts) {
    this.instance = instance;
    this.objective = objective;
    this.links =
        objective == Objective.LATENCY || instance.periodModel() == PeriodModel.COMPUTE_AND_LINK;
    this.hosts =
        objective == Objective.THROUGHPUT && instance.periodModel() == PeriodModel.HOST_TRANSFERS;
    this.times = new double[instance.deviceCount()][parts.size() + 1];
    this.unsupported = new int[instance.deviceCount()][parts.size() + 1];
    this.memory = new double[parts.size() + 1];
    int[] partOf = new int[instance.size()];
    for (int at = 0; at < parts.size(); at++) {
      int part = at;
      parts.get(at).forEach(i -> partOf[i] = part);
      memory[at + 1] = memory[at] + parts.get(at).stream().mapToDouble(instance::memory).sum();
      for (int k = 0; k < times.length; k++) {
        times[k][at + 1] = times[k][at];
        unsupported[k][at + 1] = unsupported[k][at];
        for (int i : parts.get(at)) {
          times[k][at + 1] += instance.supports(i, k) ? instance.time(i, k) : 0;
          unsupported[k][at + 1] += instance.supports(i, k) ? 0 : 1;
        }
      }
    }
    for (int at = 0; at <= parts.size(); at++) {
      crossing.add(crossing(partOf, at));
    }
  }

  /** How many parts there are. */
  int size() {
    return memory.length - 1;
  }

  /** Whether a device supports and holds the parts from one up to before another. */
  boolean fits(int device, int from, int to) {
    return unsupported[device][to] == unsupported[device][from]
        && memory[to] - memory[from] <= instance.devices().get(device).memory() * (1 + 1e-12);
  }

  /** What the parts take to compute. */
  double time(int device, int from, int to) {
    return times[device][to] - times[device][from];
  }

  /** The time of the parts and, where the model counts them there, of their tensors. */
  double load(int device, int from, int to) {
    boolean pays = hosts && !instance.devices().get(device).host();
    return time(device, from, to) + (pays ? size(from) + size(to) : 0);
  }

  /** What it takes to send all that crosses a cut, at once for latency, else added up. */
  double transfer(int cut, int from, int to) {
    double time = 0;
    for (int e : links ? crossing.get(cut) : List.<Integer>of()) {
      double one = instance.transfer(e, from, to);
      time = objective == Objective.LATENCY ? Math.max(time, one) : time + one;
    }
    return time;
  }

  /** The least that the parts from one on take to compute. */
  double[] leastRest() {
    double[] rest = new double[size() + 1];
    for (int at = size() - 1; at >= 0; at--) {
      int part = at;
      double least =
          IntStream.range(0, times.length)
              .filter(k -> unsupported[k][part + 1] == unsupported[k][part])
              .mapToDouble(k -> time(k, part, part + 1))
              .min()
              .orElse(Double.POSITIVE_INFINITY);
      rest[at] = rest[at + 1] + least;
    }
    return rest;
  }

  private double size(int cut) {
    double size = 0;
    for (int e : crossing.get(cut)) {
      for (int other : instance.out(instance.edges().get(e).source())) {
        size = Math.max(size, instance.edges().get(other).size());
      }
    }
    return size;
  }

  /** One edge for each transfer that crosses a cut. */
  private List<Integer> crossing(int[] partOf, int cut) {
    Set<Integer> cargo = new HashSet<>();
    List<Integer> edges = new ArrayList<>();
    for (int e = 0; e < instance.edges().size(); e++) {
      if (partOf[instance.edges().get(e).source()] < cut
          && partOf[instance.edges().get(e).target()] >= cut
          && cargo.add(instance.cargo(e))) {
        edges.add(e);
      }
    }
    return edges;
  }
}
