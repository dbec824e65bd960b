package archsweep.space.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import archsweep.network.Network;
import archsweep.space.Blueprint;
import archsweep.space.DeadEdges;
import archsweep.space.ProductSpace;
import archsweep.space.Task;
import archsweep.testing.Fixtures;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Language models against the formulas of published configurations, with full attention. */
class TransformersTest {

  @Test
  void countsAreThoseOfTheFormulas() throws IOException {
    Path file = Fixtures.golden("spaces").resolve("transformers.json");
    assumeTrue(Files.exists(file), "There is no " + file);
    int compared = 0;
    for (JsonNode row : new ObjectMapper().readTree(Files.readString(file)).get("rows")) {
      String name = row.get("name").asText().replace('_', '-');
      Optional<Network> network = network(name);
      if (network.isPresent()) {
        assertThat(network.get().parameterCount())
            .as(name)
            .isEqualTo(row.get("params_formula").asLong());
        if (row.has("forward_macs")) {
          assertThat(network.get().counts().macs())
              .as(name)
              .isEqualTo(row.at("/forward_macs/total_full").asLong());
        }
        compared++;
      }
    }
    assertThat(compared).isPositive();
  }

  private static Optional<Network> network(String name) {
    if (name.startsWith("gpt2")) {
      return Optional.of(network(new Gpt2(), name, Gpt2.TOKENS));
    }
    if (name.startsWith("llama-2")) {
      return Optional.of(network(new Llama(), name, Llama.TOKENS_2));
    }
    if (name.startsWith("llama-3")) {
      return Optional.of(network(new Llama(), name, Llama.TOKENS_3));
    }
    return Optional.empty();
  }

  private static Network network(Blueprint blueprint, String text, Task task) {
    ProductSpace space = new ProductSpace(blueprint);
    return space.toNetwork(space.parse(text), task, DeadEdges.DROP);
  }
}
