package archsweep.reduce;

import archsweep.identity.Seeds;
import java.util.HashMap;
import java.util.Map;

/**
 * Assigns candidates to training, validation and test so that neither a network nor a function is
 * cut: candidates that are connected through either share a group, and a group is assigned by the
 * hash of its least function. So a candidate keeps its split when a sweep grows, unless a new
 * candidate connects its group with another.
 */
final class Splits {

  private final long seed;
  private final double validationShare;
  private final double testShare;
  private final Map<String, String> parents = new HashMap<>();

  Splits(long seed, double validationShare, double testShare) {
    this.seed = seed;
    this.validationShare = validationShare;
    this.testShare = testShare;
  }

  /** Takes a candidate in; all must be in before {@link #of} is asked. */
  void add(String networkId, String functionId) {
    String network = root("n" + networkId);
    String function = root("f" + functionId);
    if (!network.equals(function)) {
      boolean functionFirst = lesser(function, network);
      parents.put(functionFirst ? network : function, functionFirst ? function : network);
    }
  }

  /** The split of a candidate that was added: train, validation or test. */
  String of(String functionId) {
    double share = (Seeds.mix(seed, root("f" + functionId), "split") >>> 11) * 0x1.0p-53;
    if (share < testShare) {
      return "test";
    }
    return share < testShare + validationShare ? "validation" : "train";
  }

  /** Functions stand before networks, so that the root of a group is its least function. */
  private static boolean lesser(String first, String second) {
    return first.charAt(0) == second.charAt(0)
        ? first.compareTo(second) < 0
        : first.charAt(0) == 'f';
  }

  private String root(String item) {
    String root = item;
    for (String parent = parents.get(root); parent != null; parent = parents.get(root)) {
      root = parent;
    }
    for (String step = item; !step.equals(root); ) {
      String next = parents.get(step);
      parents.put(step, root);
      step = next;
    }
    return root;
  }
}
