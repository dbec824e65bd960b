package archsweep.cost;

import archsweep.cost.Work.Elementwise;
import archsweep.cost.Work.Free;
import archsweep.cost.Work.MatrixProduct;
import archsweep.device.Execution;
import archsweep.device.KernelCorrection;
import archsweep.device.NetworkCorrection;
import archsweep.device.RooflineDevice;
import archsweep.precision.LayerPrecision;
import java.util.Optional;

/**
 * The roofline model: a layer takes as long as its arithmetic at peak or its bytes at full memory
 * bandwidth, whichever is longer, and the launch overhead:
 *
 * <pre>latency = max(operations / peak(format), bytes / bandwidth) + overhead</pre>
 *
 * <p>Inputs, weights and outputs are moved once; nothing stays on the chip between layers. On a
 * calibrated device the latency is multiplied by what was fitted for its kind of kernel and its
 * shape, or for its kind of layer.
 *
 * @see <a href="https://doi.org/10.1145/1498765.1498785">Williams, Waterman, Patterson: Roofline,
 *     CACM 52(4), 2009</a>
 */
final class RooflineModel implements LayerModel {

  private final RooflineDevice device;
  private final Optional<NetworkCorrection> network;

  RooflineModel(RooflineDevice device) {
    this.device = device;
    this.network = device.calibration().network();
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public double networkOverheadUs() {
    return network.map(NetworkCorrection::constantUs).orElse(0.0);
  }

  @Override
  public LayerCost cost(LayerWorkload workload, LayerPrecision precision) {
    Work work = workload.work();
    if (work instanceof Free free) {
      return LayerCost.free(false, false, free.assumption());
    }
    Execution execution = workload.execution(device.formats(), precision);
    double arithmeticUs = arithmeticUs(work, execution);
    long bytes =
        workload.weightBytes(execution.weights())
            + workload.activationBytes(execution.activations());
    double rooflineUs =
        Math.max(arithmeticUs, bytes / device.dramBytesPerSecond() * 1e6)
            + device.launchOverheadUs();
    Correction correction = correction(workload, execution);
    double latencyUs = rooflineUs * correction.factor();
    return new LayerCost(
        Quantity.UNKNOWN,
        Quantity.UNKNOWN,
        latencyUs,
        Energy.UNKNOWN,
        bytes,
        Quantity.UNKNOWN,
        latencyUs == 0 ? 0 : Math.min(1, arithmeticUs / latencyUs),
        bytes,
        correction.source(),
        execution.assumption());
  }

  private double arithmeticUs(Work work, Execution execution) {
    if (work instanceof MatrixProduct product) {
      double peak = device.peakOperationsPerSecond().get(execution.compute());
      return 2.0 * product.macs() / peak * 1e6;
    }
    return work instanceof Elementwise elementwise
        ? elementwise.operations() / device.vectorOperationsPerSecond() * 1e6
        : 0;
  }

  private record Correction(double factor, CostSource source) {

    static final Correction NONE = new Correction(1, CostSource.ANALYTIC);
  }

  private Correction correction(LayerWorkload workload, Execution execution) {
    if (network.isPresent()) {
      double factor = network.get().factors().get(LayerKinds.layer(workload));
      return new Correction(factor, CostSource.CALIBRATED);
    }
    if (workload.work() instanceof MatrixProduct product) {
      KernelCorrection.Kind kind = LayerKinds.kernel(product);
      return device
          .calibration()
          .kernel(kind, execution.compute())
          .map(
              some -> new Correction(some.factor(LayerKinds.shape(product)), CostSource.CALIBRATED))
          .orElse(Correction.NONE);
    }
    return Correction.NONE;
  }
}
