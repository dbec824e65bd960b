package archsweep.cost.scalesim;

import archsweep.cost.Folding;
import archsweep.cost.Work.MatrixProduct;
import archsweep.device.Dataflow;

/**
 * What SCALE-Sim v2 reports for a layer, in words, from closed forms.
 *
 * <p>Compute cycles and accesses of the buffers equal the tool's. DRAM accesses do where each
 * operand fits one half of its buffer and the bandwidth is not bounded.
 *
 * <p>Where it is bounded (USER), the tool prefetches the operand matrices, the inputs with the
 * repeats of overlapping windows. What fits one half of a buffer is there before the first cycle,
 * or leaves after the last. Stalls are therefore those of an ideal double buffer, max(0, (words -
 * half) / bandwidth - compute cycles) for the slowest operand. The tool's own prefetcher, which is
 * not documented, stalls more where operands do not fit.
 *
 * @param folding compute cycles and accesses of the buffers
 * @param totalCycles the index of the last cycle: compute cycles - 1 + stalls
 */
public record ScaleSimReport(
    Folding folding,
    long stallCycles,
    long totalCycles,
    long ifmapDramReads,
    long filterDramReads,
    long ofmapDramWrites) {

  /** The report for one of the layer's products: the tool prints a line for each. */
  public static ScaleSimReport of(ScaleSimConfig config, TopologyLayer layer) {
    MatrixProduct product = layer.product();
    Folding folding = config.fold(product.m(), product.n(), product.k());
    long ifmap =
        config.bandwidthIsBounded()
            ? product.m() * product.k()
            : folding.ifmapDramReads(product.ifmapElements(), config.ifmapBufferBytes() / 2);
    long filter = folding.filterDramReads(config.filterBufferBytes() / 2);
    long ofmap = folding.ofmapSramWrites();
    long transfer =
        Math.max(
            config.transferCycles(ifmap, config.ifmapBufferBytes()),
            Math.max(
                config.transferCycles(filter, config.filterBufferBytes()),
                config.transferCycles(ofmap, config.ofmapBufferBytes())));
    long stalls = Math.max(0, transfer - folding.cycles());
    return new ScaleSimReport(folding, stalls, folding.cycles() - 1 + stalls, ifmap, filter, ofmap);
  }

  /**
   * The writes to the outputs' buffer as the tool counts them: with output stationary flow, R + C
   * words too many in each fold.
   */
  public static long ofmapSramWrites(Folding folding) {
    return folding.dataflow() == Dataflow.OS
        ? folding.ofmapSramWrites() + folding.folds() * (folding.rows() + folding.columns())
        : folding.ofmapSramWrites();
  }
}
