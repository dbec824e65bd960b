package archsweep.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlTest {

  private static final String TEXT =
      """
      name: first
      peak_gops: 12.5
      memory:
        sram_kib: 64
      links:
        - {to: a}
        - {to: b, count: 3}
      """;

  @Test
  void namesFileLineKeyAndValue() {
    Section section = Yaml.parse(TEXT, "device.yaml");

    assertThatThrownBy(() -> section.section("memory").integer("sram_kib", 128, 256))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("device.yaml:4: the memory.sram_kib (64) must be between 128 and 256")
        .hasMessageContaining("\nMaybe ");
    assertThatThrownBy(() -> section.integer("peak_gops", 0, 100))
        .hasMessageContaining("device.yaml:2")
        .hasMessageContaining("is not a whole number");
    assertThatThrownBy(() -> section.text("memory"))
        .hasMessageContaining("device.yaml:3: the memory (a group of keys) must be a single value");
    assertThatThrownBy(() -> section.text("speed")).hasMessageContaining("speed is missing");
  }

  @Test
  void refusesKeysThatNobodyAskedFor() {
    Section section = Yaml.parse("nmae: x\n", "sweep.yaml");
    section.optionalText("name");

    assertThatThrownBy(section::refuseUnknownKeys)
        .hasMessage("sweep.yaml:1: there is no key nmae.\nMaybe you meant name.");
  }

  @Test
  void refusesBrokenYamlWithItsLine() {
    assertThatThrownBy(() -> Yaml.parse("a: 1\nb: [1, 2\n", "x.yaml"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("x.yaml:");
    assertThatThrownBy(() -> Yaml.parse("a: 1\na: 2\n", "x.yaml"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("a");
    assertThatThrownBy(() -> Yaml.parse("", "x.yaml")).hasMessageContaining("holds no settings");
    assertThatThrownBy(() -> Yaml.read(Path.of("absent.yaml")))
        .hasMessageContaining("There is no file absent.yaml");
  }

  @Test
  void keepsTheDefaultsThatWereTaken() {
    Section section = Yaml.parse(TEXT, "device.yaml");
    section.text("name");
    section.integer("seed", 0, 10, 7);
    section.section("memory").integer("banks", 1, 8, 2);
    section.sections("links").forEach(link -> link.integer("count", 1, 9, 1));
    section.sectionOrEmpty("limits").number("seconds", 0, 100, 2.5);

    String written = Yaml.write(section.withDefaults());
    Section again = Yaml.parse(written, "again.yaml");

    assertThat(again.integer("seed", 0, 10)).isEqualTo(7);
    assertThat(again.section("memory").integer("banks", 1, 8)).isEqualTo(2);
    assertThat(again.section("memory").integer("sram_kib", 1, 80)).isEqualTo(64);
    assertThat(again.sections("links").get(0).integer("count", 1, 9)).isEqualTo(1);
    assertThat(again.section("limits").number("seconds", 0, 100)).isEqualTo(2.5);
    assertThat(again.number("peak_gops", 0, 100)).isEqualTo(12.5);
  }

  @Test
  void overridesSettings() {
    Section section =
        Yaml.parse(TEXT, "x", List.of("memory.sram_kib=8", "new.deep.key=[a, b]", "name=other"));

    assertThat(section.section("memory").integer("sram_kib", 1, 80)).isEqualTo(8);
    assertThat(section.section("new").section("deep").texts("key")).containsExactly("a", "b");
    assertThat(section.text("name")).isEqualTo("other");
    assertThat(section.withDefaults()).containsEntry("name", "other");
    assertThat(section.withDefaults().get("memory")).isInstanceOf(Map.class);
    assertThatThrownBy(() -> Yaml.parse(TEXT, "x", List.of("name.inner=1")))
        .hasMessageContaining("--set name.inner=1");
    assertThatThrownBy(() -> Yaml.parse(TEXT, "x", List.of("oops")))
        .hasMessageContaining("key=value");
  }

  @Test
  void flattensToSortedPaths() {
    assertThat(Yaml.parse(TEXT, "x").flatten())
        .containsExactly(
            Map.entry("links[0].to", "a"),
            Map.entry("links[1].count", "3"),
            Map.entry("links[1].to", "b"),
            Map.entry("memory.sram_kib", "64"),
            Map.entry("name", "first"),
            Map.entry("peak_gops", "12.5"));
  }
}
