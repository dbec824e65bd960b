package archsweep.cli;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import archsweep.network.NetworkJson;
import archsweep.table.Column;
import archsweep.table.Row;
import archsweep.table.TableSchema;
import archsweep.table.Tables;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps from their file to their tables, on the shared session. */
class SweepSparkTest {

  private static final String DEVICE =
      """
      name: home-made
      version: 1
      family: roofline
      description: a device of the test
      source: none
      peak_tera_operations_per_s: {fp32: 1, fp16: 2, int8: 4, int4: 8}
      vector_tera_operations_per_s: 1
      dram_bandwidth_gb_per_s: 100
      launch_overhead_us: 5
      """;

  private static final String SMALL =
      """
      name: small
      space: nas-bench-201
      candidates: {sample: 8}
      seed: 7
      precisions: [int8]
      data: {batch_size: 8}
      proxies: [params, flops, synflow, sqnr_db]
      devices: [tpu-like-256x256-ws, %s]
      objectives: [max synflow, max sqnr_db, min latency_us]
      constraints: [parameters <= 800_000]
      """;

  /** So many architectures that networks meet again, and nothing to run. */
  private static final String WIDE =
      """
      name: wide
      space: nas-bench-201
      candidates: {sample: 400}
      seed: 3
      precisions: [int8]
      proxies: [params, flops]
      devices: [eyeriss-like, nvidia-t4]
      objectives: [max flops, min latency_us, min weight_bytes]
      constraints: [macs >= 30_000_000]
      training: {validation_share: 0.3, test_share: 0.3}
      """;

  @TempDir static Path folder;

  private static DuckDb duckDb;
  private static Path device;
  private static String sweep;
  private static CommandRun first;
  private static RunTables small;
  private static RunTables wide;

  @BeforeAll
  static void sweepTwice() throws Exception {
    SharedSession.engine();
    duckDb = new DuckDb();
    device = Files.writeString(folder.resolve("home-made.yaml"), DEVICE);
    sweep = SMALL.formatted(device);
    small = new RunTables(folder.resolve("small"));
    first = sweep(sweep, small);
    wide = new RunTables(folder.resolve("wide"));
    assertSucceeds(sweep(WIDE, wide));
  }

  @AfterAll
  static void close() throws SQLException {
    duckDb.close();
  }

  @Test
  void aSweepTellsWhatItComputed() {
    assertSucceeds(first);
    assertThat(first.err()).contains("candidates: 8 of 8 items to compute");
    assertThat(first.out())
        .contains("small: 8 architectures, 8 candidates, ")
        .contains("tpu-like-256x256-ws: ", "home-made: ", "results.parquet", "report.html");
    assertThat(small.path().resolve("report.html")).content().contains("home-made", "int8");
  }

  @Test
  void aCandidateLeavesTheRunAsOnnxOrJson() throws Exception {
    Row row = small.rows("results").get(0);
    String id = row.text("candidate_id");
    Path onnx = folder.resolve("candidate.onnx");
    Path json = folder.resolve("candidate.json");
    String run = small.path().toString();

    assertSucceeds(
        CommandRun.of("architecture", run, id, "--export", "onnx", "--to", onnx.toString()));
    assertSucceeds(
        CommandRun.of("architecture", run, id, "--export", "json", "--to", json.toString()));

    CommandRun real =
        CommandRun.of(
            "architecture", run, id, "--export", "onnx", "--unquantised", "--to", folder + "/real");
    assertSucceeds(real);

    assertThat(Files.size(folder.resolve("real"))).isGreaterThan(4 * row.integer("parameters"));
    assertThat(Files.size(onnx))
        .isGreaterThan(row.integer("parameters"))
        .isLessThan(Files.size(folder.resolve("real")));
    assertThat(NetworkJson.read(Files.readString(json), "candidate.json").parameterCount())
        .isEqualTo(row.integer("parameters"));
    assertThat(CommandRun.of("architecture", run, "absent").exitCode()).isEqualTo(2);
  }

