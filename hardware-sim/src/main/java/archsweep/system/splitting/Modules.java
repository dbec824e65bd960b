package archsweep.system.splitting;

import archsweep.identity.Seeds;
import archsweep.system.instance.Edge;
import archsweep.system.instance.Instance;
import archsweep.system.quotient.Quotient;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import nl.cwts.networkanalysis.Clustering;
import nl.cwts.networkanalysis.LeidenAlgorithm;
import nl.cwts.networkanalysis.Network;
import nl.cwts.util.LargeDoubleArray;
import nl.cwts.util.LargeIntArray;

/**
 * Convex modules of at most a given size. The Leiden algorithm (Traag, Waltman and van Eck, "From
 * Louvain to Leiden: guaranteeing well-connected communities", 2019) maximises the modularity of
 * the graph whose edges weigh what their transfers take; communities that wait for each other
 * become one; what is too large is cut along the topological order, and neighbours that are small
 * together are joined.
 */
final class Modules {

  private static final int ITERATIONS = 10;

  private Modules() {}

  /**
   * Modules in topological order, each with its operators in topological order.
   *
   * @param largest the most operators of a module
   */
  static List<List<Integer>> of(Instance instance, int largest, double resolution, long seed) {
    Quotient quotient = Quotient.of(instance, communities(instance, resolution, seed));
    List<List<Integer>> modules = new ArrayList<>();
    for (int m = 0; m < quotient.size(); m++) {
      List<Integer> members = quotient.members(m);
      int parts = (members.size() + largest - 1) / largest;
      for (int part = 0; part < parts; part++) {
        add(
            modules,
            members.subList(part * members.size() / parts, (part + 1) * members.size() / parts),
            largest);
      }
    }
    return modules;
  }

  private static void add(List<List<Integer>> modules, List<Integer> part, int largest) {
    List<Integer> last = modules.isEmpty() ? List.of() : modules.get(modules.size() - 1);
    if (!last.isEmpty() && last.size() + part.size() <= largest) {
      last.addAll(part);
    } else {
      modules.add(new ArrayList<>(part));
    }
  }

  /** The community of each operator. */
  static int[] communities(Instance instance, double resolution, long seed) {
    LargeIntArray[] ends = {new LargeIntArray(0), new LargeIntArray(0)};
    LargeDoubleArray weights = new LargeDoubleArray(0);
    double floor = floor(instance);
    for (int e = 0; e < instance.edges().size(); e++) {
      Edge edge = instance.edges().get(e);
      ends[0].append(edge.source());
      ends[1].append(edge.target());
      weights.append(floor + meanTransfer(instance, e));
    }
    Network network = new Network(instance.size(), true, ends, weights, false, false);
    double total = network.getTotalEdgeWeight() + network.getTotalEdgeWeightSelfLinks();
    LeidenAlgorithm leiden =
        new LeidenAlgorithm(
            resolution / (2 * Math.max(total, 1e-12)),
            ITERATIONS,
            LeidenAlgorithm.DEFAULT_RANDOMNESS,
            new Random(Seeds.mix(seed, instance.name(), "leiden")));
    Clustering clustering = leiden.findClustering(network);
    return clustering.getClusters();
  }

  /** Edges that cost nothing hold their ends together too. */
  private static double floor(Instance instance) {
    double sum = 0;
    for (int e = 0; e < instance.edges().size(); e++) {
      sum += meanTransfer(instance, e);
    }
    return sum == 0 ? 1 : 0.1 * sum / instance.edges().size();
  }

  private static double meanTransfer(Instance instance, int edge) {
    int devices = instance.deviceCount();
    double sum = 0;
    for (int from = 0; from < devices; from++) {
      for (int to = 0; to < devices; to++) {
        sum += instance.transfer(edge, from, to);
      }
    }
    return sum / Math.max(1, devices * (devices - 1));
  }
}
