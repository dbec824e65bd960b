package archsweep.network;

import java.util.Arrays;

/**
 * Which of some layers have the same colour: a table by the colours' own bits, as they are hashes.
 */
final class ColourTable {

  /** What stands for the class of a layer whose colour no other one has. */
  static final int[] ALONE = new int[0];

  private final long[] colours;
  private final int[] representatives;
  private final int[][] classes;

  ColourTable(long[] colours, int[] members) {
    this.colours = colours;
    this.representatives = new int[4 * Integer.highestOneBit(Math.max(1, members.length))];
    Arrays.fill(representatives, -1);
    int[] counts = new int[representatives.length];
    for (int member : members) {
      int slot = slot(member);
      representatives[slot] = member;
      counts[slot]++;
    }
    this.classes = new int[representatives.length][];
    for (int member : members) {
      int slot = slot(member);
      if (classes[slot] == null) {
        classes[slot] = counts[slot] == 1 ? ALONE : new int[counts[slot]];
        counts[slot] = 0;
      }
      if (classes[slot].length > 0) {
        classes[slot][counts[slot]++] = member;
      }
    }
  }

  /**
   * The layers of the colour of one of them, in their order; {@link #ALONE} if it is the only one.
   */
  int[] alike(int member) {
    return classes[slot(member)];
  }

  private int slot(int member) {
    int mask = representatives.length - 1;
    int slot = (int) colours[member] & mask;
    while (representatives[slot] >= 0 && colours[representatives[slot]] != colours[member]) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
