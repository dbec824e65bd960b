package archsweep.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowTest {

  private static final TableSchema TABLE =
      new TableSchema(
          "things",
          "",
          List.of(Column.text("name", ""), Column.number("size_um", "", "").orNull()),
          List.of("name"));

  @Test
  void givesItsValues() {
    Row row = Row.builder(TABLE).set("name", "a").set("size_um", 2.0).build();
    assertThat(row.text("name")).isEqualTo("a");
    assertThat(row.number("size_um")).isEqualTo(2);
    assertThat(row).isEqualTo(Row.of(TABLE, "a", 2.0)).isNotEqualTo(Row.of(TABLE, "a", null));
    assertThat(Row.of(TABLE, "a", null).optionalNumber("size_um"))
        .isEqualTo(OptionalDouble.empty());
    assertThatThrownBy(() -> Row.of(TABLE, "a", null).number("size_um"))
        .hasMessageContaining("no things.size_um");
  }

  @Test
  void missingValueIsADefect() {
    assertThatThrownBy(() -> Row.builder(TABLE).set("size_um", 1.0).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The value (null) of things.name must be TEXT.");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void numbersAreFinite(double number) {
    assertThatThrownBy(() -> Row.of(TABLE, "a", number))
        .hasMessageContaining("of things.size_um must be NUMBER or null");
  }

  @Test
  void typesAndColumnsAreThoseOfTheSchema() {
    assertThatThrownBy(() -> Row.of(TABLE, "a", 1L)).hasMessageContaining("must be NUMBER");
    assertThatThrownBy(() -> Row.of(TABLE, "a")).hasMessageContaining("has 1 values");
    assertThatThrownBy(() -> Row.builder(TABLE).set("colour", "red"))
        .hasMessageContaining("no column colour");
    assertThat(ColumnType.INSTANT.accepts(Instant.ofEpochSecond(0, 1))).isFalse();
  }

  @Test
  void copiesWhatTablesShare() {
    TableSchema wide =
        new TableSchema(
            "wide",
            "",
            List.of(Column.text("name", ""), Column.text("colour", "").orNull()),
            List.of());
    assertThat(Row.builder(wide).copy(Row.of(TABLE, "a", 1.0)).build())
        .isEqualTo(Row.of(wide, "a", null));
  }

  @ParameterizedTest
  @CsvSource({"eyeriss-v1, eyeriss_v1", "TPU v4, tpu_v4", "8x8, n8x8", "_a__b_, a_b", "!, n"})
  void namesBecomeColumnNames(String name, String column) {
    assertThat(Column.nameOf(name)).isEqualTo(column);
    assertThat(Column.text(Column.nameOf(name), "").name()).isEqualTo(column);
  }

  @ParameterizedTest
  @ValueSource(strings = {"latencyUs", "latency-us", "_a", "a_", "a__b", "", "1a"})
  void otherColumnNamesAreRefused(String name) {
    assertThatThrownBy(() -> Column.text(name, "")).hasMessageContaining("not snake_case");
  }
}
