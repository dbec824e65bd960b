package archsweep.device;

/**
 * What a network is costed on: the figures of one machine, real or imagined. One record a family;
 * the model of the family lives in {@code archsweep.cost}.
 */
public sealed interface Device
    permits BramacAccelerator, ButterflyAccelerator, PqaAccelerator, RooflineDevice, SystolicArray {

  /** Name, version and where the figures come from. */
  DeviceIdentity identity();

  /** Which number formats it executes, and how it falls back for others. */
  FormatSupport formats();

  DeviceFamily family();

  default String name() {
    return identity().name();
  }

  default int version() {
    return identity().version();
  }
}
