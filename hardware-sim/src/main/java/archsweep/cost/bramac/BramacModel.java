package archsweep.cost.bramac;

import archsweep.cost.CostSource;
import archsweep.cost.Energy;
import archsweep.cost.LayerCost;
import archsweep.cost.LayerWorkload;
import archsweep.cost.PipelinedModel;
import archsweep.cost.Quantity;
import archsweep.cost.Work.MatrixProduct;
import archsweep.device.BramacAccelerator;
import archsweep.device.Execution;
import archsweep.precision.NumberFormat;
import java.util.HashMap;
import java.util.Map;

/**
 * Tiling accelerators with plain or computing block memories: the cycles of {@link TilingCycles},
 * each layer on the vectors of the format that it is computed in. Feature maps stay on the chip;
 * filters are read from external memory once and ahead of time, as in the authors' model, which
 * knows no bandwidth. Everything but matrix products runs in the pipeline behind them.
 */
public final class BramacModel extends PipelinedModel {

  private final BramacAccelerator device;
  private final Map<NumberFormat, TilingCycles> cycles = new HashMap<>();

  public BramacModel(BramacAccelerator device) {
    super(device, "the convolutions");
    this.device = device;
    device.designs().forEach((format, design) -> cycles.put(format, new TilingCycles(design)));
  }

  @Override
  protected LayerCost product(LayerWorkload workload, MatrixProduct product, Execution execution) {
    TilingCycles equations = cycles.get(execution.compute());
    LayerTiling tiling = LayerTiling.of(product);
    long total = product.products() * tiling.repetitions() * equations.of(tiling.layer());
    long weightBytes = workload.weightBytes(execution.weights());
    return new LayerCost(
        Quantity.of(total),
        Quantity.UNKNOWN,
        total / device.clockMhz(),
        Energy.UNKNOWN,
        weightBytes,
        Quantity.UNKNOWN,
        Math.min(1, product.macs() / (total * equations.peakMacsPerCycle())),
        weightBytes + workload.activationBytes(execution.activations()),
        CostSource.CLOSED_FORM,
        joined(
            execution.assumption(),
            product.weighted() ? "" : "products of activations run like weights"));
  }
}
