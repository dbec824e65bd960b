package archsweep.cost.pqa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import archsweep.config.UserException;
import archsweep.config.Yaml;
import archsweep.cost.CostModels;
import archsweep.cost.LayerCost;
import archsweep.cost.LayerWorkload;
import archsweep.cost.Work.MatrixProduct;
import archsweep.device.Devices;
import archsweep.device.PqaAccelerator;
import archsweep.precision.Formats;
import archsweep.precision.LayerPrecision;
import archsweep.testing.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PqaModelTest {

  private static final Path FILE =
      Fixtures.projectRoot().resolve("conf/devices/pqa-agilex-ddr.yaml");

  /** 16 subspaces of 9 inputs, 16 prototypes, 16 outputs, 1,024 columns: one pass of all. */
  @Test
  void aLayerTakesTheLongerOfTablesAndColumns() {
    LayerWorkload layer =
        new LayerWorkload(new MatrixProduct(1, 1024, 16, 144, 16384, true), 2304, 16384, 16384, 0);
    LayerCost cost =
        CostModels.of(device())
            .layer(layer, new LayerPrecision(Formats.named("int16"), Formats.INT8));

    assertThat(cost.cycles().value()).isEqualTo(1024);
    assertThat(cost.dramBytes()).isEqualTo(16 * 16 * 9 + 16 * 16 * 16 * 2);
    assertThat(cost.utilisation()).isCloseTo(0.5 * 0.25, within(1e-12));
    assertThat(cost.assumption()).contains("16 prototypes of length 9");
  }

  @Test
  void saysWhichFormatsItTakesInTheirPlace() throws IOException {
    String yaml = Files.readString(FILE) + "\nfallbacks: {e4m3: {store: int8, compute: int8}}\n";
    LayerWorkload layer =
        new LayerWorkload(new MatrixProduct(1, 4, 16, 18, 72, true), 288, 72, 64, 0);
    LayerCost cost =
        CostModels.of(Devices.parse(Yaml.parse(yaml, "device.yaml")))
            .layer(layer, LayerPrecision.of(Formats.named("e4m3")));

    assertThat(cost.assumption()).contains("look-ups", "; e4m3 is stored as int8");
  }

  @Test
  void areasAreThoseOfTheRegression() {
    assertThat(ConvolutionalBaseline.area().clbs()).isEqualTo(27360);
    PqArea area = PqArea.of(device());
    assertThat(area.m20ks()).isEqualTo(2048);
    assertThat(area.dsps()).isEqualTo(32 * 64 * 9);
    assertThat(area.logic())
        .isCloseTo(
            54.0152229 * (32 + 16) + 197.18071766 * 64 + 59.99415826 * 9 - 1248.8141835982537,
            within(1e-6));
  }

  @Test
  void refusesWhatCannotBe() throws IOException {
    refuses("dram_efficiency: 0.8", "dram_efficiency: 80", "the dram_efficiency (80) must be");
    refuses("prototypes: 16\n", "prototypes: 1\n", "the prototypes (1) must be between 2");
    refuses("outputs: 32,", "", "the key vectors.outputs is missing");
    refuses("clock_mhz: 300", "clock_mhz: 300 MHz", "is not a number");
  }

  private static void refuses(String old, String changed, String message) throws IOException {
    String yaml = Files.readString(FILE).replace(old, changed);
    assertThatThrownBy(() -> Devices.parse(Yaml.parse(yaml, "device.yaml")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("device.yaml:")
        .hasMessageContaining(message);
  }

  private static PqaAccelerator device() {
    return (PqaAccelerator) Devices.read(FILE);
  }
}
