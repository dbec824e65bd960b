package archsweep.network;

import archsweep.identity.Hashes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * A colour for each layer, and its refinement until the layers of a colour have alike neighbours.
 * Colours are 64-bit hashes of what a renaming cannot change; only layers whose class splits get
 * new ones, so a refinement costs no more than what it finds. A collision of hashes could only keep
 * two layers of one class together, which never makes two networks equal.
 */
final class Colours {

  private final Wiring wiring;
  private final long[] colours;

  /** For each layer the members of its class, or none where the layer is alone. */
  private final int[][] classes;

  /** From what distinguishes a layer by itself, and its distances from inputs and outputs. */
  Colours(Wiring wiring) {
    this.wiring = wiring;
    this.colours = new long[wiring.size()];
    this.classes = new int[wiring.size()][];
    int[] above = above();
    int[] below = below();
    for (int i = 0; i < colours.length; i++) {
      colours[i] = Hashes.mix(wiring.hash(i) + Hashes.mix(above[i] * 31L + Hashes.mix(below[i])));
    }
    int[] layers = new int[colours.length];
    Arrays.setAll(layers, layer -> layer);
    split(layers);
    BitSet all = new BitSet();
    all.set(0, colours.length);
    refine(all);
  }

  private Colours(Colours original) {
    this.wiring = original.wiring;
    this.colours = original.colours.clone();
    this.classes = original.classes.clone();
  }

  /** These colours after one layer has got another one, and all that follows from it. */
  Colours singledOut(int layer) {
    Colours result = new Colours(this);
    int[] members = classes[layer];
    result.colours[layer] = Hashes.mix(colours[layer] + members.length);
    result.split(members);
    BitSet touched = new BitSet();
    result.touchNeighbours(layer, touched);
    for (int member : members) {
      touched.set(member);
    }
    result.refine(touched);
    return result;
  }

  /** The layers of the least colour that several have; none if each layer has its own. */
  int[] leastClass() {
    int least = -1;
    for (int i = 0; i < colours.length; i++) {
      if (classes[i].length > 0 && (least < 0 || colours[i] < colours[least])) {
        least = i;
      }
    }
    return least < 0 ? ColourTable.ALONE : classes[least];
  }

  /** A hash of which colours there are. */
  long signature() {
    long sum = 0;
    for (long colour : colours) {
      sum += Hashes.mix(colour);
    }
    return sum;
  }

  /**
   * The layers from the least colour. The last bits of a colour make room for the layer, so that
   * numbers can be sorted; colours that differ in no other bits are as rare as a collision.
   */
  List<Integer> order() {
    long layers = 2L * Integer.highestOneBit(Math.max(1, colours.length)) - 1;
    long[] sorted = new long[colours.length];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = (colours[i] & ~layers) | i;
    }
    Arrays.sort(sorted);
    Integer[] order = new Integer[sorted.length];
    for (int place = 0; place < order.length; place++) {
      order[place] = (int) (sorted[place] & layers);
    }
    return List.of(order);
  }

  /** Splits classes in rounds, in each of which all look at the colours of the round before. */
  private void refine(BitSet first) {
    BitSet touched = first;
    while (!touched.isEmpty()) {
      List<int[]> splits = new ArrayList<>();
      List<long[]> views = new ArrayList<>();
      long[] sharing = sharing();
      for (int i = touched.nextSetBit(0); i >= 0; i = touched.nextSetBit(i + 1)) {
        int[] members = classes[i];
        long[] seen = new long[members.length];
        boolean alike = true;
        for (int k = 0; k < members.length; k++) {
          touched.clear(members[k]);
          seen[k] = view(members[k], sharing);
          alike &= seen[k] == seen[0];
        }
        if (!alike) {
          splits.add(members);
          views.add(seen);
        }
      }
      touched = apply(splits, views);
    }
  }

  /** Gives the members of classes that split new colours; returns whom that concerns. */
  private BitSet apply(List<int[]> splits, List<long[]> views) {
    for (int s = 0; s < splits.size(); s++) {
      int[] members = splits.get(s);
      for (int k = 0; k < members.length; k++) {
        colours[members[k]] = Hashes.mix(colours[members[k]] + views.get(s)[k]);
      }
      split(members);
    }
    BitSet touched = new BitSet();
    for (int[] members : splits) {
      for (int member : members) {
        touched.set(member);
        touchNeighbours(member, touched);
      }
    }
    return touched;
  }

  /** Puts members of one class into one for each colour. */
  private void split(int[] members) {
    ColourTable table = new ColourTable(colours, members);
    for (int member : members) {
      classes[member] = table.alike(member);
    }
  }

  private void touchNeighbours(int layer, BitSet touched) {
    int[] sources = wiring.sources(layer);
    for (int k = 0; k < sources.length; k += 2) {
      if (sources[k] >= 0) {
        touched.set(sources[k]);
      }
    }
    int[] readers = wiring.readers(layer);
    for (int k = 0; k < readers.length; k += 3) {
      touched.set(readers[k]);
    }
    for (int parameter : wiring.shared(layer).values()) {
      for (int sharer : wiring.sharers(parameter)) {
        touched.set(sharer);
      }
    }
  }

  /** What a layer sees around itself. */
  private long view(int layer, long[] sharing) {
    int[] sources = wiring.sources(layer);
    long above = 0;
    for (int k = 0; k < sources.length; k += 2) {
      long colour = sources[k] >= 0 ? colours[sources[k]] : Hashes.mix(sources[k]);
      long edge = Hashes.mix(colour + 0x51L * sources[k + 1]);
      above = wiring.commutes(layer) ? above + edge : Hashes.mix(above + edge);
    }
    int[] readers = wiring.readers(layer);
    long below = 0;
    for (int k = 0; k < readers.length; k += 3) {
      long place = wiring.commutes(readers[k]) ? 0 : readers[k + 1];
      below += Hashes.mix(colours[readers[k]] + 0x9dL * place + 0x3b5L * readers[k + 2]);
    }
    long shared = 0;
    for (Map.Entry<String, Integer> role : wiring.shared(layer).entrySet()) {
      shared += Hashes.mix(Hashes.hash(role.getKey()) + sharing[role.getValue()]);
    }
    return Hashes.mix(above + 1) + 3 * Hashes.mix(below + 2) + 5 * Hashes.mix(shared + 3);
  }

  /** For each shared parameter a hash of the colours of its users. */
  private long[] sharing() {
    long[] sums = new long[wiring.sharedParameters()];
    for (int parameter = 0; parameter < sums.length; parameter++) {
      for (int sharer : wiring.sharers(parameter)) {
        sums[parameter] += Hashes.mix(colours[sharer]);
      }
    }
    return sums;
  }

  /** The longest way from an input of the network. */
  private int[] above() {
    int[] above = new int[wiring.size()];
    for (int i = 0; i < above.length; i++) {
      int[] sources = wiring.sources(i);
      for (int k = 0; k < sources.length; k += 2) {
        if (sources[k] >= 0) {
          above[i] = Math.max(above[i], above[sources[k]] + 1);
        }
      }
    }
    return above;
  }

  /** The longest way to a layer that nobody reads. */
  private int[] below() {
    int[] below = new int[wiring.size()];
    for (int i = below.length - 1; i >= 0; i--) {
      int[] readers = wiring.readers(i);
      for (int k = 0; k < readers.length; k += 3) {
        below[i] = Math.max(below[i], below[readers[k]] + 1);
      }
    }
    return below;
  }
}
