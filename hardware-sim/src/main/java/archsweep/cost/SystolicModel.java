package archsweep.cost;

import archsweep.cost.Work.Elementwise;
import archsweep.cost.Work.Free;
import archsweep.cost.Work.MatrixProduct;
import archsweep.device.EnergyTable;
import archsweep.device.Execution;
import archsweep.device.SystolicArray;
import archsweep.precision.LayerPrecision;
import archsweep.precision.NumberFormat;
import java.util.List;

/**
 * Systolic arrays: compute cycles of matrix products by the closed forms of {@link Folding}, which
 * equal SCALE-Sim's; everything else on the vector unit. Buffers are double, so that memory and
 * arithmetic overlap:
 *
 * <pre>latency = max(compute cycles, DRAM bytes / DRAM bytes per cycle) / clock</pre>
 *
 * <p>A PE that does p multiply-accumulates a cycle takes p terms of the sum at once, so that k
 * becomes ceil(k / p). The products of a grouped convolution run one after the other. Partial sums
 * are 32 bits wide and are added up in the outputs' buffer; where those of a column fold do not fit
 * one half of it, they go to DRAM and come back. Activations go through DRAM between layers. A bias
 * is what sums start from: it is read, and takes no cycle.
 *
 * <p>Several cores share products, rows or columns of the output, whichever {@link CoreSplit} takes
 * least time; each brings what it needs itself, and all wait for the largest share. Energy is that
 * of all events, and leakage for as long as the layer takes.
 */
final class SystolicModel implements LayerModel {

  private static final int PARTIAL_SUM_BYTES = 4;

  private final SystolicArray array;
  private final List<CoreSplit> splits;

