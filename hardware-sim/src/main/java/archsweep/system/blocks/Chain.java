package archsweep.system.blocks;

import archsweep.system.instance.Edge;
import archsweep.system.instance.Instance;
import archsweep.system.schedule.NoPlacementException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An instance as a chain. It is cut wherever all that crosses from the operators before to those
 * after is made by one operator; between two cuts is a piece. A block is a run of pieces that comes
 * again behind itself, with the same times, memory and edges.
 */
final class Chain {

  private final Instance instance;
  private final List<List<Integer>> pieces;
  private final int[] kinds;
  private final int[] pieceOf;

  private Chain(Instance instance, List<List<Integer>> pieces) {
    this.instance = instance;
    this.pieces = pieces;
    this.pieceOf = new int[instance.size()];
    for (int at = 0; at < pieces.size(); at++) {
      for (int i : pieces.get(at)) {
        pieceOf[i] = at;
      }
    }
    this.kinds = kinds();
  }

  /**
   * Finds the chain.
   *
   * @throws NoPlacementException with the reason if the instance is none, or repeats nothing
   */
  static Chain of(Instance instance) {
    Chain chain = new Chain(instance, pieces(instance));
    for (int i = 0; i < instance.size(); i++) {
      for (int j = 0; j < i && instance.group(i) >= 0; j++) {
        if (instance.group(i) == instance.group(j) && chain.pieceOf[i] != chain.pieceOf[j]) {
          throw refused(
              instance,
              "the colocation group %s is in several places of the chain"
                  .formatted(instance.operators().get(i).colocation()));
        }
      }
    }
    if (chain.period() == 0) {
      throw refused(
          instance,
          "of the %d pieces that its graph can be cut into, none comes twice in a row"
              .formatted(chain.pieces.size()));
    }
    return chain;
  }

  /** The operators of each piece, in the order of the chain. */
  List<List<Integer>> pieces() {
    return pieces;
  }

  /** The operators of each block, and of each piece before and behind the repeated ones. */
  List<List<Integer>> blocks() {
    int period = period();
    int first = firstRepeated(period);
    int last = first + period * repeats(first, period);
    List<List<Integer>> blocks = new ArrayList<>(pieces.subList(0, first));
    for (int at = first; at < last; at += period) {
      List<Integer> block = new ArrayList<>();
      pieces.subList(at, at + period).forEach(block::addAll);
      blocks.add(block);
    }
    blocks.addAll(pieces.subList(last, pieces.size()));
    return blocks;
  }

  private static List<List<Integer>> pieces(Instance instance) {
    int[] missing = new int[instance.size()];
    int crossing = 0;
    List<List<Integer>> pieces = new ArrayList<>();
    List<Integer> piece = new ArrayList<>();
    for (int at = 0; at < instance.size(); at++) {
      int operator = instance.order()[at];
      piece.add(operator);
      for (int e : instance.in(operator)) {
        int source = instance.edges().get(e).source();
        crossing -= --missing[source] == 0 ? 1 : 0;
      }
      missing[operator] = instance.out(operator).length;
      crossing += missing[operator] > 0 ? 1 : 0;
      if (crossing == 1) {
        pieces.add(piece);
        piece = new ArrayList<>();
      }
    }
    if (!piece.isEmpty()) {
      pieces.add(piece);
    }
    return pieces;
  }

  /** A number for each piece; equal ones look the same to every device. */
  private int[] kinds() {
    Map<String, Integer> numbers = new HashMap<>();
    int[] found = new int[pieces.size()];
    for (int at = 0; at < found.length; at++) {
      String looks = looks(at);
      Integer known = numbers.putIfAbsent(looks, numbers.size());
      found[at] = known == null ? numbers.size() - 1 : known;
    }
    return found;
  }

  private String looks(int at) {
    StringBuilder looks = new StringBuilder();
    List<Integer> piece = pieces.get(at);
    for (int i : piece) {
      looks.append(instance.operators().get(i).times()).append(instance.memory(i));
      for (int e : instance.in(i)) {
        Edge edge = instance.edges().get(e);
        int source = edge.source();
        looks
            .append(pieceOf[source] == at ? piece.indexOf(source) : pieceOf[source] - at)
            .append(':')
            .append(edge.size());
      }
      looks.append(';');
    }
    return looks.toString();
  }

  /** The length of the block whose repetitions cover most; the shortest of equals; 0 if none. */
  private int period() {
    int best = 0;
    int covered = 0;
    for (int period = 1; 2 * period <= kinds.length; period++) {
      int first = firstRepeated(period);
      int length = period * repeats(first, period);
      if (length >= 2 * period && length > covered) {
        covered = length;
        best = period;
      }
    }
    return best;
  }

  private int firstRepeated(int period) {
    int best = 0;
    int most = 0;
    int first = 0;
    for (int at = 0; at + period <= kinds.length; at++) {
      boolean same = at + period < kinds.length && kinds[at] == kinds[at + period];
      if (!same) {
        if (at - first > most) {
          most = at - first;
          best = first;
        }
        first = at + 1;
      }
    }
    return best;
  }

  private int repeats(int first, int period) {
    int repeats = 1;
    while (first + (repeats + 1) * period <= kinds.length
        && Arrays.equals(
            kinds,
            first,
            first + period,
            kinds,
            first + repeats * period,
            first + (repeats + 1) * period)) {
      repeats++;
    }
    return repeats;
  }

  private static NoPlacementException refused(Instance instance, String reason) {
    return new NoPlacementException(
        "%s: it is no chain of repeated blocks: %s.".formatted(instance.name(), reason),
        "use another --solver, such as contiguous-dp.");
  }
}
