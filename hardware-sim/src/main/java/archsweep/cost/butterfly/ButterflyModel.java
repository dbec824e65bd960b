package archsweep.cost.butterfly;

import archsweep.cost.CostSource;
import archsweep.cost.Energy;
import archsweep.cost.LayerCost;
import archsweep.cost.LayerWorkload;
import archsweep.cost.PipelinedModel;
import archsweep.cost.Quantity;
import archsweep.cost.UnsupportedOperatorException;
import archsweep.cost.Work.MatrixProduct;
import archsweep.device.ButterflyAccelerator;
import archsweep.device.Execution;

/**
 * Butterfly accelerators: a linear layer is taken as the butterfly of its widths, padded to powers
 * of two, and takes {@link ButterflyCycles}; products of activations run on the attention
 * processor, at one multiply-accumulate a multiplier and cycle; those of at least as many columns
 * as terms count as queries by keys, as for sequences longer than a head is wide. Norms,
 * activations and sums run in the pipeline behind them.
 */
public final class ButterflyModel extends PipelinedModel {

  private final ButterflyAccelerator device;

  public ButterflyModel(ButterflyAccelerator device) {
    super(device, "the engines");
    this.device = device;
  }

  @Override
  protected LayerCost product(LayerWorkload workload, MatrixProduct product, Execution execution) {
    if (!product.weighted()) {
      return attention(workload, product, execution);
    }
    if (product.geometry().convolution() || product.products() > 1) {
      throw new UnsupportedOperatorException(
          "The device %s has no unit for convolutions.".formatted(device.name()),
          "cost networks of linear layers on it.");
    }
    return butterfly(workload, product, execution);
  }

  private LayerCost butterfly(LayerWorkload workload, MatrixProduct product, Execution execution) {
    int inputs = ButterflyCycles.padded(product.k());
    int outputs = ButterflyCycles.padded(product.n());
    int coefficientBits = (int) Math.ceil(execution.weights().storedBits());
    ButterflyCycles equations =
        new ButterflyCycles(
            device.engines(),
            (int) Math.ceil(execution.activations().storedBits()),
            coefficientBits);
    double cycles = equations.linear(product.m(), inputs, outputs);
    long tiles = equations.tiles(product.m(), inputs, outputs);
    double coefficients = 2.0 * inputs * ButterflyCycles.log2(inputs);
    long dramBytes =
        (long) Math.ceil(tiles * coefficients * coefficientBits / 8)
            + workload.activationBytes(execution.activations());
    double products = coefficients * product.m() * Math.max(1, outputs / inputs);
    return cost(
        workload,
        execution,
        cycles,
        dramBytes,
        products / (cycles * device.engines().multipliers()),
        "linear layers are replaced by butterflies padded to powers of two");
  }

  private LayerCost attention(LayerWorkload workload, MatrixProduct product, Execution execution) {
    boolean scores = product.n() >= product.k();
    int multipliers = scores ? device.queryKeyMultipliers() : device.scoreValueMultipliers();
    if (multipliers == 0) {
      throw new UnsupportedOperatorException(
          "The device %s has no attention processor.".formatted(device.name()),
          "give it one by the key attention of its file.");
    }
    double cycles = Math.ceil((double) product.macs() / multipliers);
    return cost(
        workload,
        execution,
        cycles,
        workload.activationBytes(execution.activations()),
        product.macs() / (cycles * multipliers),
        "products of activations run at the attention processor's peak");
  }

  private LayerCost cost(
      LayerWorkload workload,
      Execution execution,
      double cycles,
      long dramBytes,
      double utilisation,
      String assumption) {
    return new LayerCost(
        Quantity.of(cycles),
        Quantity.UNKNOWN,
        cycles / device.clockMhz() / device.efficiency(),
        Energy.UNKNOWN,
        dramBytes,
        Quantity.UNKNOWN,
        Math.min(1, utilisation),
        workload.weightBytes(execution.weights())
            + workload.activationBytes(execution.activations()),
        CostSource.CLOSED_FORM,
        joined(assumption, execution.assumption()));
  }
}
