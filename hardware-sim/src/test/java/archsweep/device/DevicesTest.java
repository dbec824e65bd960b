package archsweep.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import archsweep.config.UserException;
import archsweep.config.Yaml;
import archsweep.precision.Formats;
import archsweep.precision.LayerPrecision;
import archsweep.precision.NumberFormat;
import archsweep.testing.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevicesTest {

  private static final String ARRAY =
      """
      name: small
      version: 1
      family: systolic
      description: a small array
      source: assumed
      rows: 4
      columns: 8
      dataflow: os
      clock_mhz: 700
      ifmap_buffer_kib: 64
      filter_buffer_kib: 32
      ofmap_buffer_kib: 16
      dram_bandwidth_gb_per_s: 3.5
      vector_lanes: 8
      macs_per_pe_per_cycle: {int8: 1, fp16: 1}
      fallbacks:
        e4m3: {store: e4m3, compute: fp16}
        int3: {store: int4, compute: int8}
      """;

  private static final String PROCESSOR =
      """
      name: small-gpu
      version: 2
      family: roofline
      description: a small processor
      source: assumed
      peak_tera_operations_per_s: {fp32: 2, int8: 8}
      vector_tera_operations_per_s: 1.5
      dram_bandwidth_gb_per_s: 100
      launch_overhead_us: 4
      """;

  @TempDir private Path folder;

  @Test
  void readsArrays() {
    SystolicArray array = (SystolicArray) parse(ARRAY);

    assertThat(array.name()).isEqualTo("small");
    assertThat(array.rows()).isEqualTo(4);
    assertThat(array.columns()).isEqualTo(8);
    assertThat(array.filterBufferBytes()).isEqualTo(32 * 1024);
    assertThat(array.dramBytesPerCycle()).isEqualTo(5);
    assertThat(array.macsPerPePerCycle()).containsEntry(Formats.INT8, 1);
    assertThat(array.energy().known()).isFalse();
  }

  @Test
  void readsProcessors() {
    RooflineDevice processor = (RooflineDevice) parse(PROCESSOR);

    assertThat(processor.version()).isEqualTo(2);
    assertThat(processor.peakOperationsPerSecond()).containsEntry(Formats.INT8, 8e12);
    assertThat(processor.dramBytesPerSecond()).isEqualTo(1e11);
  }

  @Test
  void complainsWithFileLineAndKey() {
    refuses(ARRAY, "clock_mhz", "clock_ghz", "device.yaml:1: the key clock_mhz is missing");
    refuses(ARRAY, "rows: 4", "rows: 4\nrow_count: 4", "device.yaml:7: there is no key row_count");
    refuses(ARRAY, "700", "700 MHz", ":9: the clock_mhz (700 MHz) is not a number");
    refuses(ARRAY, "700", "0.7", ":9: the clock_mhz (0.7) must be between", "check the unit");
    refuses(ARRAY, "rows: 4", "rows: 0", ":6: the rows (0) must be between 1 and");
    refuses(ARRAY, "rows: 4", "rows: 4.5", "is not a whole number");
    refuses(ARRAY, ": os", ": rs", "the dataflow (rs) is none of [os, ws, is]");
    refuses(ARRAY, "version: 1", "version: 1.1", "the version (1.1) is not a whole number");
    refuses(ARRAY, "systolic", "systolik", "(systolik)", "Maybe you meant systolic");
    refuses(ARRAY, "name: small", "name: Small One", "the name (Small One) must be made of");
    refuses(ARRAY, "{int8: 1, fp16: 1}", "{}", "must name at least one number format");
    refuses(ARRAY, "int8: 1,", "int88: 1,", "(int88) is no number format", "Maybe you meant int8");
    refuses(ARRAY, "e4m3, compute: fp16", "e4m3, compute: fp32", ":17:", "(fp32) must be a format");
    refuses(ARRAY, "e4m3, compute: fp16", "e4m3", "fallbacks.e4m3.compute is missing");
    refuses(PROCESSOR, "int8: 8", "int8: 8e12", ".int8 (8e12) must be between", "check the unit");
    refuses(PROCESSOR, "launch_overhead_us: 4", "launch_overhead_us: -4", "must be between 0");
  }

  @Test
  void digestsTellFiguresApartAndIgnoreWords() {
    String digest = parse(ARRAY).identity().digest();

    assertThat(parse(ARRAY.replace("700", "800")).identity().digest()).isNotEqualTo(digest);
    assertThat(parse(ARRAY.replace("compute: int8", "compute: fp16")).identity().digest())
        .isNotEqualTo(digest);
    assertThat(parse("# a comment\n" + ARRAY.replace("a small array", "another")).identity())
        .extracting(DeviceIdentity::digest)
        .isEqualTo(digest);
  }

  @Test
  void findsDevicesByName() throws IOException {
    Files.writeString(folder.resolve("small.yaml"), ARRAY);
    Files.writeString(folder.resolve("gpu.yaml"), PROCESSOR);
    Devices devices = Devices.load(folder);

    assertThat(devices.all()).extracting(Device::name).containsExactly("small", "small-gpu");
    assertThat(devices.file("small-gpu")).isEqualTo(folder.resolve("gpu.yaml"));
    assertThatThrownBy(() -> devices.named("smal"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("There is no device smal in")
        .hasMessageContaining("Maybe you meant small.");
    Files.writeString(folder.resolve("twin.yaml"), ARRAY);
    assertThatThrownBy(() -> Devices.load(folder)).hasMessageContaining("has a device small too");
    assertThatThrownBy(() -> Devices.load(folder.resolve("absent")))
        .hasMessageContaining("conf/devices");
  }

  /**
   * A figure that changes without its version would mix costs of two devices in one table. After
   * raising the version, write the new line here.
   */
  @Test
  void aChangedDeviceHasANewVersion() throws IOException {
    List<String> devices =
        Devices.load(Fixtures.projectRoot().resolve("conf/devices")).all().stream()
            .map(
                device ->
                    "%s,%d,%s"
                        .formatted(device.name(), device.version(), device.identity().digest()))
            .toList();
    Path known =
        Fixtures.projectRoot().resolve("hardware-sim/src/test/resources/device-versions.csv");

    assertThat(devices).containsExactlyElementsOf(Files.readAllLines(known));
  }

  @Test
  void layersAreComputedInTheNarrowestFormatThatHoldsBoth() {
    FormatSupport formats = parse(ARRAY).formats();

    assertThat(compute(formats, "int8", "int8")).isEqualTo("int8");
    assertThat(compute(formats, "int8", "fp16")).isEqualTo("fp16");
    assertThat(compute(formats, "int3", "int8")).isEqualTo("int8");
    assertThat(compute(formats, "e4m3", "int8")).isEqualTo("fp16");
    assertThat(formats.stored(Formats.named("int3")).name()).isEqualTo("int4");
    assertThat(formats.accepts(Formats.FP32)).isFalse();
  }

  @Test
  void nothingHoldsFp16AndBf16ButFp32() {
    NumberFormat fp16 = Formats.FP16;
    assertThat(FormatCover.holds(Formats.FP32, fp16)).isTrue();
    assertThat(FormatCover.holds(Formats.BF16, fp16)).isFalse();
    assertThat(FormatCover.holds(fp16, Formats.BF16)).isFalse();
    assertThat(FormatCover.holds(Formats.BF16, Formats.INT8)).isTrue();
    assertThat(FormatCover.holds(Formats.named("e4m3"), Formats.INT8)).isFalse();
    assertThat(FormatCover.holds(Formats.INT8, Formats.named("e2m1"))).isFalse();
    assertThat(FormatCover.holds(Formats.FP32, Formats.named("mxfp4"))).isFalse();
    FormatSupport halves =
        parse(PROCESSOR.replace("fp32: 2, int8: 8", "fp16: 2, bf16: 2")).formats();
    assertThatThrownBy(() -> compute(halves, "fp16", "bf16"))
        .isInstanceOf(UnsupportedFormatException.class)
        .hasMessageContaining("no format that holds both fp16 weights and bf16 activations");
  }

  private static String compute(FormatSupport formats, String weights, String activations) {
    return formats
        .execution(new LayerPrecision(Formats.named(weights), Formats.named(activations)))
        .compute()
        .name();
  }

  private static void refuses(String yaml, String old, String changed, String... words) {
    assertThatThrownBy(() -> parse(yaml.replace(old, changed)))
        .isInstanceOf(UserException.class)
        .hasMessageContainingAll(words);
  }

  private static Device parse(String yaml) {
    return Devices.parse(Yaml.parse(yaml, "device.yaml"));
  }
}
