package archsweep.cost;

import archsweep.device.UnsupportedFormatException;
import archsweep.precision.LayerPrecision;

/** The equations of a family of devices, for one device. Pure and safe for many threads. */
public interface LayerModel {

  /** Raised whenever an equation changes. */
  int version();

  /**
   * What a layer costs.
   *
   * @throws UnsupportedFormatException if the device has no use for the formats
   */
  LayerCost cost(LayerWorkload workload, LayerPrecision precision);

  /** What a network takes beside its layers, in us. */
  default double networkOverheadUs() {
    return 0;
  }
}
