package archsweep.cost;

import archsweep.cost.Work.Elementwise;
import archsweep.cost.Work.Free;
import archsweep.cost.Work.MatrixProduct;
import archsweep.device.EnergyTable;
import archsweep.device.Execution;
import archsweep.device.SystolicArray;
import archsweep.precision.LayerPrecision;
import archsweep.precision.NumberFormat;

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
 */
final class SystolicModel implements LayerModel {

  private static final int PARTIAL_SUM_BYTES = 4;

  private final SystolicArray array;

  SystolicModel(SystolicArray array) {
    this.array = array;
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

  private LayerCost product(LayerWorkload workload, MatrixProduct product, Execution execution) {
    int terms = array.macsPerPePerCycle().get(execution.compute());
    Folding folding =
        new Folding(
            array.dataflow(),
            array.rows(),
            array.columns(),
            terms,
            product.m(),
            product.n(),
            product.k());
    NumberFormat inputs = execution.activations();
    NumberFormat filters = product.weighted() ? execution.weights() : inputs;
    long biases =
        product.weighted()
            ? workload.weightElements() - product.products() * product.k() * product.n()
            : 0;
    long dramBytes =
        product.products() * dramBytes(folding, product.ifmapElements(), inputs, filters)
            + LayerWorkload.bytes(biases, filters);
    long sramBytes = product.products() * sramBytes(folding, inputs, filters);
    long cycles = product.products() * folding.cycles();
    double memoryCycles = dramBytes / array.dramBytesPerCycle();
    double total = Math.max((double) cycles, memoryCycles);
    return new LayerCost(
        Quantity.of(cycles),
        Quantity.of(cycles - product.products() + Math.ceil(total - cycles)),
        microseconds(total),
        energyUj(macsPj(product.macs(), execution.compute()), sramBytes, dramBytes),
        dramBytes,
        Quantity.of(sramBytes),
        product.macs() / (total * array.rows() * array.columns() * terms),
        workingSetBytes(workload, execution),
        memoryCycles > cycles ? CostSource.ANALYTIC : CostSource.CLOSED_FORM,
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
    double cycles = Math.ceil((double) operations / array.vectorLanes());
    double total = Math.max(cycles, bytes / array.dramBytesPerCycle());
    return new LayerCost(
        Quantity.of(cycles),
        Quantity.UNKNOWN,
        microseconds(total),
        energyUj(Quantity.of(operations * array.energy().vectorOperationPj()), bytes, bytes),
        bytes,
        Quantity.of(bytes),
        total == 0 ? 0 : operations / (total * array.vectorLanes()),
        bytes,
        CostSource.ANALYTIC,
        execution.assumption());
  }

  private Quantity macsPj(long macs, NumberFormat compute) {
    Double macPj = array.energy().macPj().get(compute);
    return macPj == null ? Quantity.UNKNOWN : Quantity.of(macs * macPj);
  }

  private Quantity energyUj(Quantity arithmeticPj, long sramBytes, long dramBytes) {
    EnergyTable energy = array.energy();
    if (!energy.known() || !arithmeticPj.known()) {
      return Quantity.UNKNOWN;
    }
    double movedPj = sramBytes * energy.sramPjPerByte() + dramBytes * energy.dramPjPerByte();
    return Quantity.of((arithmeticPj.value() + movedPj) * 1e-6);
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
