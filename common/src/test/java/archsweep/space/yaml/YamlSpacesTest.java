package archsweep.space.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import archsweep.config.UserException;
import archsweep.config.Yaml;
import archsweep.network.Network;
import archsweep.network.NetworkId;
import archsweep.space.Architecture;
import archsweep.space.CandidateOrder;
import archsweep.space.DeadEdges;
import archsweep.space.SearchSpace;
import archsweep.space.Task;
import archsweep.testing.Fixtures;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlSpacesTest {

  private static final int DEEPEST = 4;

  @Test
  void mobileNetV2IsTorchvisions() throws IOException {
    SearchSpace space = file("mobilenet-v2.yaml");
    JsonNode expected = row("torchvision", "mobilenet_v2");
    Network network = space.toNetwork(space.parse("1"), Task.IMAGENET, DeadEdges.DROP);

    assertThat(network.parameterCount()).isEqualTo(expected.get("params").asLong());
    assertThat(network.counts().macs()).isEqualTo(expected.get("macs").asLong());
  }

  @Test
  void onceForAllIsTheReferences() throws IOException {
    SearchSpace space = file("once-for-all.yaml");
    int compared = 0;
    for (JsonNode row : rows("ofa_mbv3")) {
      if (row.get("width_mult").asDouble() == 1) {
        Task task = Task.imagenet(row.get("resolution").asInt());
        Network network = space.toNetwork(space.parse(text(row)), task, DeadEdges.DROP);
        assertThat(network.parameterCount()).isEqualTo(row.get("params").asLong());
        assertThat(network.counts().macs()).isEqualTo(row.get("macs").asLong());
        compared++;
      }
    }
    assertThat(compared).isPositive();
    assertThat(space.size())
        .isEqualTo(BigInteger.valueOf(9).pow(20).multiply(BigInteger.valueOf(243)));
  }

  /** Each stage: its depth, then kernel and expansion of each of its blocks. */
  private static String text(JsonNode row) {
    List<String> options = new ArrayList<>();
    for (int stage = 0; stage < row.get("d").size(); stage++) {
      options.add(row.get("d").get(stage).asText());
      for (int block = 0; block < DEEPEST; block++) {
        options.add(row.get("ks").get(DEEPEST * stage + block).asText());
        options.add(row.get("e").get(DEEPEST * stage + block).asText());
      }
    }
    return String.join(",", options);
  }

  @Test
  void keepTheContractOfSpaces() {
    for (String name : List.of("mobilenet-v2.yaml", "once-for-all.yaml")) {
      SearchSpace space = file(name);
      CandidateOrder order = CandidateOrder.random(space, 1);
      for (int item = 0; item < 5; item++) {
        Architecture architecture = order.architecture(item);
        Architecture canonical = space.canonical(architecture);
        assertThat(space.decode(space.encode(architecture))).isEqualTo(architecture);
        assertThat(space.canonical(canonical)).isEqualTo(canonical);
        assertThat(id(space, canonical)).isEqualTo(id(space, architecture));
      }
    }
  }

  private static String id(SearchSpace space, Architecture architecture) {
    Task task = space.tasks().get(0);
    return NetworkId.of(space.toNetwork(architecture, task, DeadEdges.DROP)).hash();
  }

  @Test
  void referencesShareTheirChoiceAndAlternativesHaveOne() {
    SearchSpace space =
        parse(
            """
            name: mine
            tasks: [cifar10]
            choices: {act: [relu, silu]}
            define:
              pair:
                - conv: {channels: 8, activation: $act}
                - conv: {channels: 8, activation: $act}
            blocks:
              - use: pair
              - one_of:
                  - {label: none, skip: {}}
                  - {label: deep, residual: [conv: {channels: 8}, conv: {channels: 8, activation: none}]}
              - max_pool: {}
              - use: pair
            """);

    assertThat(space.size()).isEqualTo(4);
    assertThat(space.choices())
        .extracting(SearchSpace.Choice::name)
        .containsExactly("act", "2.one_of");
    Network deep = space.toNetwork(space.parse("silu,deep"), Task.CIFAR10, DeadEdges.DROP);
    assertThat(deep.layers()).anyMatch(layer -> layer.name().endsWith(".add"));
    assertThat(deep.parameterCount())
        .isGreaterThan(
            space
                .toNetwork(space.parse("silu,none"), Task.CIFAR10, DeadEdges.DROP)
                .parameterCount());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "- conv: {channels: 8, kernel: 99} | t.yaml:4: | kernel (99)",
        "- conv: {channels: 8, kernell: 3} | t.yaml:4: | kernell",
        "- conv: {channels: {choose: [8, none]}} | t.yaml:4: | channels (none)",
        "- conv: {channels: $wide} | t.yaml:4: | $wide",
        "- cnov: {channels: 8} | t.yaml:4: | conv",
        "- {repeat: 1000000000, blocks: [skip: {}]} | t.yaml:4: | repeat (1000000000)",
        "- {repeat: 9, blocks: [max_pool: {}]} | t.yaml:4: | max_pool cannot follow",
        "- residual: [conv: {channels: 8}] | t.yaml:4: | residual cannot follow",
        "- conv: {channels: 7, groups: 2} | t.yaml:4: | conv cannot follow",
        "- use: nothing | t.yaml:4: | use (nothing)",
        "- {repeat: 99, blocks: [{repeat: 99, blocks: [skip: {}]}]} | t.yaml:4: | one too many",
      })
  void saysWhereAMistakeIs(String block, String place, String reason) {
    assertThatThrownBy(() -> parse("name: mine\ntasks: [cifar10]\nblocks:\n  " + block + "\n"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(place)
        .hasMessageContaining(reason);
  }

  @Test
  void refusesBlocksThatUseThemselves() {
    assertThatThrownBy(
            () -> parse("name: m\ntasks: [cifar10]\ndefine: {a: [use: a]}\nblocks: [use: a]\n"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("nested too deeply");
  }

  private static SearchSpace parse(String text) {
    return YamlSpaces.read(Yaml.parse(text, "t.yaml"));
  }

  private static SearchSpace file(String name) {
    return YamlSpaces.read(Fixtures.projectRoot().resolve("conf/spaces").resolve(name));
  }

  private static JsonNode row(String file, String name) throws IOException {
    for (JsonNode row : rows(file)) {
      if (row.get("name").asText().equals(name)) {
        return row;
      }
    }
    throw new AssertionError("There is no row " + name);
  }

  private static JsonNode rows(String name) throws IOException {
    Path file = Fixtures.golden("spaces").resolve(name + ".json");
    assumeTrue(Files.exists(file), "There is no " + file);
    return new ObjectMapper().readTree(Files.readString(file)).get("rows");
  }
}
