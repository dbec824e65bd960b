package archsweep.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import archsweep.config.UserException;
import archsweep.table.Row;
import archsweep.table.RowReader;
import archsweep.table.TableFile;
import archsweep.table.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small files in the layouts of the public tables, with made-up numbers. */
class ImportTest {

  private static final String CELL =
      "|nor_conv_3x3~0|+|none~0|skip_connect~1|+|nor_conv_1x1~0|none~1|avg_pool_3x3~2|";
  private static final String OTHER =
      "|none~0|+|none~0|none~1|+|nor_conv_1x1~0|none~1|avg_pool_3x3~2|";

  @TempDir Path folder;

  @Test
  void accuraciesSayDatasetSplitAndEpochs() throws IOException {
    List<Row> rows =
        read(
            "nas-bench-201",
            "index,arch,unique_string,nats_c10_test_avg,bfp_in16,c100_val_12ep",
            "0," + CELL + ",#,93.5,44.25,57.5");

    assertThat(rows).hasSize(3).allMatch(row -> row.text("architecture").equals(CELL));
    assertThat(rows)
        .extracting(
            row -> row.text("dataset"), row -> row.text("split"), row -> row.integer("epochs"))
        .containsExactly(
            tuple("cifar10", "test", 200L),
            tuple("imagenet16-120", "test", 200L),
            tuple("cifar100", "valid", 12L));
    assertThat(rows).extracting(row -> row.number("value")).containsExactly(93.5, 44.25, 57.5);
    assertThat(rows)
        .as("only the table of 12 epochs comes with a licence")
        .extracting(row -> row.optionalText("licence"))
        .containsExactly(Optional.empty(), Optional.empty(), Optional.of("MIT"));
  }

  @Test
  void aLatencyNextToNothingIsNotToBeRanked() throws IOException {
    List<Row> rows =
        read(
            "help-nas-bench-201",
            "idx,arch,1080ti_32,samsung_s7,pixel3",
            "0," + CELL + ",7.5,18,3.606",
            "1," + OTHER + ",2.5,9,0.0001");

    assertThat(rows)
        .extracting(row -> row.text("device") + " " + row.text("status"))
        .containsExactly(
            "1080ti ok",
            "samsung_s7 ok",
            "pixel3 ok",
            "1080ti ok",
            "samsung_s7 ok",
            "pixel3 near_zero");
    assertThat(rows.get(0).integer("batch_size")).isEqualTo(32);
    assertThat(rows.get(1).text("note")).contains("whole milliseconds");
    assertThat(rows.get(2).text("source")).startsWith("HW-NAS-Bench");
    assertThat(rows).allMatch(row -> row.text("better").equals("lower"));
  }

  @Test
  void scoresKnowNaslibsTuplesAndItsUndefined() throws IOException {
    ImportOptions options = options("nas-bench-201", "svhn");
    List<Row> rows =
        read(
            "nb-suite-zero",
            options,
            "arch,idx,nwot,synflow,zen,val_accuracy",
            "\"(2, 1, 3, 0, 1, 4)\",0,740.5,,-100000000.0,95.5");

    assertThat(rows).allMatch(row -> row.text("architecture").equals(CELL));
    assertThat(rows)
        .extracting(row -> row.text("metric") + " " + row.text("status"))
        .containsExactly("nwot ok", "synflow missing", "zen undefined", "validation_metric ok");
    assertThat(rows.get(2).isNull("value")).isTrue();
    assertThat(rows.get(3).text("split")).as("not the test set").isEqualTo("valid");
  }

  @Test
  void tuplesOfTransnasAreTheDigitsOfItsText() throws IOException {
    List<Row> rows =
        read(
            "nb-suite-zero",
            options("transnas-bench-101-micro", "jigsaw"),
            "arch,zen",
            "\"(0, 3, 1, 0, 2, 3)\",42.5");
    assertThat(rows.get(0).text("architecture")).isEqualTo("64-41414-0_31_023");
    List<Row> others =
        read(
            "nb-suite-zero",
            options("transnas-bench-101-micro", "svhn"),
            "arch,zen",
            "\"(0, 3, 1, 0, 2, 3)\",42.5");
    assertThat(others.get(0).text("architecture"))
        .as("NASLib's operations and order of edges")
        .isEqualTo("64-41414-1_21_032");
  }

  @Test
  void aRepeatedLineCountsOnce() throws IOException {
    assertThat(
            read(
                "nas-bench-201",
                "index,arch,nats_c10_test_avg",
                "0," + CELL + ",9",
                "1," + CELL + ",9"))
        .hasSize(1);
  }

