package archsweep.docs;

import static org.assertj.core.api.Assertions.assertThat;

import archsweep.config.Section;
import archsweep.config.Yaml;
import archsweep.device.Devices;
import archsweep.sweep.SweepFile;
import archsweep.testing.Fixtures;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/sweep-file.md, the JSON schema and the reader of sweep files know the same keys. */
class SweepFilePageTest {

  private static final Page PAGE = Page.of("sweep-file");
  private static final Path CONF = Fixtures.projectRoot().resolve("conf");
  private static final Map<String, String> REQUIRED =
      Map.of(
          "name", "example",
          "space", "nas-bench-201",
          "devices", "[nvidia-t4]",
          "objectives", "[min latency_us]");

  static List<String> examples() {
    return PAGE.blocks("yaml");
  }

  @Test
  void everyKeyOfTheSchemaIsExplained() throws IOException {
    for (String key : schemaKeys()) {
      assertThat(
              Pattern.compile("`([a-z_]+\\.)?" + key + "(: [^`]*)?`").matcher(PAGE.text()).find())
          .as("docs/sweep-file.md must explain %s", key)
          .isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void examplesAreSweepsWhoseKeysTheSchemaHas(String example) throws IOException {
    Section section = Yaml.parse(whole(example), "sweep-file.md");
    Devices devices = Devices.load(CONF.resolve("devices"));

    assertThat(SweepFile.read(section, devices::named).devices()).isNotEmpty();
    assertThat(keys(section.withDefaults())).isSubsetOf(schemaKeys());
  }

  /** The example with the keys that every sweep file must have. */
  private static String whole(String example) {
    Map<String, String> missing = new LinkedHashMap<>(REQUIRED);
    missing.keySet().removeIf(key -> example.lines().anyMatch(line -> line.startsWith(key + ":")));
    StringBuilder text = new StringBuilder(example);
    missing.forEach((key, value) -> text.append("%s: %s%n".formatted(key, value)));
    return text.toString();
  }

  private static Set<String> schemaKeys() throws IOException {
    Set<String> keys = new TreeSet<>();
    collect(new ObjectMapper().readTree(CONF.resolve("sweeps/sweep.schema.json").toFile()), keys);
    return keys;
  }

  private static void collect(JsonNode node, Set<String> keys) {
    node.path("properties").fieldNames().forEachRemaining(keys::add);
    node.forEach(child -> collect(child, keys));
  }

  /** The keys of settings at all depths, but those of `layers`, which are names of layers. */
  private static Set<String> keys(Object value) {
    Set<String> keys = new TreeSet<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, inner) -> {
            keys.add((String) key);
            keys.addAll(key.equals("layers") ? Set.of() : keys(inner));
          });
    } else if (value instanceof List<?> list) {
      list.forEach(inner -> keys.addAll(keys(inner)));
    }
    return keys;
  }
}
