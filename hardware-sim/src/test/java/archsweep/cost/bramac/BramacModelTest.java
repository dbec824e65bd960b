package archsweep.cost.bramac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import archsweep.config.UserException;
import archsweep.config.Yaml;
import archsweep.cost.CostModels;
import archsweep.cost.LayerCost;
import archsweep.cost.LayerWorkload;
import archsweep.cost.Work.Geometry;
import archsweep.cost.Work.MatrixProduct;
import archsweep.device.BramacAccelerator;
import archsweep.device.ComputeInBram;
import archsweep.device.Devices;
import archsweep.precision.Formats;
import archsweep.precision.LayerPrecision;
import archsweep.testing.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BramacModelTest {

  private static final Path FILE =
      Fixtures.projectRoot().resolve("conf/devices/arria10-dla-bramac-2sa.yaml");

  /** A 3 x 3 convolution of 64 channels, 56 x 56, of ResNet-34: the golden tables have it. */
  @Test
  void layersOfNetworksTakeTheSimulatorsCycles() {
    LayerWorkload layer = convolution(3, 64, 56, 64);

    assertThat(cycles("arria10-dla", layer)).isEqualTo(51072);
    assertThat(cycles("arria10-dla-bramac-2sa", layer)).isEqualTo(53312);
    assertThat(cycles("arria10-dla-bramac-1da", layer)).isEqualTo(34496);
  }

  /** The first layer of ResNet-34, 7 x 7 over 3 channels, folded to 3 x 1 over 49. */
  @Test
  void imagesAreFoldedAlongTheTaps() {
    LayerWorkload layer = convolution(7, 3, 112, 64);

    assertThat(cycles("arria10-dla", layer)).isEqualTo(55328);
    assertThat(cycles("arria10-dla-bramac-2sa", layer)).isEqualTo(56448);
  }

  @Test
  void computingMemoriesTakeTheCyclesOfOneBitAfterTheOther() {
    for (ComputeInBram memories : ComputeInBram.values()) {
      for (int bits : new int[] {2, 4}) {
        assertThat(memories.mac2Cycles(bits)).isLessThanOrEqualTo(memories.mac2Cycles(2 * bits));
      }
    }
    assertThat(ComputeInBram.TWO_SYNCHRONOUS.mac2Cycles(8)).isEqualTo(10);
    assertThat(ComputeInBram.TWO_SYNCHRONOUS.signedMac2Cycles(8)).isEqualTo(11);
    assertThat(ComputeInBram.ONE_DOUBLE_PUMPED.mac2Cycles(2)).isEqualTo(3);
    assertThat(ComputeInBram.ONE_DOUBLE_PUMPED.macsPerMac2(4)).isEqualTo(20);
  }

  @Test
  void refusesDesignsThatDoNotFit() throws IOException {
    refuses("kvec: 65", "kvec: 66", "vectors.int8.kvec (66) must be a multiple of 5");
    refuses("kvec: 65", "kvec: 500", "makes a design of 9000 DSPs", "lower a vector");
    refuses("cvec: 6, kvec: 65", "cvec: 65536, kvec: 65500", "makes a design of 12877824000 DSPs");
    refuses("cvec: 6, kvec: 65", "cvec: 60, kvec: 5", "makes a design of 900 DSPs", 895);
    refuses("int8: {qvec: 4", "int8: {qvec: 2", "(2) cannot be shared", "2sa takes 3 or 4");
    refuses("compute_in_bram: 2sa", "compute_in_bram: 2xa", "is none of [none, 2sa, 1da]");
    refuses("int8: {qvec", "int6: {qvec", "is a format that it cannot multiply");
    refuses("clock_mhz: 300", "clock: 300", "the key clock_mhz is missing", "you meant clock");
  }

  private static void refuses(String old, String changed, Object... expected) throws IOException {
    String yaml = Files.readString(FILE).replace(old, changed);
    String limited =
        expected[expected.length - 1] instanceof Integer dsps
            ? yaml.replace("dsps: 1518", "dsps: " + dsps)
            : yaml;
    assertThatThrownBy(() -> Devices.parse(Yaml.parse(limited, "device.yaml")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("device.yaml:")
        .hasMessageContaining((String) expected[0]);
  }

  private static long cycles(String device, LayerWorkload layer) {
    BramacAccelerator accelerator =
        (BramacAccelerator)
            Devices.load(Fixtures.projectRoot().resolve("conf/devices")).named(device);
    LayerCost cost = CostModels.of(accelerator).layer(layer, LayerPrecision.of(Formats.INT8));
    return Math.round(cost.cycles().value());
  }

  private static LayerWorkload convolution(int kernel, int channels, int size, int filters) {
    long positions = (long) size * size;
    long taps = (long) kernel * kernel * channels;
    return new LayerWorkload(
        new MatrixProduct(
            1,
            positions,
            filters,
            taps,
            positions * channels,
            true,
            new Geometry(kernel, kernel, size, size)),
        taps * filters,
        positions * channels,
        positions * filters,
        0);
  }
}
