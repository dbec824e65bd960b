package archsweep.cost;

import archsweep.cost.Work.Free;
import archsweep.cost.Work.MatrixProduct;
import archsweep.device.Device;
import archsweep.device.Execution;
import archsweep.precision.LayerPrecision;

/**
 * Accelerators of matrix products alone: everything else runs in the pipeline behind them and takes
 * no time. They have a clock and no known energies.
 */
public abstract class PipelinedModel implements LayerModel {

  private final Device device;
  private final LayerCost pipelined;

  /**
   * A model.
   *
   * @param unit what element-wise work runs behind, such as "the engines"
   */
  protected PipelinedModel(Device device, String unit) {
    this.device = device;
    this.pipelined =
        LayerCost.free(true, false, "element-wise work runs in the pipeline behind " + unit);
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public final LayerCost cost(LayerWorkload workload, LayerPrecision precision) {
    Work work = workload.work();
    if (work instanceof Free free) {
      return LayerCost.free(true, false, free.assumption());
    }
    Execution execution = workload.execution(device.formats(), precision);
    return work instanceof MatrixProduct product
        ? product(workload, product, execution)
        : pipelined;
  }

  /** What a product costs. */
  protected abstract LayerCost product(
      LayerWorkload workload, MatrixProduct product, Execution execution);

  /** Both assumptions, where there are two. */
  protected static String joined(String first, String second) {
    return first.isEmpty() || second.isEmpty() ? first + second : first + "; " + second;
  }
}
