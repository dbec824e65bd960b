package archsweep.device;

import archsweep.config.Section;
import java.util.Locale;

/** The families of devices, each with the reader of its YAML files. */
public enum DeviceFamily {
  /** Arrays of multiply-accumulate units that data flows through. */
  SYSTOLIC,
  /** Processors known by their peak arithmetic, memory bandwidth and launch overhead. */
  ROOFLINE,
  /** Tiling accelerators on FPGAs, with block memories that may compute. */
  BRAMAC,
  /** Accelerators of product-quantised layers. */
  PQA,
  /** Accelerators of FFTs and butterfly linear layers. */
  BUTTERFLY;

  Device read(Section section) {
    return switch (this) {
      case SYSTOLIC -> SystolicArray.read(section);
      case ROOFLINE -> RooflineDevice.read(section);
      case BRAMAC -> BramacAccelerator.read(section);
      case PQA -> PqaAccelerator.read(section);
      case BUTTERFLY -> ButterflyAccelerator.read(section);
    };
  }

  /** As YAML files and tables call it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
