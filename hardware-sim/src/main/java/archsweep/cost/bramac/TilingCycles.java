package archsweep.cost.bramac;

import static archsweep.device.Division.ceilDiv;

import archsweep.cost.bramac.TiledLayer.Convolution;
import archsweep.cost.bramac.TiledLayer.FullyConnected;
import archsweep.device.ComputeInBram;
import archsweep.device.TilingDesign;

/**
 * The cycles of a layer on a tiling accelerator, for one example. Without computing memories
 *
 * <pre>
 * conv: macs / efficiency / (DSPs packing),  efficiency = product of x / (ceil(x / v) v)
 * fc:   macs / (DSPs packing)
 * </pre>
 *
 * and with them, where an iteration is a MAC2 of {@code t} cycles that takes {@code t cvec}
 * channels:
 *
 * <pre>
 * conv: (ceil(c / (t cvec)) t s ceil(r / 3) + readout) ceil(k / kvec) ceil(q / qvec) p
 * fc:   t macs / (t DSPs packing + memories macs(MAC2))
 * </pre>
 *
 * <p>each rounded up. The order of the floating-point operations is that of the authors' simulator,
 * whose rounding now and then costs a cycle.
 *
 * @see <a href="https://github.com/abdelfattah-lab/BRAMAC">The simulator: dlabramac</a>
 */
public final class TilingCycles {

  private final TilingDesign design;
  private final int iteration;
  private final double macsPerCycle;
  private final double macsPerIteration;

  public TilingCycles(TilingDesign design) {
    this.design = design;
    boolean plain = design.memories() == ComputeInBram.NONE;
    this.iteration = design.memories().mac2Cycles(design.bits());
    this.macsPerCycle = (double) design.dsps() * design.macsPerDsp();
    this.macsPerIteration =
        macsPerCycle * iteration
            + (plain
                ? 0
                : (double) design.computingBrams() * design.memories().macsPerMac2(design.bits()));
  }

  /** The cycles of a layer. */
  public long of(TiledLayer layer) {
    if (layer instanceof Convolution convolution) {
      return design.memories() == ComputeInBram.NONE ? plain(convolution) : computing(convolution);
    }
    return fullyConnected((FullyConnected) layer);
  }

  /** The multiply-accumulates of a cycle in which everything computes. */
  public double peakMacsPerCycle() {
    return macsPerIteration / iteration;
  }

  private long plain(Convolution layer) {
    int qvec = design.vectors().qvec();
    double efficiency =
        (double) layer.q()
            / filled(layer.q(), qvec)
            * layer.p()
            / layer.p()
            * layer.k()
            / filled(layer.k(), design.vectors().kvec())
            * layer.c()
            / filled(layer.c(), design.vectors().cvec())
            * layer.r()
            / filled(layer.r(), TilingDesign.RVEC);
    double operations = 2.0 * layer.macs() / efficiency;
    return (long) Math.ceil(operations / (2 * macsPerCycle));
  }

  private long computing(Convolution layer) {
    long channels = ceilDiv(layer.c(), design.channelsPerIteration()) * iteration;
    long tile =
        channels * layer.s() * ceilDiv(layer.r(), TilingDesign.RVEC)
            + design.memories().readOutCycles();
    return tile
        * ceilDiv(layer.k(), design.vectors().kvec())
        * ceilDiv(layer.q(), design.vectors().qvec())
        * layer.p();
  }

  private long fullyConnected(FullyConnected layer) {
    long batch = 2L * design.vectors().kvec();
    double operations = 2.0 * layer.macs() * batch;
    double cycles = operations / (2 * macsPerIteration) * iteration;
    return (long) Math.ceil(cycles / batch);
  }

  private static long filled(long size, long vector) {
    return ceilDiv(size, vector) * vector;
  }
}