  @Test
  void theBestOfEachFrontLeaveAsOnnx() throws Exception {
    RunTables run = copy("exported");
    Path file = Files.writeString(folder.resolve("exported.yaml"), sweep);
    assertSucceeds(CommandRun.of("sweep", file, "--out", run.path(), "--export-top", "1"));

    for (String name : List.of("tpu-like-256x256-ws", "home-made")) {
      double best =
          run.rows("pareto").stream()
              .filter(row -> row.text("device").equals(name) && row.flag("is_pareto"))
              .mapToDouble(row -> row.numeric("synflow").orElseThrow())
              .max()
              .orElseThrow();
      try (Stream<Path> models = Files.list(run.path().resolve("exports").resolve(name))) {
        Path model = models.toList().get(0);
        String id = model.getFileName().toString().replace(".onnx", "");
        assertThat(byKey(run.rows("results"), "candidate_id").get(id).numeric("synflow"))
            .hasValue(best);
        assertThat(classesOf(model)).isEqualTo(10);
      }
    }
    assertThat(CommandRun.of("sweep", file, "--out", run.path(), "--export-top", "-1").exitCode())
        .isEqualTo(2);
  }

  /** Runs a model in ONNX Runtime on one grey image. */
  private static int classesOf(Path model) throws Exception {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(model.toString())) {
      String input = session.getInputNames().iterator().next();
      long[] sizes = ((TensorInfo) session.getInputInfo().get(input).getInfo()).getShape();
      sizes[0] = 1;
      int elements = Math.toIntExact(LongStream.of(sizes).reduce(1, Math::multiplyExact));
      float[] grey = new float[elements];
      Arrays.fill(grey, 0.5f);
      try (OnnxTensor image = OnnxTensor.createTensor(environment, FloatBuffer.wrap(grey), sizes);
          OrtSession.Result result = session.run(Map.of(input, image))) {
        float[][] logits = (float[][]) result.get(0).getValue();
        assertThat(logits[0]).doesNotContain(Float.NaN);
        return logits[0].length;
      }
    }
  }

  @Test
  void duckDbReadsTheCommittedRowsWithOneCall() throws Exception {
    for (RunTables run : List.of(small, wide)) {
      for (TableSchema table : Tables.FAN_OUT) {
        assertSameRows(table, run.rows(table), run.path() + "/" + table.name() + "/*.parquet");
      }
      for (String name : List.of("results", "pareto", "training")) {
        assertSameRows(run.schema(name), run.rows(name), run.path() + "/" + name + ".parquet");
      }
    }
  }

  private static void assertSameRows(TableSchema schema, List<Row> ours, String files)
      throws SQLException {
    assertThat(ours).as(files).isNotEmpty();
    String from = " FROM read_parquet('%s')".formatted(files);
    List<String> columns = schema.columns().stream().map(Column::name).toList();
    List<List<Object>> theirs = duckDb.rows("SELECT " + quoted(columns) + from);
    assertThat(theirs).as(files).containsExactlyInAnyOrderElementsOf(values(ours));
    assertThat(duckDb.number("SELECT count(DISTINCT (%s))".formatted(quoted(schema.key())) + from))
        .as("keys of %s", files)
        .isEqualTo(ours.size());
  }

  @Test
  void resultsHoldWhatTheTablesSayOfEachCandidate() throws Exception {
    for (RunTables run : List.of(small, wide)) {
      List<Row> results = run.rows("results");
      assertThat(results.stream().map(row -> row.text("candidate_id")))
          .containsExactlyElementsOf(
              run.rows(Tables.CANDIDATES).stream()
                  .sorted(Comparator.comparing(row -> row.integer("ordinal")))
                  .map(row -> row.text("candidate_id"))
                  .toList());
      Map<String, Row> scores =
          byKey(run.rows(Tables.SCORES), "network_id", "precision_id", "proxy");
      Map<String, Row> costs =
          byKey(run.rows(Tables.COSTS), "network_id", "precision_id", "device");
      Set<String> proxies = values(run.rows(Tables.SCORES), "proxy");
      Set<String> devices = values(run.rows(Tables.COSTS), "device");
      for (Row result : results) {
        String network = result.text("network_id");
        String precision = result.text("precision_id");
        for (String proxy : proxies) {
          Row score =
              scores.getOrDefault(
                  String.join("|", network, "any", proxy),
                  scores.get(String.join("|", network, precision, proxy)));
          assertThat(result.numeric(proxy)).isEqualTo(score.numeric("value")).isNotEmpty();
        }
        for (String name : devices) {
          Row cost = costs.get(String.join("|", network, precision, name));
          for (String figure : Tables.FIGURES) {
            assertThat(result.numeric(Column.nameOf(name) + "_" + figure))
                .as("%s of %s on %s", figure, network, name)
                .isEqualTo(cost.numeric(figure));
          }
        }
      }
    }
  }

  @Test
  void frontsAreThoseOfComparingEachWithEach() throws Exception {
    assertFronts(
        small,
        List.of("synflow", "sqnr_db", "DEVICE_latency_us"),
        List.of(true, true, false),
        row -> row.integer("parameters") <= 800_000);
    assertFronts(
        wide,
        List.of("flops", "DEVICE_latency_us", "weight_bytes"),
        List.of(true, false, false),
        row -> row.integer("macs") >= 30_000_000);
  }

  private static void assertFronts(
      RunTables run, List<String> objectives, List<Boolean> maximised, Predicate<Row> constraint)
      throws IOException {
    List<Row> results = run.rows("results");
    List<Row> feasible = results.stream().filter(constraint).toList();
    assertThat(feasible).isNotEmpty().hasSizeLessThan(results.size());
    Map<String, List<Row>> fronts =
        run.rows("pareto").stream().collect(groupingBy(row -> row.text("device")));
    assertThat(fronts).hasSize(2);
    fronts.forEach(
        (name, rows) -> {
          List<String> columns =
              objectives.stream().map(o -> o.replace("DEVICE", Column.nameOf(name))).toList();
          assertThat(rows).hasSameSizeAs(results);
          assertThat(where(rows, "is_feasible")).isEqualTo(ids(feasible));
          List<Row> left = feasible;
          for (int rank = 0; !left.isEmpty() && rank < 10; rank++) {
            List<Row> others = left;
            List<Row> front =
                left.stream()
                    .filter(
                        row ->
                            others.stream().noneMatch(o -> dominates(o, row, columns, maximised)))
                    .toList();
            assertThat(rankedAt(rows, rank)).as("rank %d on %s", rank, name).isEqualTo(ids(front));
            if (rank == 0) {
              assertThat(where(rows, "is_pareto")).isEqualTo(ids(front));
              assertThat(ids(front)).containsAll(where(rows, "is_knee"));
              assertThat(where(rows, "is_knee")).hasSize(1);
            }
            left = left.stream().filter(row -> !front.contains(row)).toList();
          }
        });
  }

  private static boolean dominates(
      Row one, Row other, List<String> objectives, List<Boolean> maximised) {
    boolean better = false;
    for (int i = 0; i < objectives.size(); i++) {
      double sign = maximised.get(i) ? -1 : 1;
      double mine = sign * one.numeric(objectives.get(i)).orElseThrow();
      double its = sign * other.numeric(objectives.get(i)).orElseThrow();
      if (mine > its) {
        return false;
      }
      better |= mine < its;
    }
    return better;
  }

  private static Set<String> rankedAt(List<Row> rows, int rank) {
    return rows.stream()
        .filter(row -> row.optionalInteger("rank").orElse(-1) == rank)
        .map(row -> row.text("candidate_id"))
        .collect(toSet());
  }

  private static Set<String> where(List<Row> rows, String flag) {
    return ids(rows.stream().filter(row -> row.flag(flag)).toList());
  }

  private static Set<String> ids(List<Row> rows) {
    return rows.stream().map(row -> row.text("candidate_id")).collect(toSet());
  }

  @Test
  void splitsCutNeitherNetworksNorFunctions() throws Exception {
    List<Row> training = wide.rows("training");
    assertThat(ids(training)).isEqualTo(ids(wide.rows("results")));
    assertThat(values(training, "split")).containsExactlyInAnyOrder("train", "validation", "test");
    for (String group : List.of("network_id", "function_id")) {
      Map<String, Set<String>> splits =
          training.stream()
              .collect(
                  groupingBy(row -> row.text(group), mapping(row -> row.text("split"), toSet())));
      assertThat(splits).as("some share their %s", group).hasSizeLessThan(training.size());
      assertThat(splits.values()).allSatisfy(one -> assertThat(one).hasSize(1));
    }
  }

  @Test
  void whatIsThereIsNotComputedAgain() throws Exception {
    RunTables run = copy("again");
    Map<String, byte[]> chunks = run.chunks();
    List<Row> results = run.rows("results");
    CommandRun again = sweep(sweep, run);
    assertSucceeds(again);
    assertThat(again.err())
        .contains("candidates: all 8 items are there", "scores: all ", "costs: all 16 items")
        .doesNotContain("to compute");
    assertSameFiles(run.chunks(), chunks);
    assertThat(run.rows("results")).isEqualTo(results);
    assertThat(run.contentHash()).isEqualTo(small.contentHash());
  }

  @Test
  void onlyWhatIsMissingIsComputed() throws Exception {
    String extended =
        sweep
            .replace("sample: 8", "sample: 12")
            .replace("[int8]", "[int8, {name: w4a8, weights: int4, activations: int8}]")
            .replace("[params, flops,", "[nwot, params, flops,")
            .replace("[tpu-like-256x256-ws,", "[tpu-like-256x256-ws, eyeriss-like,");
    RunTables run = copy("extended");
    CommandRun grown = sweep(extended, run);
    assertSucceeds(grown);
    Map<String, byte[]> chunks = run.chunks();
    chunks.keySet().retainAll(small.chunks().keySet());
    assertSameFiles(chunks, small.chunks());
    for (TableSchema table : List.of(Tables.CANDIDATES, Tables.SCORES, Tables.COSTS)) {
      List<Row> rows = run.rows(table);
      List<Row> former = small.rows(table);
      assertThat(rows).doesNotHaveDuplicates().containsAll(former);
      assertThat(grown.err())
          .contains(
              "%s: %d of %d items to compute"
                  .formatted(table.name(), rows.size() - former.size(), rows.size()));
    }
    assertThat(run.rows("results")).hasSize(24);

    RunTables fresh = new RunTables(folder.resolve("fresh"));
    assertSucceeds(sweep(extended, fresh));
    assertThat(run.contentHash()).isEqualTo(fresh.contentHash());
    assertThat(run.rows("results")).isEqualTo(fresh.rows("results"));
    assertThat(run.rows("pareto")).isEqualTo(fresh.rows("pareto"));
    assertThat(run.rows("training")).isEqualTo(fresh.rows("training"));
  }

  @Test
  void theFormerSweepCanBeHadAgain() throws Exception {
    RunTables run = copy("shrunk");
    assertSucceeds(sweep(sweep.replace("sample: 8", "sample: 10"), run));
    CommandRun shrunk = sweep(sweep, run);
    assertSucceeds(shrunk);
    assertThat(shrunk.err()).doesNotContain("to compute");
    assertThat(run.rows("results")).isEqualTo(small.rows("results"));
    assertThat(run.rows("pareto")).isEqualTo(small.rows("pareto"));
  }

  @Test
  void damagedChunksAreComputedAgain() throws Exception {
    RunTables run = copy("damaged");
    List<String> names = new ArrayList<>();
    for (TableSchema table : List.of(Tables.CANDIDATES, Tables.SCORES, Tables.COSTS)) {
      Path chunk = run.files(table).get(1);
      byte[] bytes = Files.readAllBytes(chunk);
      bytes[bytes.length / 3] ^= 1;
      Files.write(chunk, bytes);
      names.add(chunk.getFileName().toString().replace(".parquet", ""));
    }
    CommandRun repaired = sweep(sweep, run);
    assertSucceeds(repaired);
    for (String name : names) {
      assertThat(repaired.err()).contains("The chunk " + name + " is damaged");
    }
    assertThat(repaired.err()).contains("candidates: 1 of 8 items to compute, in 1 chunks");
    try (Stream<Path> aside = Files.list(run.path().resolve("_staging/damaged"))) {
      assertThat(aside).hasSize(names.size());
    }
    assertThat(run.contentHash()).isEqualTo(small.contentHash());
    assertThat(run.rows("results")).isEqualTo(small.rows("results"));
  }

  @Test
  void anotherSweepIsRefusedWithTheDifference() throws Exception {
    RunTables run = copy("refused");
    Map<String, byte[]> chunks = run.chunks();
    Map<String, String> changes =
        Map.of(
            "seed=8", "seed: was 7, is now 8",
            "space=resnet18", "space: was nas-bench-201, version 1, is now resnet18, version 1",
            "task=cifar100", "task: was cifar10, is now cifar100",
            "arithmetic=float64", "arithmetic: was float32, is now float64",
            "data.batch_size=16", "data.batch_size: was 8, is now 16",
            "data.name=other", "data: was fashion-mnist-sample, SHA-256 ");
    Path file = Files.writeString(folder.resolve("refused.yaml"), sweep);
    changes.forEach(
        (change, difference) -> {
          CommandRun other = CommandRun.of("sweep", file, "--out", run.path(), "--set", change);
          assertThat(other.exitCode()).as(change).isEqualTo(2);
          assertThat(other.err())
              .contains("The output " + run.path() + " holds another run:", difference)
              .contains("\nMaybe choose another --out")
              .doesNotContain("\tat ");
        });
    assertSameFiles(run.chunks(), chunks);
    assertThat(sweep(sweep, run).err()).doesNotContain("to compute");
  }

  @Test
  void otherFiguresOfADeviceNeedAnotherVersion() throws Exception {
    RunTables run = copy("device");
    try {
      Files.writeString(device, DEVICE.replace("per_s: 100", "per_s: 50"));
      CommandRun refused = sweep(sweep, run);
      assertThat(refused.exitCode()).isEqualTo(2);
      assertThat(refused.err())
          .contains("The device home-made has other figures", "still version 1")
          .contains("\nMaybe raise the version");

      Files.writeString(
          device, DEVICE.replace("per_s: 100", "per_s: 50").replace("version: 1", "version: 2"));
      CommandRun raised = sweep(sweep, run);
      assertSucceeds(raised);
      assertThat(raised.err())
          .contains("scores: all ", "costs: 8 of 16 items to compute")
          .doesNotContain("scores: 8");
    } finally {
      Files.writeString(device, DEVICE);
    }
    List<Row> former = small.rows("results");
    List<Row> results = run.rows("results");
    IntStream.range(0, results.size())
        .forEach(
            i -> {
              assertThat(results.get(i).number("home_made_latency_us"))
                  .isGreaterThan(former.get(i).number("home_made_latency_us"));
              assertThat(results.get(i).number("tpu_like_256x256_ws_latency_us"))
                  .isEqualTo(former.get(i).number("tpu_like_256x256_ws_latency_us"));
            });
    CommandRun back = sweep(sweep, run);
    assertSucceeds(back);
    assertThat(back.err()).doesNotContain("to compute");
    assertThat(run.rows("results")).isEqualTo(former);
  }

  private static RunTables copy(String name) throws IOException {
    return small.copyTo(folder.resolve(name));
  }

  private static CommandRun sweep(String text, RunTables run) throws IOException {
    Path file = Files.writeString(folder.resolve(run.path().getFileName() + ".sweep.yaml"), text);
    return CommandRun.of("sweep", file, "--out", run.path(), "--progress", "plain");
  }

  private static void assertSucceeds(CommandRun run) {
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  private static void assertSameFiles(Map<String, byte[]> files, Map<String, byte[]> expected) {
    assertThat(files).containsOnlyKeys(expected.keySet());
    files.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(expected.get(name)));
  }

  private static String quoted(List<String> columns) {
    return columns.stream().map(column -> '"' + column + '"').collect(joining(", "));
  }

  private static List<List<Object>> values(List<Row> rows) {
    return rows.stream()
        .map(
            row ->
                IntStream.range(0, row.schema().columns().size())
                    .mapToObj(i -> row.at(i).orElse(null))
                    .toList())
        .toList();
  }

  private static Set<String> values(List<Row> rows, String column) {
    return rows.stream().map(row -> row.text(column)).collect(toSet());
  }

  private static Map<String, Row> byKey(List<Row> rows, String... columns) {
    return rows.stream()
        .collect(toMap(row -> Stream.of(columns).map(row::text).collect(joining("|")), row -> row));
  }
}
