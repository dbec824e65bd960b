package archsweep.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import archsweep.config.Section;
import archsweep.config.UserException;
import archsweep.config.Yaml;
import archsweep.testing.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceVariantTest {

  private static final Path PQA =
      Fixtures.projectRoot().resolve("conf/devices/pqa-agilex-ddr.yaml");

  @Test
  void figuresAreReplacedAndAllElseStays() throws IOException {
    PqaAccelerator base = (PqaAccelerator) Devices.read(PQA);
    PqaAccelerator variant = variant("pqa[vectors.outputs=16, prototypes=8]");

    assertThat(variant.name()).isEqualTo("pqa-agilex-ddr-prototypes-8-vectors.outputs-16");
    assertThat(variant.prototypes()).isEqualTo(8);
    assertThat(variant.vectors())
        .isEqualTo(
            new PqaAccelerator.PqaVectors(
                16,
                base.vectors().subspaceVec(),
                base.vectors().prototypeVec(),
                base.vectors().lengthVec()));
    assertThat(variant.clockMhz()).isEqualTo(base.clockMhz());
    assertThat(variant.identity().digest()).isNotEqualTo(base.identity().digest());
  }

  @Test
  void theOrderOfFiguresMakesNoDifference() throws IOException {
    assertThat(variant("pqa[prototypes=8,vectors.outputs=16]"))
        .isEqualTo(variant("pqa[vectors.outputs=16,prototypes=8]"));
  }

  @Test
  void groupsStandForAllCombinations() {
    assertThat(references("{vary: pqa, prototypes: [8, 16], vectors.outputs: [16, 32], x: 1}"))
        .containsExactly(
            "pqa[prototypes=8,vectors.outputs=16,x=1]",
            "pqa[prototypes=8,vectors.outputs=32,x=1]",
            "pqa[prototypes=16,vectors.outputs=16,x=1]",
            "pqa[prototypes=16,vectors.outputs=32,x=1]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{vary: pqa}", "{vary: pqa, prototypes: []}", "{prototypes: [8]}"})
  void groupsVarySomethingOfADevice(String group) {
    assertThatThrownBy(() -> references(group))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("sweep.yaml:1: ");
  }

  @Test
  void aGroupHasNoMoreVariantsThanATableHasRoomFor() {
    String hundred = "1, ".repeat(99) + "1";
    assertThatThrownBy(() -> references("{vary: p, a: [%s], b: [%s]}".formatted(hundred, hundred)))
        .hasMessageContaining("at most 1,024 variants");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pqa[]                          | key=value",
        "pqa[prototypes]                | key=value",
        "pqa[prototypes=8,prototypes=9] | stands once",
        "pqa[prototypes=]               | number or a word",
        "pqa[prototypes={a: 1}]         | number or a word",
        "pqa[name=other]                | cannot vary its name",
        "pqa[version=2]                 | cannot vary its version"
      })
  void whatIsNoFigureIsRefused(String reference, String complaint) {
    assertThat(DeviceVariant.isOne(reference)).isTrue();
    assertThatThrownBy(() -> DeviceVariant.parse(reference))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(complaint);
  }

  @Test
  void aFigureThatTheFamilyDoesNotHaveIsRefused() {
    assertThatThrownBy(() -> variant("pqa[prototype=8]"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("there is no key prototype");
  }

  private static PqaAccelerator variant(String reference) throws IOException {
    String text = DeviceVariant.parse(reference).text(Files.readString(PQA), "pqa-agilex-ddr.yaml");
    return (PqaAccelerator) Devices.parse(Yaml.parse(text, reference));
  }

  private static List<String> references(String group) {
    Section section = Yaml.parse(group, "sweep.yaml");
    return DeviceVariant.references(section);
  }
}
