package archsweep.precision;

import archsweep.network.Network;
import archsweep.network.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Which layers of a network have a precision of their own, and which of them each other layer
 * follows, in the sense of {@link RuleScheme}: norms, activations, pools and sums run as the widest
 * of the layers that they read.
 */
public final class DecidedLayers {

  private final Network network;
  private final List<Integer> positions;
  private final List<SortedSet<Integer>> leaders;
  private final boolean[] anchored;

  private DecidedLayers(Network network) {
    this.network = network;
    this.positions =
        IntStream.range(0, network.layers().size())
            .filter(position -> Decisions.decides(network, position))
            .boxed()
            .toList();
    this.leaders = new ArrayList<>();
    this.anchored = new boolean[network.layers().size()];
    for (int position = 0; position < network.layers().size(); position++) {
      leaders.add(leaders(position));
    }
  }

  public static DecidedLayers of(Network network) {
    return new DecidedLayers(network);
  }

  /** The layers that have a precision of their own, in their order. */
  public List<Integer> positions() {
    return positions;
  }

  /**
   * The layers with a precision of their own that decide that of the layer at this position: itself
   * if it has one, else all that it reads through layers that follow.
   */
  public SortedSet<Integer> leaders(Integer position) {
    return leaders.get(position);
  }

  /**
   * Whether a layer has the usual precision whatever its leaders have, or one as wide: it reads
   * something that no layer decides, such as a constant.
   */
  public boolean anchored(int position) {
    return anchored[position];
  }

  /**
   * The assignment that follows from decisions.
   *
   * @param decided by position, for all of {@link #positions}
   * @param usual for layers that read no decided one
   */
  public PrecisionAssignment complete(Map<Integer, LayerPrecision> decided, LayerPrecision usual) {
    return Decisions.complete(network, decided, usual);
  }

  /** From the narrowest activations, then weights: of several leaders the last one counts. */
  public static Comparator<LayerPrecision> byWidth() {
    return Decisions.WIDTH;
  }

  private SortedSet<Integer> leaders(int position) {
    SortedSet<Integer> found = new TreeSet<>();
    if (positions.contains(position)) {
      found.add(position);
      return found;
    }
    boolean reads = false;
    boolean free = false;
    for (Source source : network.layers().get(position).inputs()) {
      if (!network.inputs().containsKey(source.node())) {
        int read = network.position(source.node());
        reads = true;
        free |= anchored[read];
        found.addAll(leaders.get(read));
      }
    }
    anchored[position] = !reads || free;
    return found;
  }
}
