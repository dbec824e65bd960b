package archsweep.cost.pqa;

import static archsweep.device.Division.ceilDiv;

import archsweep.cost.CostSource;
import archsweep.cost.Energy;
import archsweep.cost.LayerCost;
import archsweep.cost.LayerWorkload;
import archsweep.cost.PipelinedModel;
import archsweep.cost.Quantity;
import archsweep.cost.UnsupportedOperatorException;
import archsweep.cost.Work.MatrixProduct;
import archsweep.device.Execution;
import archsweep.device.PqaAccelerator;

/**
 * Accelerators of product-quantised layers: every convolution and linear layer is taken as
 * product-quantised with the device's setting, and takes {@link PqCycles}. External memory brings
 * the tables; feature maps stay on the chip. Everything else runs in the pipeline behind them.
 */
public final class PqaModel extends PipelinedModel {

  private final PqaAccelerator device;
  private final String replaced;

  public PqaModel(PqaAccelerator device) {
    super(device, "the look-ups");
    this.device = device;
    this.replaced =
        "weights are replaced by look-ups, %d prototypes of length %d"
            .formatted(device.prototypes(), device.subvectorLength());
  }

  @Override
  protected LayerCost product(LayerWorkload workload, MatrixProduct product, Execution execution) {
    if (!product.weighted()) {
      throw new UnsupportedOperatorException(
          "The device %s cannot look up products of two activations."
              .formatted(device.identity().name()),
          "cost networks with attention on another family.");
    }
    PqLayer layer =
        new PqLayer(
            product.k(),
            product.m(),
            product.n(),
            device.subvectorLength(),
            device.prototypes(),
            execution.activations().elementBits(),
            execution.weights().elementBits());
    PqCycles cycles = PqCycles.of(device, layer);
    double total = product.products() * cycles.total();
    long tableBytes = product.products() * ceilDiv(layer.tablesBits(), 8);
    double lookups = (double) product.macs() / product.k() * layer.subspaces();
    return new LayerCost(
        Quantity.of(total),
        Quantity.UNKNOWN,
        total / device.clockMhz(),
        Energy.UNKNOWN,
        tableBytes,
        Quantity.UNKNOWN,
        lookups / (total * device.vectors().outVec() * device.vectors().subspaceVec()),
        tableBytes + workload.activationBytes(execution.activations()),
        CostSource.CLOSED_FORM,
        joined(replaced, execution.assumption()));
  }
}
