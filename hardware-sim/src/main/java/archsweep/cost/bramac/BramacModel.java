package archsweep.cost.bramac;

import archsweep.cost.CostSource;
import archsweep.cost.LayerCost;
import archsweep.cost.LayerModel;
import archsweep.cost.LayerWorkload;
import archsweep.cost.Quantity;
import archsweep.cost.Work;
import archsweep.cost.Work.Free;
import archsweep.cost.Work.MatrixProduct;
import archsweep.device.BramacAccelerator;
import archsweep.device.Execution;
import archsweep.precision.LayerPrecision;
import archsweep.precision.NumberFormat;
import java.util.HashMap;
import java.util.Map;

/**
 * Tiling accelerators with plain or computing block memories: the cycles of {@link TilingCycles},
 * each layer on the vectors of the format that it is computed in. Feature maps stay on the chip;
 * filters are read from external memory once and ahead of time, as in the authors' model, which
 * knows no bandwidth. Everything but matrix products runs in the pipeline behind them.
 */
public final class BramacModel implements LayerModel {

  private static final LayerCost PIPELINED =
      LayerCost.free(true, false, "element-wise work runs in the pipeline behind the convolutions");

  private final BramacAccelerator device;
  private final Map<NumberFormat, TilingCycles> cycles = new HashMap<>();

  public BramacModel(BramacAccelerator device) {
    this.device = device;
    device.designs().forEach((format, design) -> cycles.put(format, new TilingCycles(design)));
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public LayerCost cost(LayerWorkload workload, LayerPrecision precision) {
    Work work = workload.work();
    if (work instanceof Free free) {
      return LayerCost.free(true, false, free.assumption());
    }
    Execution execution = workload.execution(device.formats(), precision);
    return work instanceof MatrixProduct product
        ? product(workload, product, execution)
        : PIPELINED;
  }

  private LayerCost product(LayerWorkload workload, MatrixProduct product, Execution execution) {
    TilingCycles equations = cycles.get(execution.compute());
    LayerTiling tiling = LayerTiling.of(product);
    long total = product.products() * tiling.repetitions() * equations.of(tiling.layer());
    long weightBytes = workload.weightBytes(execution.weights());
    return new LayerCost(
        Quantity.of(total),
        Quantity.UNKNOWN,
        total / device.clockMhz(),
        Quantity.UNKNOWN,
        weightBytes,
        Quantity.UNKNOWN,
        Math.min(1, product.macs() / (total * equations.peakMacsPerCycle())),
        weightBytes + workload.activationBytes(execution.activations()),
        CostSource.CLOSED_FORM,
        product.weighted()
            ? execution.assumption()
            : joined(execution.assumption(), "products of activations run like weights"));
  }

  private static String joined(String first, String second) {
    return first.isEmpty() ? second : first + "; " + second;
  }
}
