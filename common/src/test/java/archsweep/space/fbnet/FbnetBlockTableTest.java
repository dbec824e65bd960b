package archsweep.space.fbnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import archsweep.network.Network;
import archsweep.space.DeadEdges;
import archsweep.space.Task;
import archsweep.testing.Fixtures;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What each block of each layer adds to parameters and multiply-accumulates, by the table of the
 * reference, which holds for all 9^22 architectures.
 */
public class FbnetBlockTableTest {

  private static final Map<String, Task> TASKS =
      Map.of("cifar100_32", Task.CIFAR100, "imagenet_224", Task.IMAGENET);
  private static final int LAYERS = 22;
  private static final int SKIP = 8;
  private static final int SAMPLE = 50;

  private final Fbnet space = new Fbnet(FbnetVariant.HW_NAS_BENCH);

  @ParameterizedTest
  @ValueSource(strings = {"cifar100_32", "imagenet_224"})
  void everyBlockOfEveryLayerCostsWhatTheTableSays(String name) throws IOException {
    JsonNode table = table(name);
    int[] decisions = new int[LAYERS];
    Arrays.fill(decisions, SKIP);
    for (int layer = 0; layer < LAYERS; layer++) {
      for (int block = 0; block <= SKIP; block++) {
        int[] changed = decisions.clone();
        changed[layer] = block;
        assertThat(counts(changed, TASKS.get(name)))
            .as("block %d of layer %d", block, layer + 1)
            .isEqualTo(sum(table, changed));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cifar100_32", "imagenet_224"})
  void architecturesCostTheSumOfTheirBlocks(String name) throws IOException {
    JsonNode table = table(name);
    SplittableRandom random = new SplittableRandom(22);
    for (int sample = 0; sample < SAMPLE; sample++) {
      int[] decisions = random.ints(LAYERS, 0, SKIP + 1).toArray();
      assertThat(counts(decisions, TASKS.get(name))).isEqualTo(sum(table, decisions));
    }
  }

  private List<Long> counts(int[] decisions, Task task) {
    Network network = space.network("golden", decisions, task, DeadEdges.KEEP);
    return List.of(network.parameterCount(), network.counts().macs());
  }

  private static List<Long> sum(JsonNode table, int[] decisions) {
    long parameters = table.get("fixed_stem_head").get(0).asLong();
    long macs = table.get("fixed_stem_head").get(1).asLong();
    for (int layer = 0; layer < LAYERS; layer++) {
      JsonNode costs =
          table.get("layers").get(layer).get("params_macs_per_op").get(decisions[layer]);
      parameters += costs.get(0).asLong();
      macs += costs.get(1).asLong();
    }
    return List.of(parameters, macs);
  }

  private static JsonNode table(String name) throws IOException {
    Path file = Fixtures.golden("spaces").resolve("fbnet_block_table.json");
    assumeTrue(Files.exists(file), "There is no " + file);
    return new ObjectMapper().readTree(Files.readString(file)).at("/tables/" + name);
  }
}
