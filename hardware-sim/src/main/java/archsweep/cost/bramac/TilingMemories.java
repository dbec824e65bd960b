package archsweep.cost.bramac;

import static archsweep.device.Division.ceilDiv;

import archsweep.cost.bramac.TiledLayer.Convolution;
import archsweep.device.TilingDesign;

/** How many block memories (M20K) a design needs for its filters and feature maps. */
final class TilingMemories {

  private static final int WORDS = 512;

  /** The bits of a word that a plain memory uses. */
  private static final int PORT_BITS = 32;

  private TilingMemories() {}

  /** The filter cache of a design whose memories do not compute, for its largest convolution. */
  static long filterCache(TilingDesign design, Convolution largest) {
    int cvec = design.vectors().cvec();
    int kvec = design.vectors().kvec();
    long banks = ceilDiv((long) TilingDesign.RVEC * cvec, PORT_BITS / design.bits()) * kvec;
    long words =
        ceilDiv(largest.r(), TilingDesign.RVEC)
            * largest.s()
            * ceilDiv(largest.c(), cvec)
            * ceilDiv(largest.k(), kvec);
    return banks * ceilDiv(words, WORDS);
  }

  /** The stream buffers, for the largest feature maps. */
  static long streamBuffers(TilingDesign design, FeatureMaps maps, int outputCopies) {
    long width =
        (design.vectors().qvec() - 1) * ceilDiv(maps.outputColumns(), maps.inputColumns())
            + TilingDesign.RVEC;
    long banks = width * design.vectors().cvec();
    long depth = ceilDiv(maps.inputs() + outputCopies * maps.outputs(), banks);
    return ceilDiv(depth, (long) WORDS * PORT_BITS / design.bits()) * banks;
  }
}
