package archsweep.device;

import archsweep.config.Section;
import archsweep.precision.NumberFormat;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Equal cores at one DRAM, each a two-dimensional array of multiply-accumulate units (PEs) between
 * three double-buffered memories, with a vector unit for all that is no matrix product.
 *
 * @param cores how many; all other figures but the DRAM's are those of one
 * @param rows PEs from top to bottom
 * @param columns PEs from left to right
 * @param clockMhz of the array and of the vector unit
 * @param ifmapBufferBytes of the inputs' buffer, both halves together
 * @param filterBufferBytes of the weights' buffer, both halves together
 * @param ofmapBufferBytes of the outputs' buffer, both halves together
 * @param dramBytesPerSecond of the external memory, reads and writes together
 * @param vectorLanes element-wise operations in a cycle
 * @param macsPerPePerCycle by the format that is computed in; its keys are the formats executed
 */
public record SystolicArray(
    DeviceIdentity identity,
    FormatSupport formats,
    int cores,
    int rows,
    int columns,
    Dataflow dataflow,
    double clockMhz,
    long ifmapBufferBytes,
    long filterBufferBytes,
    long ofmapBufferBytes,
    double dramBytesPerSecond,
    int vectorLanes,
    Map<NumberFormat, Integer> macsPerPePerCycle,
    EnergyTable energy)
    implements Device {

  private static final int MOST_PES = 65_536;
  private static final int MOST_CORES = 1024;
  private static final long MOST_KIB = 1 << 24;

  public SystolicArray {
    macsPerPePerCycle = Collections.unmodifiableMap(new LinkedHashMap<>(macsPerPePerCycle));
  }

  @Override
  public DeviceFamily family() {
    return DeviceFamily.SYSTOLIC;
  }

  /** The bytes that the DRAM moves in a cycle. */
  public double dramBytesPerCycle() {
    return dramBytesPerSecond / (clockMhz * 1e6);
  }

  static SystolicArray read(Section section) {
    DeviceIdentity identity = DeviceIdentity.read(section);
    Map<NumberFormat, Integer> macs = macsPerPe(section);
    return new SystolicArray(
        identity,
        FormatSupport.read(section, identity.name(), macs.keySet()),
        (int) section.optionalInteger("cores", 1, MOST_CORES).orElse(1),
        (int) section.integer("rows", 1, MOST_PES),
        (int) section.integer("columns", 1, MOST_PES),
        section.choice("dataflow", Dataflow.class),
        section.number("clock_mhz", 1, 20_000),
        section.integer("ifmap_buffer_kib", 1, MOST_KIB) * 1024,
        section.integer("filter_buffer_kib", 1, MOST_KIB) * 1024,
        section.integer("ofmap_buffer_kib", 1, MOST_KIB) * 1024,
        section.number("dram_bandwidth_gb_per_s", 1e-3, 1e5) * 1e9,
        (int) section.integer("vector_lanes", 1, MOST_PES),
        macs,
        EnergyTable.read(section));
  }

  private static Map<NumberFormat, Integer> macsPerPe(Section section) {
    Section figures = section.section("macs_per_pe_per_cycle");
    Map<NumberFormat, Integer> macs = new LinkedHashMap<>();
    for (String name : figures.keys()) {
      macs.put(FormatFigures.named(figures, name), (int) figures.integer(name, 1, 64));
    }
    if (macs.isEmpty()) {
      throw section.wrong(
          "macs_per_pe_per_cycle", "{}", "must name at least one number format", "add int8: 1.");
    }
    return macs;
  }
}
