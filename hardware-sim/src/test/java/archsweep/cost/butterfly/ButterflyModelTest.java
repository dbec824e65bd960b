package archsweep.cost.butterfly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import archsweep.config.UserException;
import archsweep.config.Yaml;
import archsweep.cost.CostModel;
import archsweep.cost.CostModels;
import archsweep.cost.LayerCost;
import archsweep.cost.LayerWorkload;
import archsweep.cost.UnsupportedOperatorException;
import archsweep.cost.Work.Geometry;
import archsweep.cost.Work.MatrixProduct;
import archsweep.device.Devices;
import archsweep.precision.Formats;
import archsweep.precision.LayerPrecision;
import archsweep.testing.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ButterflyModelTest {

  private static final Path FILE =
      Fixtures.projectRoot().resolve("conf/devices/butterfly-vcu128-be120.yaml");
  private static final LayerPrecision FP16 = LayerPrecision.of(Formats.FP16);

  /** The two linear layers of FABNet-Base at 128 tokens: the golden table has them. */
  @Test
  void linearLayersAreButterflies() {
    CostModel model = CostModels.of(Devices.read(FILE));
    LayerCost expansion = model.layer(linear(128, 768, 3072), FP16);

    assertThat(expansion.cycles().value()).isEqualTo(10240);
    assertThat(expansion.latencyUs()).isCloseTo(10240 / 200.0 / 0.85, within(1e-9));
    assertThat(expansion.assumption()).contains("padded to powers of two");
    assertThat(model.layer(linear(128, 3072, 768), FP16).cycles().value()).isEqualTo(12288);
  }

  @Test
  void attentionRunsAtItsMultipliers() throws IOException {
    LayerWorkload scores =
        new LayerWorkload(
            new MatrixProduct(12, 128, 128, 64, 128 * 64, false), 0, 196608, 196608, 0);
    assertThat(CostModels.of(Devices.read(FILE)).layer(scores, FP16).cycles().value())
        .isEqualTo(12 * 128 * 128 * 64 / 256);

    String without = Files.readString(FILE).replaceFirst("attention: .*\n", "");
    CostModel model = CostModels.of(Devices.parse(Yaml.parse(without, "device.yaml")));
    assertThatThrownBy(() -> model.layer(scores, FP16))
        .isInstanceOf(UnsupportedOperatorException.class)
        .hasMessageContaining("has no attention processor");
  }

  @Test
  void refusesConvolutions() {
    LayerWorkload convolution =
        new LayerWorkload(
            new MatrixProduct(1, 64, 8, 72, 512, true, new Geometry(3, 3, 8, 8)), 576, 512, 512, 0);
    CostModel model = CostModels.of(Devices.read(FILE));

    assertThatThrownBy(() -> model.layer(convolution, FP16))
        .isInstanceOf(UnsupportedOperatorException.class)
        .hasMessageContaining("no unit for convolutions");
  }

  /** Cycles of the four parts of a layer, from runs of the authors' baseline simulator. */
  @ParameterizedTest
  @CsvSource({
    "768, 3072, 64, 110357, 79604.15888308338, 92928, 75092.15888308338",
    "1024, 4096, 128, 301077, 273140.1588830834, 296960, 264436.1588830834",
    "768, 3072, 1024, 5000253, 1197044.1588830836, 1210368, 1181012.1588830836",
  })
  void theBaselineEqualsItsSimulator(
      int hidden,
      int feedForward,
      int tokens,
      double attention,
      double projection,
      double expansion,
      double contraction) {
    AttentionArray array = new AttentionArray(12, hidden, 64, feedForward);

    assertThat(array.attention(tokens)).isCloseTo(attention, within(1e-6));
    assertThat(array.projection(tokens)).isCloseTo(projection, within(1e-6));
    assertThat(array.expansion(tokens)).isCloseTo(expansion, within(1e-6));
    assertThat(array.contraction(tokens)).isCloseTo(contraction, within(1e-6));
  }

  @Test
  void resourcesMeetBothPublishedDesigns() {
    assertThat(ButterflyResources.of(40).brams()).isEqualTo(8 * 40 + 18);
    assertThat(ButterflyResources.of(120).brams()).isEqualTo(8 * 120 + 18);
    assertThat(ButterflyResources.of(120).knownDynamicW())
        .isCloseTo(6.882 + 7.732 + 1.437, within(1e-9));
    assertThat(ButterflyResources.of(80).clockingW()).isCloseTo(4.785, within(1e-9));
  }

  @Test
  void refusesWhatCannotBe() throws IOException {
    refuses("efficiency: 0.85", "efficiency: 85", "the efficiency (85) must be");
    refuses("input_bits_per_cycle: 2048", "input_bits: 2048", "input_bits_per_cycle is missing");
    refuses("formats: [fp16]", "formats: [fp17]", "the formats (fp17) is no number format");
    refuses("query_key_multipliers: 256", "query_key_multipliers: 0", "must be between 1");
  }

  private static void refuses(String old, String changed, String message) throws IOException {
    String yaml = Files.readString(FILE).replace(old, changed);
    assertThatThrownBy(() -> Devices.parse(Yaml.parse(yaml, "device.yaml")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("device.yaml:")
        .hasMessageContaining(message);
  }

  private static LayerWorkload linear(long rows, long inputs, long outputs) {
    return new LayerWorkload(
        new MatrixProduct(1, rows, outputs, inputs, rows * inputs, true),
        inputs * outputs,
        rows * inputs,
        rows * outputs,
        0);
  }
}
