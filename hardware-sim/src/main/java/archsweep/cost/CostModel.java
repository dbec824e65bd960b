package archsweep.cost;

import archsweep.device.Device;
import archsweep.device.UnsupportedFormatException;
import archsweep.network.Network;
import archsweep.precision.LayerPrecision;
import archsweep.precision.PrecisionAssignment;
import java.util.List;

/**
 * Tells what layers and networks cost on one device. Pure: equal arguments give equal costs. Safe
 * for many threads.
 */
public interface CostModel {

  Device device();

  /** Raised whenever the model's equations change. */
  int version();

  /**
   * What a layer costs.
   *
   * @throws UnsupportedFormatException if the device has no use for its formats
   */
  LayerCost layer(LayerWorkload workload, LayerPrecision precision);

  /** What a network takes beside its layers, in us. */
  double networkOverheadUs();

  /**
   * What a network costs.
   *
   * @param precision for the layers of the network that {@code workload} was made of
   * @throws UnsupportedFormatException if the device has no use for a format
   */
  NetworkCost cost(NetworkWorkload workload, PrecisionAssignment precision);

  /**
   * What each layer of a network costs, by its position.
   *
   * @throws UnsupportedFormatException if the device has no use for a format
   */
  List<LayerCost> layers(Network network, PrecisionAssignment precision);
}
