package archsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import archsweep.identity.Hashes;
import archsweep.space.Architecture;
import archsweep.space.SearchSpace;
import archsweep.space.Spaces;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small run, published, and read by those who know nothing of the project. */
class PublishSparkTest {

  private static final String SWEEP =
      """
      name: published
      space: nas-bench-201
      candidates: {sample: 12}
      seed: 3
      precisions: [int8, fp16]
      data: {batch_size: 4}
      proxies: [params, flops, sqnr_db]
      devices: [nvidia-t4]
      objectives: [max flops, max sqnr_db, min latency_us]
      """;

  /** What the Croissant Format Specification 1.0 requires of a dataset. */
  private static final List<String> REQUIRED =
      List.of(
          "@context",
          "@type",
          "conformsTo",
          "description",
          "license",
          "name",
          "url",
          "creator",
          "datePublished");

  private static final Set<String> TYPES =
      Set.of("sc:Text", "sc:Integer", "sc:Float", "sc:Boolean", "sc:DateTime");

  @TempDir static Path folder;

  private static Path run;
  private static Path dataset;
  private static CommandRun told;
  private static String cell;

  @BeforeAll
  static void publish() throws IOException, SQLException {
    SharedSession.engine();
    run = folder.resolve("run");
    Path file = Files.writeString(folder.resolve("sweep.yaml"), SWEEP);
    assertThat(CommandRun.of("sweep", file, "--out", run).exitCode()).isZero();
    try (DuckDb duck = new DuckDb()) {
      cell =
          duck.rows("SELECT architecture FROM '%s/results.parquet'".formatted(run))
              .get(0)
              .get(0)
              .toString();
    }
    Path table =
        Files.writeString(
            folder.resolve("accuracy.csv"),
            "index,arch,nats_c10_test_avg,c10_val_12ep\n0,%s,91.5,80.25\n".formatted(cell));
    Path measured = folder.resolve("accuracy.parquet");
    CommandRun.of("import", "nas-bench-201", table, "--out", measured);
    dataset = folder.resolve("dataset");
    told = publish(dataset, "--measurements", measured);
    assertThat(told.exitCode()).as(told.err()).isZero();
  }

