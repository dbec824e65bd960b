package archsweep.cost.pqa;

import archsweep.device.PqaAccelerator;
import java.util.List;

/**
 * The sums of {@link PqCycles} over the layers of a network, and what the convolutional baseline
 * takes for the same layers behind the same memory.
 */
public record NetworkCycles(
    long initialisation,
    long search,
    long lookup,
    double calculation,
    double total,
    long baseline) {

  /** The cycles of layers that are quantised alike. */
  public static NetworkCycles of(
      PqaAccelerator device,
      List<PublishedLayer> layers,
      int subvectorLength,
      int prototypes,
      int prototypeBits,
      int tableBits) {
    NetworkCycles sum = new NetworkCycles(0, 0, 0, 0, 0, 0);
    for (PublishedLayer layer : layers) {
      PqCycles cycles =
          PqCycles.of(
              device, layer.quantised(subvectorLength, prototypes, prototypeBits, tableBits));
      sum =
          new NetworkCycles(
              sum.initialisation + cycles.initialisation(),
              sum.search + cycles.search(),
              sum.lookup + cycles.lookup(),
              sum.calculation + cycles.calculation(),
              sum.total + cycles.total(),
              sum.baseline + ConvolutionalBaseline.cycles(layer, device.dramBitsPerCycle()));
    }
    return sum;
  }

  /** How many times the work a unit of area does of what one of the baseline does. */
  public double performancePerAreaGain(PqArea area) {
    return baseline * ConvolutionalBaseline.area().clbs() / (total * area.clbs());
  }
}
