package archsweep.device;

import java.util.Locale;

/**
 * What the logarithm of a kernel's slowdown over its roofline is a sum of: the logarithms of its
 * sizes, their squares and products, how full tiles of 64 are, and what tells convolutions apart.
 * All logarithms are to base 2.
 */
public enum KernelTerm {
  CONSTANT,
  M,
  N,
  K,
  M_M,
  N_N,
  K_K,
  M_N,
  M_K,
  N_K,
  /** How full the last tile of 64 rows leaves all tiles. */
  M_TILES,
  N_TILES,
  TAPS,
  REUSE,
  /** One for convolutions of one tap, else zero. */
  POINTWISE;

  private static final double TILE = 64;

  /** The value for a shape. */
  public double of(KernelShape shape) {
    double m = log2(shape.m());
    double n = log2(shape.n());
    double k = log2(shape.k());
    return switch (this) {
      case CONSTANT -> 1;
      case M -> m;
      case N -> n;
      case K -> k;
      case M_M -> m * m;
      case N_N -> n * n;
      case K_K -> k * k;
      case M_N -> m * n;
      case M_K -> m * k;
      case N_K -> n * k;
      case M_TILES -> log2(fullness(shape.m()));
      case N_TILES -> log2(fullness(shape.n()));
      case TAPS -> log2(shape.taps());
      case REUSE -> log2(shape.reuse());
      case POINTWISE -> shape.taps() == 1 ? 1 : 0;
    };
  }

  /** As device files call it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static double fullness(double size) {
    return size / (Math.ceil(size / TILE) * TILE);
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }
}
