package archsweep.system.blocks;

import archsweep.system.Objective;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The dynamic programme: for each cut of the chain and each {@link Usage} of the servers the least
 * value of stages up to there. For throughput the value is the largest load of a device or link,
 * for latency the sum of all times and transfers.
 */
final class StageSearch {

  /** Stages up to a cut. */
  private static final class Node {
    final int[] used;
    double value;
    Node before;
    int server;
    int type;
    int from;

    Node(int[] used, double value) {
      this.used = used;
      this.value = value;
    }
  }

  /** A stage: the parts from one up to before another on a device. */
  record Stage(int from, int to, int device) {}

  private final Servers servers;
  private final Usage usage;
  private final Units units;
  private final boolean latency;
  private final long deadline;
  private final double[] rest;
  private final List<Map<String, Node>> cuts = new ArrayList<>();
  private double limit;

  /**
   * Prepares a search.
   *
   * @param limit only values below this are looked for
   * @param deadline the nanoTime at which to stop
   */
  StageSearch(Servers servers, Units units, Objective objective, double limit, long deadline) {
    this.servers = servers;
    this.usage = new Usage(servers);
    this.units = units;
    this.latency = objective == Objective.LATENCY;
    this.limit = limit;
    this.deadline = deadline;
    this.rest = units.leastRest();
  }

  /** The best stages below the limit; empty if there are none, or time was too short. */
  List<Stage> stages() {
    for (int cut = 0; cut <= units.size(); cut++) {
      cuts.add(new LinkedHashMap<>());
    }
    int[] none = usage.none();
    cuts.get(0).put(Usage.key(none), new Node(none, 0));
    for (int cut = 0; cut < units.size(); cut++) {
      for (Node node : cuts.get(cut).values()) {
        if (System.nanoTime() > deadline) {
          return List.of();
        }
        extend(node, cut);
      }
    }
    Node best = null;
    for (Node node : cuts.get(units.size()).values()) {
      best = best == null || node.value < best.value ? node : best;
    }
    return best == null ? List.of() : trace(best);
  }

  private void extend(Node node, int cut) {
    if (hopeless(node.value, cut)) {
      return;
    }
    int last = usage.last(node.used);
    for (int server = 0; server < servers.size(); server++) {
      for (int type = 0; usage.first(node.used, server) && type < servers.types(server); type++) {
        int device = usage.next(node.used, server, type);
        if (device >= 0) {
          double entry = last < 0 ? 0 : units.transfer(cut, last, device);
          extend(node, cut, server, type, device, entry);
        }
      }
    }
  }

  private void extend(Node node, int cut, int server, int type, int device, double entry) {
    int[] used = usage.with(node.used, server, type);
    usage.sort(used, new int[used.length]);
    String key = Usage.key(used);
    for (int to = cut + 1; to <= units.size() && units.fits(device, cut, to); to++) {
      double value =
          latency
              ? node.value + entry + units.time(device, cut, to)
              : Math.max(Math.max(node.value, entry), units.load(device, cut, to));
      if (!latency && Math.max(entry, units.time(device, cut, to)) >= limit) {
        return;
      }
      if (hopeless(value, to)) {
        continue;
      }
      Node target = cuts.get(to).computeIfAbsent(key, any -> new Node(used, Double.MAX_VALUE));
      if (value < target.value) {
        target.value = value;
        target.before = node;
        target.server = server;
        target.type = type;
        target.from = cut;
        if (to == units.size()) {
          limit = value;
        }
      }
    }
  }

  private boolean hopeless(double value, int cut) {
    return (latency ? value + rest[cut] * (1 - 1e-12) : value) >= limit;
  }

  private List<Stage> trace(Node whole) {
    List<Node> path = new ArrayList<>();
    for (Node node = whole; node.before != null; node = node.before) {
      path.add(0, node);
    }
    int[] used = usage.none();
    int[] actual = new int[used.length];
    for (int s = 0; s < actual.length; s++) {
      actual[s] = s;
    }
    List<Stage> stages = new ArrayList<>();
    for (int at = 0; at < path.size(); at++) {
      Node node = path.get(at);
      int count = usage.count(used, node.server, node.type);
      int device = servers.devices(actual[node.server], node.type).get(count);
      int to = at + 1 < path.size() ? path.get(at + 1).from : units.size();
      stages.add(new Stage(node.from, to, device));
      used = usage.with(used, node.server, node.type);
      usage.sort(used, actual);
    }
    return stages;
  }
}
