package archsweep.cost;

import archsweep.cost.bramac.BramacModel;
import archsweep.cost.butterfly.ButterflyModel;
import archsweep.cost.pqa.PqaModel;
import archsweep.device.BramacAccelerator;
import archsweep.device.ButterflyAccelerator;
import archsweep.device.Device;
import archsweep.device.PqaAccelerator;
import archsweep.device.RooflineDevice;
import archsweep.device.SystolicArray;

/** The cost models by family. To add one: add a line. */
public final class CostModels {

  private CostModels() {}

  /** The model of a device, with a cache of layer costs of its own: make one and keep it. */
  public static CostModel of(Device device) {
    return new CachedCostModel(device, equations(device));
  }

  static LayerModel equations(Device device) {
    if (device instanceof SystolicArray array) {
      return new SystolicModel(array);
    }
    if (device instanceof RooflineDevice processor) {
      return new RooflineModel(processor);
    }
    if (device instanceof BramacAccelerator accelerator) {
      return new BramacModel(accelerator);
    }
    if (device instanceof PqaAccelerator accelerator) {
      return new PqaModel(accelerator);
    }
    if (device instanceof ButterflyAccelerator accelerator) {
      return new ButterflyModel(accelerator);
    }
    throw new IllegalStateException("The family %s has no model.".formatted(device.family()));
  }
}
