package archsweep.profile;

import archsweep.device.ButterflyAccelerator;
import archsweep.device.Device;
import archsweep.device.PqaAccelerator;
import archsweep.device.RooflineDevice;
import archsweep.device.SystolicArray;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * A network on one device.
 *
 * @param precision of its layers, for people
 * @param overheadUs what the network takes beside its layers, in us
 */
public record Profile(
    Device device, String precision, double overheadUs, List<ProfiledLayer> layers) {

  public Profile {
    layers = List.copyOf(layers);
  }

  /** From the first layer's start to the last one's end, and the overhead, in us. */
  double latencyUs() {
    return overheadUs + sum(ProfiledLayer::latencyUs);
  }

  double sum(ToDoubleFunction<ProfiledLayer> figure) {
    return layers.stream().mapToDouble(figure).sum();
  }

  /** Whether the energy of all layers is known. */
  boolean energyKnown() {
    return layers.stream().allMatch(layer -> layer.cost().energy().known());
  }

  /**
   * The peak arithmetic of matrix products, in 10^9 operations a second, as utilisation tells it;
   * empty where no layer reaches any.
   */
  OptionalDouble peakGigaOperationsPerSecond() {
    return layers.stream()
        .filter(layer -> layer.kind() != ProfiledLayer.Kind.ELEMENTWISE)
        .filter(layer -> layer.operations() > 0 && layer.cost().utilisation() > 0)
        .mapToDouble(layer -> layer.gigaOperationsPerSecond() / layer.cost().utilisation())
        .max();
  }

  /** The bandwidth of external memory, in 10^9 bytes a second; empty where a model knows none. */
  OptionalDouble bandwidthGigabytesPerSecond() {
    double bytesPerSecond = Double.POSITIVE_INFINITY;
    if (device instanceof RooflineDevice processor) {
      bytesPerSecond = processor.dramBytesPerSecond();
    } else if (device instanceof SystolicArray array) {
      bytesPerSecond = array.dramBytesPerSecond();
    } else if (device instanceof PqaAccelerator accelerator) {
      bytesPerSecond = accelerator.dramBytesPerSecond() * accelerator.dramEfficiency();
    } else if (device instanceof ButterflyAccelerator accelerator) {
      double bits =
          accelerator.engines().inputBitsPerCycle()
              + accelerator.engines().coefficientBitsPerCycle()
              + accelerator.engines().outputBitsPerCycle();
      bytesPerSecond = bits / 8 * accelerator.clockMhz() * 1e6;
    }
    return Double.isFinite(bytesPerSecond)
        ? OptionalDouble.of(bytesPerSecond * 1e-9)
        : OptionalDouble.empty();
  }
}
