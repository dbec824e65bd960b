package archsweep.device;

import static archsweep.device.Division.ceilDiv;

/**
 * A tiling accelerator for one width of operands, as it is laid out on the FPGA: how its output
 * columns are shared between DSPs and computing memories, and what it occupies. Three taps of a
 * filter's row are always taken at once.
 *
 * @param memories what its block memories compute
 * @param bits of weights and activations: 2, 4 or 8
 */
public record TilingDesign(ComputeInBram memories, int bits, TilingVectors vectors) {

  /** Taps of a filter's row that are taken at once. */
  public static final int RVEC = 3;

  /** The area of a plain M20K and of a DSP, in the units of the authors' simulator. */
  private static final double M20K_AREA = 40;

  private static final double DSP_AREA = 30;

  public TilingDesign {
    if (bits != 2 && bits != 4 && bits != 8) {
      throw new IllegalArgumentException("The bits (%d) must be 2, 4 or 8.".formatted(bits));
    }
    if (!supports(memories, vectors.qvec())) {
      throw new IllegalArgumentException(
          "Memories of the kind %s cannot share %d output columns with DSPs."
              .formatted(memories, vectors.qvec()));
    }
    if (memories != ComputeInBram.NONE && vectors.kvec() % memories.weightsPerWord(bits) != 0) {
      throw new IllegalArgumentException(
          "The kvec (%d) must fill words of %d weights."
              .formatted(vectors.kvec(), memories.weightsPerWord(bits)));
    }
  }

  /** Whether there is a split of this many output columns between memories and DSPs. */
  static boolean supports(ComputeInBram memories, int qvec) {
    return switch (memories) {
      case NONE -> true;
      case TWO_SYNCHRONOUS -> qvec == 3 || qvec == 4;
      case ONE_DOUBLE_PUMPED -> qvec >= 2 && qvec <= 4;
    };
  }

  /** Multiplications that one DSP packs. */
  public int macsPerDsp() {
    return 16 / bits;
  }

  /** The output columns that the memories compute; the DSPs compute the others. */
  public int memoryQvec() {
    return switch (memories) {
      case NONE -> 0;
      case TWO_SYNCHRONOUS -> 2;
      case ONE_DOUBLE_PUMPED -> vectors.qvec() == 4 && bits == 2 ? 2 : 1;
    };
  }

  /** DSPs in use. */
  public long dsps() {
    long multipliers =
        (long) (vectors.qvec() - memoryQvec()) * RVEC * vectors.cvec() * vectors.kvec();
    return ceilDiv(multipliers, macsPerDsp());
  }

  /** Channels that are taken in one MAC2; without computing memories, in a cycle. */
  public int channelsPerIteration() {
    return memories.mac2Cycles(bits) * vectors.cvec();
  }

  /**
   * Memories that hold the filters and compute: a pair of channels each. Two synchronous arrays
   * share a copy of the weights; double-pumped ones need a copy for each output column.
   *
   * @throws IllegalStateException for plain memories, whose number depends on the network
   */
  public long computingBrams() {
    if (memories == ComputeInBram.NONE) {
      throw new IllegalStateException("Plain memories do not compute.");
    }
    int copies = memories == ComputeInBram.ONE_DOUBLE_PUMPED ? memoryQvec() : 1;
    return ceilDiv(channelsPerIteration(), 2)
        * RVEC
        * copies
        * ceilDiv(vectors.kvec(), memories.weightsPerWord(bits));
  }

  /** The area of this many memories and of the DSPs, in units of which a plain M20K has 40. */
  public double area(long brams) {
    return brams * M20K_AREA * memories.areaFactor() + dsps() * DSP_AREA;
  }
}
