package archsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import archsweep.config.Yaml;
import archsweep.images.ImageSources;
import archsweep.pipeline.Installation;
import archsweep.pipeline.SweepSource;
import archsweep.torch.Arithmetic;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Editors check sweep files by conf/sweeps/sweep.schema.json: it must know what the reader knows.
 */
class SweepSchemaTest {

  private static final String SWEEP =
      """
      name: schema
      space: nas-bench-201
      candidates: {sample: 4}
      proxies: [synflow, sqnr_db]
      devices: [nvidia-t4]
      objectives: [max synflow, max sqnr_db]
      constraints: [latency_us <= 500]
      """;

  /** Like no key, so that the complaint lists all keys that the reader has asked for. */
  private static final String UNKNOWN = "x".repeat(60);

  private static JsonNode schema;

  @TempDir static Path folder;

  @BeforeAll
  static void readSchema() throws IOException {
    schema = new JsonMapper().readTree(sweeps().resolve("sweep.schema.json").toFile());
  }

  @Test
  void itsKeysAreThoseOfSweepFiles() throws IOException {
    assertThat(properties(schema)).isEqualTo(keysRead(UNKNOWN + ": 1\n"));
  }

  @Test
  void theKeysOfItsGroupsAreThoseOfSweepFiles() throws IOException {
    JsonNode groups = schema.get("properties");
    Set<String> data = new TreeSet<>();
    for (String settings :
        List.of(
            "source: fashion-mnist-sample",
            "source: cifar10-binary, files: a",
            "source: cifar10-jpeg-zip, file: a",
            "source: idx, images: a, labels: b")) {
      data.addAll(keysRead("data: {%s, %s: 1}\n".formatted(settings, UNKNOWN)));
    }
    assertThat(properties(groups.get("data"))).isEqualTo(data);
    for (String group : List.of("training", "limits")) {
      assertThat(properties(groups.get(group)))
          .isEqualTo(keysRead("%s: {%s: 1}\n".formatted(group, UNKNOWN)));
    }
    assertThat(properties(groups.get("candidates").get("oneOf").get(1)))
        .isEqualTo(keysRead("", "{sample: 4", "{sample: 4, " + UNKNOWN + ": 1"));
    Set<String> precision = new TreeSet<>();
    for (String settings :
        List.of(
            "weights: int4, activations: int8",
            "preset: first-last-int8, default: int4",
            "sample: 2, from: [int4, int8]",
            "assign: 2, from: [int4, int8], device: nvidia-t4, budget: latency_us")) {
      precision.addAll(
          keysRead("precisions: [{name: a, %s, %s: 1}]\n".formatted(settings, UNKNOWN)));
    }
    assertThat(properties(groups.get("precisions").get("items").get("oneOf").get(1)))
        .isEqualTo(precision);
  }

  @Test
  void itsWordsAreThoseOfSweepFiles() {
    JsonNode properties = schema.get("properties");
    assertThat(texts(properties.get("data").get("properties").get("source").get("enum")))
        .isEqualTo(ImageSources.descriptions().keySet());
    assertThat(texts(properties.get("arithmetic").get("enum")))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Arithmetic.values())
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList());
  }

  @Test
  void whatItRequiresIsRequired() throws IOException {
    Set<String> required = texts(schema.get("required"));
    for (String line : SWEEP.lines().toList()) {
      String key = line.substring(0, line.indexOf(':'));
      CommandRun run = plan(SWEEP.replace(line + "\n", ""));
      assertThat(run.err().contains("the key " + key + " is missing"))
          .as("%s: %s", key, run.err())
          .isEqualTo(required.contains(key));
    }
  }

  @Test
  void everySweepOfConfIsRead() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(sweeps())) {
      files = all.filter(file -> file.toString().endsWith(".yaml")).toList();
    }
    assertThat(files).isNotEmpty();
    for (Path file : files) {
      assertThat(SweepSource.read(file, List.of()).sweep().name())
          .isEqualTo(file.getFileName().toString().replace(".yaml", ""));
      assertThat(properties(schema)).containsAll(Yaml.read(file).keys());
      assertThat(file).content().startsWith("# yaml-language-server: $schema=sweep.schema.json\n");
    }
  }

  private static Set<String> keysRead(String added) throws IOException {
    return keysRead(added, "", "");
  }

  /** The keys that the reader knows where it meets {@link #UNKNOWN}. */
  private static Set<String> keysRead(String added, String from, String to) throws IOException {
    CommandRun run = plan((from.isEmpty() ? SWEEP : SWEEP.replace(from, to)) + added);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).containsPattern("there is no key .*" + UNKNOWN);
    String known = run.err().lines().filter(line -> line.startsWith("Maybe ")).findFirst().get();
    String list = known.replaceFirst("Maybe you meant (one of )?", "").replaceFirst("\\.$", "");
    return new TreeSet<>(List.of(list.split(", ")));
  }

  private static CommandRun plan(String text) throws IOException {
    return CommandRun.of("plan", Files.writeString(folder.resolve("sweep.yaml"), text));
  }

  private static Set<String> properties(JsonNode node) {
    Set<String> names = new TreeSet<>();
    node.get("properties").fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static Set<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(item.asText()));
    return new TreeSet<>(texts);
  }

  private static Path sweeps() {
    return Installation.home().resolve("conf/sweeps");
  }
}
