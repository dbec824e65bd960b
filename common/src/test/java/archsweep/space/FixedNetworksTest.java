package archsweep.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import archsweep.network.Layer;
import archsweep.network.Network;
import archsweep.network.op.Activation;
import archsweep.network.op.BatchNorm;
import archsweep.network.op.Convolution;
import archsweep.network.op.LayerNorm;
import archsweep.network.op.Linear;
import archsweep.network.op.Op;
import archsweep.network.op.Pool;
import archsweep.network.op.Shape;
import archsweep.testing.Fixtures;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FixedNetworksTest {

  /** Does nothing at inference; or is a module in some networks, a function in others. */
  private static final Set<String> LEFT_OUT =
      Set.of("Dropout", "AdaptiveAvgPool2d", "StochasticDepth", "Permute", "Flatten");

  /** Functions in these networks, at least in some places, so that their list lacks them. */
  private static final Map<String, Set<String>> FUNCTIONS =
      Map.of(
          "densenet121", Set.of("ReLU"),
          "googlenet", Set.of("ReLU"),
          "inception-v3", Set.of("ReLU", "MaxPool2d", "AvgPool2d"));

  @Test
  void countAsTorchvisionsDo() throws IOException {
    Path file = Fixtures.golden("spaces").resolve("torchvision.json");
    assumeThat(file).exists();
    int compared = 0;
    for (JsonNode row : new ObjectMapper().readTree(Files.readString(file)).get("rows")) {
      String name = row.get("name").asText().replace('_', '-');
      if (Spaces.all().stream().anyMatch(space -> space.name().equals(name))) {
        Network network = build(name, Spaces.named(name).tasks().get(0));
        String counted = row.has("params_without_aux") ? "params_without_aux" : "params";
        assertThat(network.parameterCount()).as(name).isEqualTo(row.get(counted).asLong());
        assertThat(network.counts().macs()).as(name).isEqualTo(row.get("macs").asLong());
        if (row.has("layers") && !attention(row.get("layers"))) {
          Set<String> functions = FUNCTIONS.getOrDefault(name, Set.of());
          assertThat(without(functions, layers(network)))
              .as(name)
              .isEqualTo(without(functions, layers(row.get("layers"))));
        }
        compared++;
      }
    }
    assertThat(compared).isPositive();
  }

  /** The paper's table 6 says 0.27M; 3x3 convolutions, their norms and a classifier of 65 x 10. */
  @Test
  void resNet20HasNoParametersInItsShortcuts() {
    Network network = build("resnet20", Task.CIFAR10);
    long convolutions = 9 * (3 * 16 + 6 * 16 * 16 + 16 * 32 + 5 * 32 * 32 + 32 * 64 + 5 * 64 * 64);
    long norms = 2 * (7 * 16 + 6 * 32 + 6 * 64);

    assertThat(network.parameterCount()).isEqualTo(convolutions + norms + 650).isEqualTo(269_722);
    assertThat(network.counts().macs()).isEqualTo(40_551_040);
  }

  private static Network build(String name, Task task) {
    SearchSpace space = Spaces.named(name);
    return space.toNetwork(space.decode(BigInteger.ZERO), task, DeadEdges.DROP);
  }

  private static List<String> without(Set<String> types, List<String> layers) {
    return layers.stream()
        .filter(layer -> !types.contains(layer.substring(0, layer.indexOf(' '))))
        .toList();
  }

  /** torchvision's attention is one module, ours are the layers that it is made of. */
  private static boolean attention(JsonNode rows) {
    for (JsonNode row : rows) {
      if (row.get(0).asText().endsWith("Attention")) {
        return true;
      }
    }
    return false;
  }

  private static List<String> layers(JsonNode rows) {
    List<String> lines = new ArrayList<>();
    for (JsonNode row : rows) {
      if (!LEFT_OUT.contains(row.get(0).asText())) {
        StringBuilder line =
            new StringBuilder(row.get(0).asText().replace("LayerNorm2d", "LayerNorm")).append(' ');
        long elements = 1;
        for (JsonNode size : row.get(1)) {
          elements *= size.asLong();
        }
        line.append(elements).append(' ').append(row.get(2)).append(' ').append(row.get(3));
        JsonNode attributes = row.path(4);
        for (String key : List.of("cin", "fin", "k", "s", "p", "d", "g", "bias")) {
          if (attributes.has(key)) {
            line.append(' ').append(key).append(attributes.get(key).toString());
          }
        }
        lines.add(line.toString());
      }
    }
    return lines;
  }

  private static List<String> layers(Network network) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < network.layers().size(); i++) {
      Layer layer = network.layers().get(i);
      String type = type(layer.op());
      if (!type.isEmpty()) {
        long parameters =
            network.parameters(i).stream()
                .filter(spec -> spec.kind().learned())
                .mapToLong(spec -> spec.shape().elements())
                .sum();
        lines.add(
            type
                + " "
                + network.outputTypes(i).get(0).shape().elements()
                + " "
                + parameters
                + " "
                + network.counts(i).macs()
                + attributes(layer.op(), network.inputTypes(i).get(0).shape()));
      }
    }
    return lines;
  }

  private static String type(Op op) {
    if (op instanceof Activation activation) {
      return switch (activation.function()) {
        case RELU -> "ReLU";
        case RELU6 -> "ReLU6";
        case HARD_SWISH -> "Hardswish";
        case HARD_SIGMOID -> "Hardsigmoid";
        case SILU -> "SiLU";
        case SIGMOID -> "Sigmoid";
        case GELU -> "GELU";
        default -> throw new IllegalArgumentException(activation.describe());
      };
    }
    if (op instanceof Pool pool) {
      return pool.kind() == Pool.Kind.MAX ? "MaxPool2d" : "AvgPool2d";
    }
    if (op instanceof BatchNorm) {
      return "BatchNorm2d";
    }
    if (op instanceof LayerNorm) {
      return "LayerNorm";
    }
    if (op instanceof Convolution) {
      return "Conv2d";
    }
    return op instanceof Linear ? "Linear" : "";
  }

  private static String attributes(Op op, Shape given) {
    if (op instanceof Convolution convolution) {
      return " cin%d k%s s%d p%s d%d g%d bias%b"
          .formatted(
              given.size(1),
              brief(convolution.window().kernel()),
              convolution.window().stride().get(0),
              brief(convolution.window().paddingBefore()),
              convolution.window().dilation().get(0),
              convolution.groups(),
              convolution.bias());
    }
    if (op instanceof Pool pool) {
      return " k%d s%d p%d"
          .formatted(
              pool.window().kernel().get(0),
              pool.window().stride().get(0),
              pool.window().paddingBefore().get(0));
    }
    return op instanceof Linear linear
        ? " fin%d bias%b".formatted(given.size(given.rank() - 1), linear.bias())
        : "";
  }

  private static String brief(List<Integer> values) {
    return values.stream().distinct().count() == 1
        ? values.get(0).toString()
        : values.toString().replace(" ", "");
  }
}
