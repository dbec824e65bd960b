package archsweep.device;

import java.util.Arrays;
import java.util.List;

/**
 * What the block memories (M20K) of an FPGA compute themselves: nothing, or dot products in the
 * dummy arrays of BRAMAC, which multiply two weights by two inputs bit by bit (a MAC2) while the
 * main array stays readable.
 *
 * @see <a href="https://arxiv.org/abs/2304.03974">Chen, Abdelfattah: BRAMAC, FCCM 2023</a>
 */
public enum ComputeInBram {
  /** Plain block memories: the DLA baseline. */
  NONE("none", 0, 0, 1),
  /** Two synchronous dummy arrays that share one copy of the weights. */
  TWO_SYNCHRONOUS("2sa", 2, 8, 1.34),
  /** One dummy array at twice the clock of the memory. */
  ONE_DOUBLE_PUMPED("1da", 1, 4, 1.17);

  /** The columns of a dummy array, and the bits of a word of the main array. */
  private static final int WORD_BITS = 40;

  private final String label;
  private final int arrays;
  private final int readOutCycles;
  private final double areaFactor;

  ComputeInBram(String label, int arrays, int readOutCycles, double areaFactor) {
    this.label = label;
    this.arrays = arrays;
    this.readOutCycles = readOutCycles;
    this.areaFactor = areaFactor;
  }

  /** As device files call it. */
  @Override
  public String toString() {
    return label;
  }

  static List<String> labels() {
    return Arrays.stream(values()).map(ComputeInBram::toString).toList();
  }

  /** The dummy arrays of a memory. */
  public int arrays() {
    return arrays;
  }

  /** Weights of this width in one word, all multiplied at once. */
  public int weightsPerWord(int bits) {
    return WORD_BITS / bits;
  }

  /** Multiply-accumulates of a memory in one MAC2: two weights a column and array. */
  public int macsPerMac2(int bits) {
    return 2 * arrays * weightsPerWord(bits);
  }

  /** Cycles of a MAC2 whose inputs are unsigned, as they are behind a ReLU. */
  public int mac2Cycles(int bits) {
    return switch (this) {
      case NONE -> 1;
      case TWO_SYNCHRONOUS -> bits + 2;
      case ONE_DOUBLE_PUMPED -> (bits + 4) / 2;
    };
  }

  /** Cycles of a MAC2 whose inputs are signed: one more to invert the highest bit's product. */
  public int signedMac2Cycles(int bits) {
    return this == TWO_SYNCHRONOUS ? bits + 3 : mac2Cycles(bits);
  }

  /** Cycles to read the accumulators of an output tile. */
  public int readOutCycles() {
    return readOutCycles;
  }

  /** The area of a memory, relative to a plain one. */
  public double areaFactor() {
    return areaFactor;
  }
}
