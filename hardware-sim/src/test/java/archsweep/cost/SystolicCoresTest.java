package archsweep.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsweep.config.Yaml;
import archsweep.cost.Work.MatrixProduct;
import archsweep.device.Devices;
import archsweep.precision.Formats;
import archsweep.precision.LayerPrecision;
import archsweep.testing.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class SystolicCoresTest {

  @Test
  void coresShareWhateverMakesThemFastest() throws IOException {
    String yaml =
        Files.readString(Fixtures.projectRoot().resolve("conf/devices/systolic-32x32-os.yaml"));
    String fast = yaml.replace("dram_bandwidth_gb_per_s: 25.6", "dram_bandwidth_gb_per_s: 10000");
    CostModel one = CostModels.of(Devices.parse(Yaml.parse(fast, "one.yaml")));
    CostModel four = CostModels.of(Devices.parse(Yaml.parse("cores: 4\n" + fast, "four.yaml")));
    LayerPrecision int8 = LayerPrecision.of(Formats.INT8);
    LayerWorkload square = product(1, 64, 64, 1000);
    LayerWorkload tall = product(1, 128, 32, 1000);
    LayerWorkload depthwise = product(8, 32, 1, 9);

    assertThat(one.layer(square, int8).cycles().value()).isEqualTo(4 * (1000 + 62));
    assertThat(four.layer(square, int8).cycles().value()).isEqualTo(1000 + 62);
    assertThat(four.layer(tall, int8).cycles().value()).isEqualTo(1000 + 62);
    assertThat(four.layer(depthwise, int8).cycles().value()).isEqualTo(2 * (9 + 62));
    assertThat(four.layer(square, int8).scaleSimCycles().known()).isFalse();
    assertThat(four.layer(square, int8).utilisation())
        .isEqualTo(one.layer(square, int8).utilisation(), within(1e-12));
    assertThat(four.layer(square, int8).dramBytes())
        .as("each core brings its own operands")
        .isEqualTo(4 * (2 * 32 * 1000 + 32 * 32));
  }

  private static LayerWorkload product(long products, long m, long n, long k) {
    return new LayerWorkload(
        new MatrixProduct(products, m, n, k, m * k, true),
        products * k * n,
        products * m * k,
        products * m * n,
        0);
  }

  @Test
  void everyCoreHasAShare() {
    for (int cores : new int[] {1, 6, 8, 12}) {
      assertThat(CoreSplit.of(cores))
          .allMatch(split -> split.cores() == cores)
          .doesNotHaveDuplicates();
    }
    assertThat(CoreSplit.of(6)).hasSize(9);
  }
}