  private static CommandRun publish(Path to, Object... more) {
    List<Object> arguments =
        new ArrayList<>(
            List.of(
                "publish",
                run,
                "--to",
                to,
                "--url",
                "https://example.org/d",
                "--creator",
                "Us",
                "--date",
                "2026-11-24"));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray());
  }

  @Test
  void anIndependentReaderGetsTheSameRowsInBothFormats() throws SQLException {
    try (DuckDb duck = new DuckDb()) {
      String columns = "candidate_id, parameters, flops, nvidia_t4_latency_us";
      String query = "SELECT " + columns + " FROM '%s' ORDER BY candidate_id";
      List<List<Object>> rows = duck.rows(query.formatted(run.resolve("results.parquet")));
      assertThat(rows).hasSize(24);
      assertThat(duck.rows(query.formatted(dataset.resolve("nas-bench-201-cifar10.parquet"))))
          .isEqualTo(rows);
      assertThat(
              duck.rows(
                  "SELECT candidate_id, parameters, CAST(flops AS DOUBLE), nvidia_t4_latency_us"
                      + " FROM '%s' ORDER BY candidate_id"
                          .formatted(dataset.resolve("nas-bench-201-cifar10.csv"))))
          .isEqualTo(rows);
    }
  }

  @Test
  void measurementsWithoutLicenceAreLeftOut() throws SQLException, IOException {
    assertThat(told.out()).contains("1 imported measurements have no licence and were left out");
    try (DuckDb duck = new DuckDb()) {
      assertThat(
              duck.rows(
                  "SELECT DISTINCT architecture, measured_c10_val_12ep FROM '%s'"
                          .formatted(dataset.resolve("nas-bench-201-cifar10.parquet"))
                      + " WHERE measured_c10_val_12ep IS NOT NULL"))
          .containsExactly(List.of(cell, 80.25));
    }
    for (String name : List.of("nas-bench-201-cifar10.csv", "README.md", "croissant.json")) {
      assertThat(dataset.resolve(name)).content().doesNotContain("nats_c10", "91.5");
    }
  }

  @Test
  void metadataKeepsTheVocabularyOfCroissant() throws IOException {
    JsonNode root = new ObjectMapper().readTree(dataset.resolve("croissant.json").toFile());
    assertThat(REQUIRED).allMatch(property -> !root.path(property).isMissingNode());
    assertThat(root.path("@type").asText()).isEqualTo("sc:Dataset");
    assertThat(root.path("conformsTo").asText()).isEqualTo("http://mlcommons.org/croissant/1.0");
    JsonNode context = root.path("@context");
    assertThat(context.path("@vocab").asText()).isEqualTo("https://schema.org/");
    assertThat(context.path("cr").asText()).isEqualTo("http://mlcommons.org/croissant/");
    assertThat(context.path("dct").asText()).isEqualTo("http://purl.org/dc/terms/");
    for (String term : List.of("recordSet", "field", "source", "extract", "column", "fileObject")) {
      assertThat(context.path(term).asText()).isEqualTo("cr:" + term);
    }
    assertThat(context.path("dataType").path("@type").asText()).isEqualTo("@vocab");

    Set<String> ids = new HashSet<>();
    for (JsonNode file : root.path("distribution")) {
      assertThat(file.path("@type").asText()).isEqualTo("cr:FileObject");
      assertThat(ids.add(file.path("@id").asText())).isTrue();
      byte[] bytes = Files.readAllBytes(dataset.resolve(file.path("contentUrl").asText()));
      assertThat(file.path("sha256").asText()).isEqualTo(Hashes.sha256(bytes));
      assertThat(file.path("contentSize").asText()).isEqualTo(bytes.length + " B");
      assertThat(file.path("encodingFormat").asText()).contains("/");
    }
    assertThat(root.path("recordSet")).hasSize(1);
    JsonNode records = root.path("recordSet").get(0);
    assertThat(records.path("@type").asText()).isEqualTo("cr:RecordSet");
    Set<String> columns = new HashSet<>();
    for (JsonNode field : records.path("field")) {
      assertThat(field.path("@type").asText()).isEqualTo("cr:Field");
      assertThat(ids.add(field.path("@id").asText())).isTrue();
      assertThat(TYPES).contains(field.path("dataType").asText());
      assertThat(field.path("description").asText()).isNotBlank();
      assertThat(ids).contains(field.path("source").path("fileObject").path("@id").asText());
      columns.add(field.path("source").path("extract").path("column").asText());
    }
    records.path("key").forEach(key -> assertThat(ids).contains(key.path("@id").asText()));
    assertThat(columns)
        .containsExactlyInAnyOrder(
            Files.readAllLines(dataset.resolve("nas-bench-201-cifar10.csv")).get(0).split(","));
  }

  @Test
  void checksumsAreThoseOfTheFiles() throws IOException {
    List<String> lines = Files.readAllLines(dataset.resolve("SHA256SUMS"));
    Set<String> names = new HashSet<>();
    for (String line : lines) {
      names.add(line.substring(66));
      assertThat(line.substring(0, 64))
          .isEqualTo(Hashes.sha256(Files.readAllBytes(dataset.resolve(line.substring(66)))));
    }
    names.add("SHA256SUMS");
    assertThat(dataset.toFile().list()).containsExactlyInAnyOrder(names.toArray(String[]::new));
  }

  @Test
  void naslibsJsonNamesTheSameCells() throws IOException {
    JsonNode scores =
        new ObjectMapper()
            .readTree(dataset.resolve("zc_nasbench201.json").toFile())
            .path("cifar10");
    SearchSpace space = Spaces.named("nas-bench-201");
    assertThat(scores).hasSize(12);
    scores
        .properties()
        .forEach(
            entry -> {
              Architecture read = space.parse(entry.getKey());
              boolean measured = read.encoding().equals(cell);
              assertThat(entry.getValue().has("val_accuracy")).isEqualTo(measured);
              assertThat(entry.getValue().path("params").path("score").asDouble())
                  .isBetween(0.05, 2.0);
            });
    Path again = folder.resolve("again.parquet");
    CommandRun back =
        CommandRun.of(
            "import",
            "nb-suite-zero-json",
            dataset.resolve("zc_nasbench201.json"),
            "--space",
            "nas-bench-201",
            "--out",
            again);
    assertThat(back.out()).contains("25 rows of 12 architectures");
  }

  @Test
  void mistakesAreExplained() {
    CommandRun full = publish(dataset);
    assertThat(full.exitCode()).isEqualTo(2);
    assertThat(full.err()).contains("is not an empty folder");
    CommandRun licence = publish(folder.resolve("other"), "--licence", "free for all");
    assertThat(licence.exitCode()).isEqualTo(2);
    assertThat(licence.err()).contains("free for all", "SPDX");
    assertThat(folder.resolve("other")).doesNotExist();
  }
}
