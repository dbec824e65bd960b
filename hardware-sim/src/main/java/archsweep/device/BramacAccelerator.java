package archsweep.device;

import archsweep.config.Section;
import archsweep.config.Similar;
import archsweep.precision.IntegerFormat;
import archsweep.precision.NumberFormat;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A tiling accelerator on an FPGA (Intel's DLA), whose block memories may compute too (BRAMAC).
 *
 * @param memories what its block memories compute
 * @param clockMhz of the accelerator
 * @param dsps the most that a design may use
 * @param brams the most block memories that may hold filters
 * @param designs how it is laid out for each format that it executes
 */
public record BramacAccelerator(
    DeviceIdentity identity,
    FormatSupport formats,
    ComputeInBram memories,
    double clockMhz,
    int dsps,
    int brams,
    Map<NumberFormat, TilingDesign> designs)
    implements Device {

  private static final int MOST = 1 << 16;
  private static final Set<Integer> BITS = Set.of(2, 4, 8);

  public BramacAccelerator {
    designs = Collections.unmodifiableMap(new LinkedHashMap<>(designs));
  }

  @Override
  public DeviceFamily family() {
    return DeviceFamily.BRAMAC;
  }

  static BramacAccelerator read(Section section) {
    DeviceIdentity identity = DeviceIdentity.read(section);
    ComputeInBram memories = memories(section);
    int dsps = (int) section.integer("dsps", 1, MOST);
    int brams = (int) section.integer("brams", 1, MOST);
    Map<NumberFormat, TilingDesign> designs = designs(section, memories, dsps, brams);
    return new BramacAccelerator(
        identity,
        FormatSupport.read(section, identity.name(), designs.keySet()),
        memories,
        section.number("clock_mhz", 1, 20_000),
        dsps,
        brams,
        designs);
  }

  private static ComputeInBram memories(Section section) {
    String label = section.text("compute_in_bram");
    for (ComputeInBram memories : ComputeInBram.values()) {
      if (memories.toString().equals(label)) {
        return memories;
      }
    }
    List<String> labels = ComputeInBram.labels();
    throw section.wrong(
        "compute_in_bram", label, "is none of " + labels, Similar.advice(label, labels));
  }

  private static Map<NumberFormat, TilingDesign> designs(
      Section section, ComputeInBram memories, int dsps, int brams) {
    Section all = section.section("vectors");
    Map<NumberFormat, TilingDesign> designs = new LinkedHashMap<>();
    for (String name : all.keys()) {
      NumberFormat format = FormatFigures.named(all, name);
      if (!(format instanceof IntegerFormat integer) || !BITS.contains(integer.bits())) {
        throw all.wrong(
            name, name, "is a format that it cannot multiply", "choose from int2, int4, int8.");
      }
      designs.put(format, design(all.section(name), memories, integer.bits(), dsps, brams));
    }
    if (designs.isEmpty()) {
      throw section.wrong(
          "vectors", "{}", "must name at least one format", "add int8: {qvec: 2, ...}.");
    }
    return designs;
  }

  private static TilingDesign design(
      Section section, ComputeInBram memories, int bits, int dsps, int brams) {
    int qvec = (int) section.integer("qvec", 1, 64);
    int cvec = (int) section.integer("cvec", 1, MOST);
    int kvec = (int) section.integer("kvec", 1, MOST);
    section.refuseUnknownKeys();
    if (!TilingDesign.supports(memories, qvec)) {
      throw section.wrong(
          "qvec",
          qvec,
          "cannot be shared between DSPs and memories of the kind " + memories,
          "2sa takes 3 or 4, 1da takes 2 to 4.");
    }
    if (memories != ComputeInBram.NONE && kvec % memories.weightsPerWord(bits) != 0) {
      throw section.wrong(
          "kvec",
          kvec,
          "must be a multiple of %d, the weights of a word"
              .formatted(memories.weightsPerWord(bits)),
          "round it up.");
    }
    TilingDesign design = new TilingDesign(memories, bits, new TilingVectors(qvec, cvec, kvec));
    if (design.dsps() > dsps) {
      throw section.wrong(
          "kvec", kvec, "makes a design of %d DSPs".formatted(design.dsps()), "lower a vector.");
    }
    if (memories != ComputeInBram.NONE && design.computingBrams() > brams) {
      throw section.wrong(
          "kvec",
          kvec,
          "makes a design of %d computing memories".formatted(design.computingBrams()),
          "lower cvec or kvec.");
    }
    return design;
  }
}