  @Test
  void theJsonOfNaslibGivesTheSameRows() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("zc_nasbench201.json"),
            """
            {"ImageNet16-120": {"(2, 1, 3, 0, 1, 4)":
              {"id": 3, "nwot": {"score": 740.5, "time": 0.5}, "val_accuracy": 44.5}}}
            """);
    List<Row> rows =
        TableFormats.named("nb-suite-zero-json").read(file, options("nas-bench-201", ""));
    assertThat(rows)
        .extracting(row -> row.text("measurement") + "=" + row.number("value"))
        .containsExactly("nwot=740.5", "val_accuracy=44.5");
    assertThat(rows).allMatch(row -> row.text("dataset").equals("imagenet16-120"));
    assertThat(rows).allMatch(row -> row.text("architecture").equals(CELL));
  }

  @Test
  void onceForAllKeepsItsResolution() throws IOException {
    String threes = "3" + ", 3".repeat(19);
    List<Row> rows =
        read(
            "help-ofa",
            "index,arch_json,v100_1",
            ("0,\"{\"\"ks\"\": [%s], \"\"e\"\": [%s], \"\"d\"\": [2, 2, 2, 2, 3], \"\"r\"\":"
                    + " 204.0}\",7.5")
                .formatted(threes, threes));
    assertThat(rows.get(0).text("dataset")).isEqualTo("imagenet-204");
    assertThat(rows.get(0).text("architecture")).startsWith("ks=3,3,").endsWith(";d=2,2,2,2,3");
  }

  @Test
  void errorsAreLowerBetterAndNeedTheWholeMatrix() throws IOException {
    String header = "input,node1,node2,node3,node4,node5,output,val1,mean_val,best_test,adj_matrix";
    String operations = "input" + ",conv1x1-bn-relu".repeat(5) + ",output,0.25,0.5,0.125,";
    List<Row> rows =
        read(
            "nas-bench-1shot1",
            header,
            operations + "0100001001000100000010000000000000000000000000000");
    assertThat(rows)
        .extracting(row -> row.text("measurement") + " " + row.text("split"))
        .containsExactly("val1 valid", "mean_val valid", "best_test test");
    assertThat(rows).allMatch(row -> row.text("better").equals("lower"));

    assertThatThrownBy(() -> read("nas-bench-1shot1", header, operations + "0100001"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("nas-bench-1shot1.csv:2: the adj_matrix (0100001) has 7 digits");
  }

  @Test
  void whatIsWrongIsNamedWithFileLineColumnAndValue() {
    String header = "index,arch,nats_c10_test_avg";
    assertRefused("csv:2: the nats_c10_test_avg (x) is not a number", header, "0," + CELL + ",x");
    assertRefused("csv:2: the arch: The architecture (|skip~0|)", header, "0,|skip~0|,9");
    assertRefused("csv:2: the line has 2 values for 3 columns", header, "0," + CELL);
    assertRefused("csv:2: there is no line of values", header);
    assertRefused("csv:1: this is no file of the format", "index,architecture,x", "0,a,1");
    assertRefused("csv:1: this is no file of the format", "index,arch,x", "0," + CELL + ",1");
    assertRefused(
        "csv:3: the nats_c10_test_avg (8.0) of",
        header,
        "0," + CELL + ",9",
        "1," + CELL.replace("~0", " ~0") + ",8");
    assertThatThrownBy(() -> read("nb-suite-zero", "arch,zen", "\"(2, 1, 3, 0, 1, 4)\",1"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("do not name their space");
  }

  @Test
  void aTableIsReadBackAsItWasWritten() throws IOException {
    List<Row> rows =
        read("help-nas-bench-201", "idx,arch,pixel3", "0," + CELL + ",3.5", "1," + OTHER + ",0.01");
    Path table = folder.resolve("new/table.parquet");
    TableFile.write(table, Tables.MEASUREMENTS, rows.iterator(), Map.of());
    List<Row> back = new ArrayList<>();
    try (RowReader reader = TableFile.read(table, Tables.MEASUREMENTS)) {
      reader.forEachRemaining(back::add);
    }
    assertThat(back).isEqualTo(rows);
    assertThat(table.getParent().toFile().list()).containsExactly("table.parquet");
    Path text = Files.writeString(folder.resolve("text.parquet"), "no table");
    assertThatThrownBy(() -> TableFile.read(text, Tables.MEASUREMENTS))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("text.parquet is damaged");
  }

  private void assertRefused(String problem, String... lines) {
    assertThatThrownBy(() -> read("nas-bench-201", lines))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(problem);
  }

  private List<Row> read(String format, String... lines) throws IOException {
    return read(format, ImportOptions.NONE, lines);
  }

  private List<Row> read(String format, ImportOptions options, String... lines) throws IOException {
    Path file = Files.writeString(folder.resolve(format + ".csv"), String.join("\n", lines));
    return TableFormats.named(format).read(file, options);
  }

  static ImportOptions options(String space, String dataset) {
    return new ImportOptions(
        Optional.of(space),
        Optional.of(dataset).filter(text -> !text.isEmpty()),
        Optional.empty(),
        Optional.empty());
  }
}
