package archsweep.device;

/**
 * The sizes of a kernel that its speed depends on: an [m, k] by [k, n] product.
 *
 * @param taps of a convolution's filter; 1 for other products
 * @param reuse how often an input element is used by different rows: m k by the different inputs
 */
public record KernelShape(double m, double n, double k, double taps, double reuse) {

  public KernelShape {
    if (!(m > 0 && n > 0 && k > 0 && taps > 0 && reuse > 0)) {
      throw new IllegalArgumentException("A kernel needs positive sizes.");
    }
  }

  /** The nearest shape within two corners. */
  public KernelShape within(KernelShape least, KernelShape most) {
    return new KernelShape(
        Math.min(Math.max(m, least.m), most.m),
        Math.min(Math.max(n, least.n), most.n),
        Math.min(Math.max(k, least.k), most.k),
        Math.min(Math.max(taps, least.taps), most.taps),
        Math.min(Math.max(reuse, least.reuse), most.reuse));
  }
}