  SystolicModel(SystolicArray array) {
    this.array = array;
    this.splits = CoreSplit.of(array.cores());
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public LayerCost cost(LayerWorkload workload, LayerPrecision precision) {
    Work work = workload.work();
    if (work instanceof Free free) {
      return LayerCost.free(true, array.energy().known(), free.assumption());
    }
    Execution execution = workload.execution(array.formats(), precision);
    if (work instanceof MatrixProduct product) {
      return product(workload, product, execution);
    }
    return onVectorUnit(
        workload, work instanceof Elementwise some ? some.operations() : 0, execution);
  }

  /** On the split of the cores that takes least time; of equals the first. */
  private LayerCost product(LayerWorkload workload, MatrixProduct product, Execution execution) {
    LayerCost best = null;
    for (CoreSplit split : splits) {
      LayerCost cost = product(workload, product, execution, split);
      if (best == null || cost.latencyUs() < best.latencyUs()) {
        best = cost;
      }
    }
    return best;
  }

  private LayerCost product(
      LayerWorkload workload, MatrixProduct product, Execution execution, CoreSplit split) {
    int terms = array.macsPerPePerCycle().get(execution.compute());
    MatrixProduct share = split.cores() == 1 ? product : split.share(product);
    Folding folding =
        new Folding(
            array.dataflow(),
            array.rows(),
            array.columns(),
            terms,
            share.m(),
            share.n(),
            share.k());
    NumberFormat inputs = execution.activations();
    NumberFormat filters = product.weighted() ? execution.weights() : inputs;
    long biases =
        product.weighted()
            ? workload.weightElements() - product.products() * product.k() * product.n()
            : 0;
    long shares = share.products() * split.cores();
    long dramBytes =
        shares * dramBytes(folding, share.ifmapElements(), inputs, filters)
            + LayerWorkload.bytes(biases, filters);
    long sramBytes = shares * sramBytes(folding, inputs, filters);
    long cycles = share.products() * folding.cycles();
    double memoryCycles = dramBytes / array.dramBytesPerCycle();
    double total = Math.max((double) cycles, memoryCycles);
    return new LayerCost(
        Quantity.of(cycles),
        split.cores() == 1
            ? Quantity.of(cycles - product.products() + Math.ceil(total - cycles))
            : Quantity.UNKNOWN,
        microseconds(total),
        energy(macsPj(product.macs(), execution.compute()), sramBytes, dramBytes, total),
        dramBytes,
        Quantity.of(sramBytes),
        product.macs() / (total * split.cores() * array.rows() * array.columns() * terms),
        workingSetBytes(workload, execution),
        memoryCycles > cycles || split.cores() > 1 ? CostSource.ANALYTIC : CostSource.CLOSED_FORM,
        execution.assumption());
  }

  /** The bytes that one product moves between DRAM and buffers. */
  private long dramBytes(
      Folding folding, long ifmapElements, NumberFormat inputs, NumberFormat filters) {
    long reads =
        LayerWorkload.bytes(
                folding.ifmapDramReads(ifmapElements, capacity(array.ifmapBufferBytes(), inputs)),
                inputs)
            + LayerWorkload.bytes(
                folding.filterDramReads(capacity(array.filterBufferBytes(), filters)), filters);
    long outputs = folding.m() * folding.n();
    long spilled =
        folding.partialSums() * PARTIAL_SUM_BYTES > array.ofmapBufferBytes() / 2
            ? 2 * (folding.ofmapSramWrites() - outputs) * PARTIAL_SUM_BYTES
            : 0;
    return reads + LayerWorkload.bytes(outputs, inputs) + spilled;
  }

  /** The bytes that one product moves between buffers and array. */
  private static long sramBytes(Folding folding, NumberFormat inputs, NumberFormat filters) {
    long outputs = folding.m() * folding.n();
    long accumulated = folding.ofmapSramWrites() - outputs;
    return LayerWorkload.bytes(folding.ifmapSramReads(), inputs)
        + LayerWorkload.bytes(folding.filterSramReads(), filters)
        + (folding.ofmapSramWrites() + accumulated) * PARTIAL_SUM_BYTES;
  }

  private LayerCost onVectorUnit(LayerWorkload workload, long operations, Execution execution) {
    long bytes = workingSetBytes(workload, execution);
    double cycles = Math.ceil((double) operations / lanes());
    double total = Math.max(cycles, bytes / array.dramBytesPerCycle());
    return new LayerCost(
        Quantity.of(cycles),
        Quantity.UNKNOWN,
        microseconds(total),
        energy(Quantity.of(operations * array.energy().vectorOperationPj()), bytes, bytes, total),
        bytes,
        Quantity.of(bytes),
        total == 0 ? 0 : operations / (total * lanes()),
        bytes,
        CostSource.ANALYTIC,
        execution.assumption());
  }

  private Quantity macsPj(long macs, NumberFormat compute) {
    Double macPj = array.energy().macPj().get(compute);
    return macPj == null ? Quantity.UNKNOWN : Quantity.of(macs * macPj);
  }

  private Energy energy(Quantity arithmeticPj, long sramBytes, long dramBytes, double totalCycles) {
    EnergyTable energy = array.energy();
    if (!energy.known() || !arithmeticPj.known()) {
      return Energy.UNKNOWN;
    }
    return new Energy(
        true,
        arithmeticPj.value() * 1e-6,
        sramBytes * energy.sramPjPerByte() * 1e-6,
        dramBytes * energy.dramPjPerByte() * 1e-6,
        microseconds(totalCycles) * energy.leakageMw() * 1e-3);
  }

  private double lanes() {
    return (double) array.cores() * array.vectorLanes();
  }

  private double microseconds(double cycles) {
    return cycles / array.clockMhz();
  }

  /** The words that one half of a double buffer holds. */
  private static long capacity(long bufferBytes, NumberFormat format) {
    return (long) (bufferBytes / 2 * 8 / format.storedBits());
  }

  private static long workingSetBytes(LayerWorkload workload, Execution execution) {
    return workload.weightBytes(execution.weights())
        + workload.activationBytes(execution.activations());
  }
}
