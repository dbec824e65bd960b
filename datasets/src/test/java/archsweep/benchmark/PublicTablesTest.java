package archsweep.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import archsweep.table.Row;
import archsweep.testing.Fixtures;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The public tables themselves, where they are on the machine. */
class PublicTablesTest {

  @ParameterizedTest
  @CsvSource({
    "nas-bench-201,nb201_accuracy_12ep,,,15625,6",
    "help-fbnet,fbnet_latency_help_ms,,,5000,27",
    "help-ofa,ofa_latency_help_ms,,,5000,12",
    "nb-suite-zero,nbsz_nasbench201_ninapro,nas-bench-201,ninapro,199,14",
    "nb-suite-zero,nbsz_transbench101_micro_jigsaw,transnas-bench-101-micro,jigsaw,4096,5",
    "nb-suite-zero,fbnet_zcp,fbnet,imagenet,5000,13",
    "nas-bench-1shot1,nb101_1shot1_space2_errors,,,3258,10"
  })
  void haveARowForEveryNumber(
      String format, String file, String space, String dataset, int lines, int columns) {
    List<Row> rows =
        TableFormats.named(format)
            .read(
                Fixtures.data("nas/" + file + ".csv"),
                space == null ? ImportOptions.NONE : ImportTest.options(space, dataset));
    assertThat(rows).hasSize(lines * columns);
  }

  @Test
  void nearZeroEntriesOfHelpAreAsManyAsWereCounted() {
    List<Row> rows =
        TableFormats.named("help-nas-bench-201")
            .read(Fixtures.data("nas/nb201_latency_help_ms.csv"), ImportOptions.NONE);
    assertThat(rows.stream().filter(row -> row.text("status").equals("near_zero")))
        .hasSize(183 + 128)
        .allMatch(row -> Set.of("pixel3", "raspi4").contains(row.text("device")));
  }

  @Test
  void undefinedScoresOfTransnasAreThoseOfCellsWithoutAPath() {
    List<Row> rows =
        TableFormats.named("nb-suite-zero")
            .read(
                Fixtures.data("nas/nbsz_transbench101_micro_class_object.csv"),
                ImportTest.options("transnas-bench-101-micro", "class_object"));
    assertThat(rows.stream().filter(row -> row.text("metric").equals("zen")))
        .allMatch(
            row ->
                row.text("status").equals("undefined")
                    == !hasPath(row.text("architecture").replaceAll("64-41414-|_", "")));
  }

  private static boolean hasPath(String edges) {
    boolean second = edges.charAt(0) != '0';
    boolean third = edges.charAt(1) != '0' || (second && edges.charAt(2) != '0');
    return edges.charAt(3) != '0'
        || (second && edges.charAt(4) != '0')
        || (third && edges.charAt(5) != '0');
  }

  @Test
  void isomorphismsOfTheAccuracyTableAreTheFunctionsOfTheSpace() {
    List<Row> rows =
        TableFormats.named("nas-bench-201")
            .read(Fixtures.data("nas/nb201_accuracy.csv"), ImportOptions.NONE);
    assertThat(rows.stream().map(row -> row.text("function_id")).distinct()).hasSize(6466);
    assertThat(rows).allMatch(row -> row.isNull("licence"));
  }

  /** NASLib's own network: 1,361,920 to 1,771,520 parameters for each 3x3 convolution, and rest. */
  @Test
  void tuplesOfOtherTasksNameCellsWithSuchParameters() {
    List<Row> rows =
        TableFormats.named("nb-suite-zero")
            .read(
                Fixtures.data("nas/nbsz_transbench101_micro_svhn.csv"),
                ImportTest.options("transnas-bench-101-micro", "svhn"));
    for (Row row : rows) {
      String edges = row.text("architecture").replaceAll("64-41414-|_", "");
      long large = edges.chars().filter(edge -> edge == '3').count();
      if (row.text("metric").equals("zen")) {
        assertThat(row.text("status").equals("undefined")).isEqualTo(!hasPath(edges));
      } else if (row.text("metric").equals("params")) {
        assertThat(row.number("value") * 1e6)
            .isBetween(1_361_920.0 * large, 1_771_520.0 * large + 127_307 + 198_656 * (6 - large));
      }
    }
  }
}
