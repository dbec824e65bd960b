package archsweep.device;

import archsweep.config.Section;
import archsweep.precision.Formats;
import archsweep.precision.IntegerFormat;
import archsweep.precision.NumberFormat;
import java.util.List;

/**
 * An accelerator of product-quantised layers: inputs are cut into subvectors, each is replaced by
 * the number of its nearest prototype, and products of prototypes and weights are looked up and
 * added. Tables of prototypes have the format of a layer's activations, tables of products that of
 * its weights.
 *
 * @param clockMhz of the accelerator
 * @param dramBytesPerSecond the peak of the external memory that tables come from
 * @param dramEfficiency the share of that peak that is reached, 0 to 1
 * @param vectors what it computes at once
 * @param subvectorLength L_s, the inputs that one prototype stands for
 * @param prototypes N_p, prototypes of a subspace
 * @param overlapped whether the tables of the next layer are loaded while one computes
 * @param distanceInDsps whether distances to prototypes are computed in DSPs
 */
public record PqaAccelerator(
    DeviceIdentity identity,
    FormatSupport formats,
    double clockMhz,
    double dramBytesPerSecond,
    double dramEfficiency,
    PqaVectors vectors,
    int subvectorLength,
    int prototypes,
    boolean overlapped,
    boolean distanceInDsps)
    implements Device {

  /**
   * What the accelerator computes at once.
   *
   * @param outVec outputs
   * @param subspaceVec subspaces
   * @param prototypeVec prototypes that a subvector is compared with
   * @param lengthVec elements of a subvector
   */
  public record PqaVectors(int outVec, int subspaceVec, int prototypeVec, int lengthVec) {

    private static final int MOST = 4096;

    static PqaVectors read(Section section) {
      PqaVectors vectors =
          new PqaVectors(
              (int) section.integer("outputs", 1, MOST),
              (int) section.integer("subspaces", 1, MOST),
              (int) section.integer("prototypes", 1, MOST),
              (int) section.integer("length", 1, MOST));
      section.refuseUnknownKeys();
      return vectors;
    }
  }

  @Override
  public DeviceFamily family() {
    return DeviceFamily.PQA;
  }

  /** The same accelerator with other vectors. */
  public PqaAccelerator withVectors(PqaVectors others) {
    return new PqaAccelerator(
        identity,
        formats,
        clockMhz,
        dramBytesPerSecond,
        dramEfficiency,
        others,
        subvectorLength,
        prototypes,
        overlapped,
        distanceInDsps);
  }

  /** The bits that external memory brings in a cycle. */
  public long dramBitsPerCycle() {
    return (long) Math.ceil(dramBytesPerSecond * 8 * dramEfficiency / (clockMhz * 1e6));
  }

  static PqaAccelerator read(Section section) {
    DeviceIdentity identity = DeviceIdentity.read(section);
    List<NumberFormat> integers =
        Formats.all().stream().filter(IntegerFormat.class::isInstance).toList();
    return new PqaAccelerator(
        identity,
        FormatSupport.read(section, identity.name(), integers),
        section.number("clock_mhz", 1, 20_000),
        section.number("dram_bandwidth_gb_per_s", 1e-3, 1e5) * 1e9,
        section.number("dram_efficiency", 0.01, 1),
        PqaVectors.read(section.section("vectors")),
        (int) section.integer("subvector_length", 1, 4096),
        (int) section.integer("prototypes", 2, 65_536),
        section.flag("overlapped", true),
        section.flag("distance_in_dsps", true));
  }
}
