package archsweep.system.blocks;

import archsweep.system.instance.Instance;
import archsweep.system.instance.Link;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The devices in servers, the servers in classes. Servers are what is left connected when links
 * slower than a threshold are cut; of all thresholds the one that leaves the least to tell apart is
 * taken. Devices of one type in a server, and servers of one class, can be exchanged without any
 * difference: with all their times, memory, and links to all others.
 */
final class Servers {

  /** Ways to use one server that are told apart at most. */
  private static final int MOST_USES = 4096;

  private static final int MOST_TYPES = 14;

  private final Instance instance;
  private final List<List<List<Integer>>> servers = new ArrayList<>();
  private final List<Integer> classOf = new ArrayList<>();

  private Servers(Instance instance, List<List<Integer>> clusters) {
    this.instance = instance;
    List<List<List<Integer>>> typed = clusters.stream().map(this::types).toList();
    boolean[] done = new boolean[typed.size()];
    int classes = 0;
    for (int s = 0; s < done.length; s++) {
      if (!done[s]) {
        for (int other = s; other < done.length; other++) {
          if (!done[other] && (other == s || exchangeable(typed.get(s), typed.get(other)))) {
            done[other] = true;
            servers.add(typed.get(other));
            classOf.add(classes);
          }
        }
        classes++;
      }
    }
  }

  /**
   * The servers of an instance.
   *
   * @param size of the tensors that links are compared by
   */
  static Servers of(Instance instance, double size) {
    double[] times =
        instance.links().stream()
            .flatMap(List::stream)
            .mapToDouble(link -> link.time(size))
            .sorted()
            .distinct()
            .toArray();
    Servers best = new Servers(instance, clusters(instance, size, Double.NEGATIVE_INFINITY));
    for (double threshold : times) {
      Servers servers = new Servers(instance, clusters(instance, size, threshold));
      if (servers.states() < best.states() && servers.fits()) {
        best = servers;
      }
    }
    return best;
  }

  /** How many servers there are; those of one class are next to each other. */
  int size() {
    return servers.size();
  }

  int classOf(int server) {
    return classOf.get(server);
  }

  /** How many types of devices a server has. */
  int types(int server) {
    return servers.get(server).size();
  }

  /** The devices of one type in a server. */
  List<Integer> devices(int server, int type) {
    return servers.get(server).get(type);
  }

  /** How many sets of used devices there are, equal ones counted once. */
  double states() {
    double states = 1;
    for (int s = 0; s < size(); s++) {
      int rank = 1;
      while (s >= rank && classOf(s - rank) == classOf(s)) {
        rank++;
      }
      states *= (uses(s) + rank - 1) / rank;
    }
    return states;
  }

  private boolean fits() {
    for (int s = 0; s < size(); s++) {
      if (uses(s) > MOST_USES || types(s) > MOST_TYPES) {
        return false;
      }
    }
    return true;
  }

  private double uses(int server) {
    double uses = 1;
    for (List<Integer> type : servers.get(server)) {
      uses *= type.size() + 1;
    }
    return uses;
  }

  private List<List<Integer>> types(List<Integer> cluster) {
    List<List<Integer>> types = new ArrayList<>();
    for (int device : cluster) {
      types.stream()
          .filter(type -> type.stream().allMatch(other -> exchangeable(other, device)))
          .findFirst()
          .ifPresentOrElse(
              type -> type.add(device), () -> types.add(new ArrayList<>(List.of(device))));
    }
    return types;
  }

  private boolean exchangeable(int a, int b) {
    return exchangeable(List.of(List.of(a)), List.of(List.of(b)));
  }

  private boolean exchangeable(List<List<Integer>> a, List<List<Integer>> b) {
    int[] exchanged = new int[instance.deviceCount()];
    Arrays.setAll(exchanged, k -> k);
    if (a.size() != b.size()) {
      return false;
    }
    for (int type = 0; type < a.size(); type++) {
      if (a.get(type).size() != b.get(type).size()) {
        return false;
      }
      for (int n = 0; n < a.get(type).size(); n++) {
        int first = a.get(type).get(n);
        int second = b.get(type).get(n);
        exchanged[first] = second;
        exchanged[second] = first;
        if (!instance.alike(first, second)) {
          return false;
        }
      }
    }
    return sameLinks(exchanged);
  }

  private boolean sameLinks(int[] exchanged) {
    for (int from = 0; from < exchanged.length; from++) {
      for (int to = 0; to < exchanged.length; to++) {
        Link link = instance.links().get(from).get(to);
        Link other = instance.links().get(exchanged[from]).get(exchanged[to]);
        if (from != to
            && (link.latency() != other.latency() || link.perUnit() != other.perUnit())) {
          return false;
        }
      }
    }
    return true;
  }

  private static List<List<Integer>> clusters(Instance instance, double size, double threshold) {
    int[] cluster = new int[instance.deviceCount()];
    Arrays.setAll(cluster, k -> k);
    for (int a = 0; a < cluster.length; a++) {
      for (int b = 0; b < a; b++) {
        double time =
            Math.max(
                instance.links().get(a).get(b).time(size),
                instance.links().get(b).get(a).time(size));
        if (time <= threshold && cluster[a] != cluster[b]) {
          int old = cluster[a];
          int joined = cluster[b];
          Arrays.setAll(cluster, k -> cluster[k] == old ? joined : cluster[k]);
        }
      }
    }
    List<List<Integer>> clusters = new ArrayList<>();
    for (int c = 0; c < cluster.length; c++) {
      List<Integer> members = new ArrayList<>();
      for (int k = 0; k < cluster.length; k++) {
        if (cluster[k] == c) {
          members.add(k);
        }
      }
      if (!members.isEmpty()) {
        clusters.add(members);
      }
    }
    return clusters;
  }
}
