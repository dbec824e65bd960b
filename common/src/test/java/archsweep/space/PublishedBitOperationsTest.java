package archsweep.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import archsweep.network.Network;
import archsweep.precision.BitOperations;
import archsweep.precision.Formats;
import archsweep.precision.LayerPrecision;
import archsweep.precision.PrecisionAssignment;
import archsweep.testing.Fixtures;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The bit operations that FLIQS published for networks of one format, at several widths. Its
 * ResNet-18 projects the first shortcut of the first stage, which follows from its figures: they
 * are ours with that projection, to every digit, and 0.7 % more than torchvision's without it.
 */
class PublishedBitOperationsTest {

  private static final double[] WIDTHS = {0.25, 0.5, 0.75, 1, 1.25, 1.4, 1.5, 2};
  private static final Map<String, String> FORMATS =
      Map.of("E2M1", "e2m1", "E4M3", "e4m3", "Float (BF16)", "bf16");

  @Test
  void agreeWithThePublishedOnes() throws IOException {
    Path file = Fixtures.golden("formats").resolve("fliqs_published.json");
    assumeThat(file).exists();
    Map<String, List<Network>> networks = networks();
    List<String> wrong = new ArrayList<>();
    int compared = 0;
    for (JsonNode point : new ObjectMapper().readTree(Files.readString(file)).get("points")) {
      String model = point.get("model").asText();
      String format = FORMATS.get(point.get("method").asText());
      if (format != null && networks.containsKey(model)) {
        double published = point.get("gbops").asDouble();
        compared++;
        if (networks.get(model).stream()
            .noneMatch(network -> agree(gbops(network, format), published))) {
          wrong.add(model + " " + format + " " + published);
        }
      }
    }
    assertThat(compared).isPositive();
    assertThat(wrong).isEmpty();
  }

  private static Map<String, List<Network>> networks() {
    Map<String, List<Network>> networks = new HashMap<>();
    for (double width : WIDTHS) {
      add(
          networks,
          "ResNet-18",
          new ResNet("r", List.of(2, 2, 2, 2), false, width, true).network(Task.IMAGENET));
      add(
          networks,
          "ResNet-50",
          new ResNet("r", List.of(3, 4, 6, 3), true, width, false).network(Task.IMAGENET));
      add(networks, "MobileNetV2", new MobileNetV2("m", width).network(Task.IMAGENET));
    }
    return networks;
  }

  private static void add(Map<String, List<Network>> networks, String model, Network network) {
    networks.computeIfAbsent(model, key -> new ArrayList<>()).add(network);
  }

  private static double gbops(Network network, String format) {
    LayerPrecision precision = LayerPrecision.of(Formats.named(format));
    return new BitOperations(network).gbops(PrecisionAssignment.uniform(network, precision));
  }

  /** To a unit of the last digit: figures have at most four, and some were cut off, not rounded. */
  private static boolean agree(double computed, double published) {
    int decimals = BigDecimal.valueOf(published).scale();
    double fourDigits = Math.pow(10, Math.floor(Math.log10(published)) - 3);
    return Math.abs(computed - published) <= Math.max(Math.pow(10, -decimals), fourDigits);
  }
}
