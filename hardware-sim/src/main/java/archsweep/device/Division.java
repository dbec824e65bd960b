package archsweep.device;

/** Whole numbers divided and rounded up: how many passes of a vector cover a size. */
public final class Division {

  private Division() {}

  /** The least whole number that is not below dividend / divisor, both positive. */
  public static long ceilDiv(long dividend, long divisor) {
    return (dividend + divisor - 1) / divisor;
  }
}
