package archsweep.cost;

import archsweep.cost.Work.Elementwise;
import archsweep.cost.Work.Free;
import archsweep.cost.Work.MatrixProduct;
import archsweep.device.Execution;
import archsweep.device.RooflineDevice;
import archsweep.precision.LayerPrecision;

/**
 * The roofline model: a layer takes as long as its arithmetic at peak or its bytes at full memory
 * bandwidth, whichever is longer, and the launch overhead:
 *
 * <pre>latency = max(operations / peak(format), bytes / bandwidth) + overhead</pre>
 *
 * <p>Inputs, weights and outputs are moved once; nothing stays on the chip between layers.
 *
 * @see <a href="https://doi.org/10.1145/1498765.1498785">Williams, Waterman, Patterson: Roofline,
 *     CACM 52(4), 2009</a>
 */
final class RooflineModel implements LayerModel {

  private final RooflineDevice device;

  RooflineModel(RooflineDevice device) {
    this.device = device;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public LayerCost cost(LayerWorkload workload, LayerPrecision precision) {
    Work work = workload.work();
    if (work instanceof Free free) {
      return LayerCost.free(false, false, free.assumption());
    }
    Execution execution = workload.execution(device.formats(), precision);
    double arithmeticUs = 0;
    if (work instanceof MatrixProduct product) {
      double peak = device.peakOperationsPerSecond().get(execution.compute());
      arithmeticUs = 2.0 * product.macs() / peak * 1e6;
    } else if (work instanceof Elementwise elementwise) {
      arithmeticUs = elementwise.operations() / device.vectorOperationsPerSecond() * 1e6;
    }
    long bytes =
        workload.weightBytes(execution.weights())
            + workload.activationBytes(execution.activations());
    double latencyUs =
        Math.max(arithmeticUs, bytes / device.dramBytesPerSecond() * 1e6)
            + device.launchOverheadUs();
    return new LayerCost(
        Quantity.UNKNOWN,
        Quantity.UNKNOWN,
        latencyUs,
        Quantity.UNKNOWN,
        bytes,
        Quantity.UNKNOWN,
        latencyUs == 0 ? 0 : arithmeticUs / latencyUs,
        bytes,
        CostSource.ANALYTIC,
        execution.assumption());
  }
}
