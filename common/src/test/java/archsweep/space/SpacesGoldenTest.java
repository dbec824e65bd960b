package archsweep.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import archsweep.network.Network;
import archsweep.network.op.Dim;
import archsweep.testing.Fixtures;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Parameters, multiply-accumulates, output shapes and layers against the reference code's. */
class SpacesGoldenTest {

  static Set<String> files() {
    return GoldenSpaces.all().keySet();
  }

  @ParameterizedTest
  @MethodSource("files")
  void countAsTheReferencesDo(String name) throws IOException {
    Path file = Fixtures.golden("spaces").resolve(name + ".json");
    assumeTrue(Files.exists(file), "There is no " + file);
    int compared = 0;
    SoftAssertions softly = new SoftAssertions();
    for (JsonNode row : new ObjectMapper().readTree(Files.readString(file)).get("rows")) {
      Map<String, Network> networks = GoldenSpaces.all().get(name).networks(row);
      networks.forEach((place, network) -> compare(softly, row, place, network));
      compared += networks.size();
    }
    softly.assertAll();
    assertThat(compared).isPositive();
  }

  private static void compare(SoftAssertions softly, JsonNode row, String place, Network network) {
    String title = row.get("name").asText() + place;
    JsonNode figures = row.at(place.equals("/") ? "" : place);
    if (!figures.isObject()) {
      compareOne(softly, title, place, figures, network);
      return;
    }
    if (figures.has("params")) {
      String counted = figures.has("params_without_aux") ? "params_without_aux" : "params";
      softly
          .assertThat(network.parameterCount())
          .as("parameters of " + title)
          .isEqualTo(figures.get(counted).asLong());
    }
    if (figures.has("macs")) {
      JsonNode macs =
          figures.has("macs_with_lstm") ? figures.get("macs_with_lstm") : figures.get("macs");
      softly
          .assertThat(network.counts().macs())
          .as("multiply-accumulates of " + title)
          .isEqualTo(macs.asLong());
    }
    if (figures.has("output_shape")) {
      compareOne(softly, title, "output_shape", figures.get("output_shape"), network);
    }
    if (figures.has("layers")) {
      softly
          .assertThat(GoldenLayers.of(network, figures.get("layers")))
          .as("layers of " + title)
          .isEqualTo(GoldenLayers.of(figures.get("layers")));
    }
  }

  /** One figure alone, by its name: a shape, parameters, or else multiply-accumulates. */
  private static void compareOne(
      SoftAssertions softly, String title, String place, JsonNode figure, Network network) {
    if (figure.isArray()) {
      List<Long> sizes =
          StreamSupport.stream(figure.spliterator(), false).skip(1).map(JsonNode::asLong).toList();
      softly.assertThat(shape(network)).as("output of " + title).isEqualTo(sizes);
    } else if (place.contains("params")) {
      softly
          .assertThat(network.parameterCount())
          .as("parameters of " + title)
          .isEqualTo(figure.asLong());
    } else {
      softly
          .assertThat(network.counts().macs())
          .as("multiply-accumulates of " + title)
          .isEqualTo(figure.asLong());
    }
  }

  private static List<Long> shape(Network network) {
    List<Long> sizes = new ArrayList<>();
    for (Dim dim : network.type(network.outputs().get(0)).shape().dims()) {
      if (dim instanceof Dim.Fixed fixed) {
        sizes.add(fixed.size());
      }
    }
    return sizes;
  }
}
