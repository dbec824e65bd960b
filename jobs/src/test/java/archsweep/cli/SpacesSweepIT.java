package archsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import archsweep.docs.Page;
import archsweep.pipeline.Installation;
import archsweep.space.SearchSpace;
import archsweep.space.Spaces;
import archsweep.table.Row;
import archsweep.table.TableSchema;
import archsweep.table.Tables;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every registered space is swept from its file to its report, on one session. */
class SpacesSweepIT {

  private static final int SAMPLE = 8;
  private static final List<String> DEVICES = List.of("nvidia-t4", "systolic-32x32-os");

  /**
   * Of images, but with networks that take too long here, or more memory than a sweep allows. Of
   * the cells of {@code darts}, {@code nas-bench-301} has a smaller network.
   */
  private static final Set<String> TOO_LARGE =
      Set.of(
          "vgg16",
          "vit-b-16",
          "vit",
          "deit-tiny-distilled",
          "deit-small-distilled",
          "deit-base-distilled",
          "resnet-sizes",
          "transnas-bench-101-macro",
          "darts");

  private static final String SWEEP =
      """
      name: spaces
      space: %s
      candidates: %s
      seed: 4
      precisions: [int8]
      data: {batch_size: 2}
      proxies: %s
      devices: %s
      objectives: [max %s, min latency_us]
      """;

  @TempDir Path folder;

  @BeforeAll
  static void startSpark() {
    SharedSession.engine();
  }

  static Stream<String> spaces() {
    return Stream.concat(
        Spaces.all().stream().map(SearchSpace::name),
        Stream.of("mobilenet-v2.yaml", "once-for-all.yaml")
            .map(file -> Installation.home().resolve("conf/spaces").resolve(file).toString()));
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void aSpaceIsSwept(String name) throws IOException {
    SearchSpace space = Spaces.named(name);
    boolean runs = space.tasks().get(0).takesImages() && !TOO_LARGE.contains(name);
    List<String> proxies =
        runs ? List.of("params", "flops", "synflow") : List.of("params", "flops");
    int architectures = space.size().min(BigInteger.valueOf(SAMPLE)).intValueExact();
    String sweep =
        SWEEP.formatted(
            name,
            architectures < SAMPLE ? "all" : "{sample: %d}".formatted(SAMPLE),
            proxies,
            DEVICES,
            runs ? "synflow" : "params");
    RunTables run = new RunTables(folder.resolve("run"));

    CommandRun end =
        CommandRun.of(
            "sweep", Files.writeString(folder.resolve("sweep.yaml"), sweep), "--out", run.path());

    assertThat(end.exitCode()).as(end.err()).isZero();
    assertWhole(run, space.name(), architectures, proxies, DEVICES);
  }

  /** Only the batch is smaller than the page's. */
  @Test
  void theSpaceOfThePageIsSweptAsThePageSays() throws IOException {
    Page page = Page.of("adding");
    String file = "conf/spaces/my-mobile.yaml";
    Path space = folder.resolve("my-mobile.yaml");
    Files.writeString(space, page.file("yaml", file));
    RunTables run = new RunTables(folder.resolve("run"));
    List<Object> command = new ArrayList<>();
    for (String word : page.command("./run sweep", file).split(" +")) {
      command.add(
          word.startsWith("conf/sweeps/")
              ? Installation.home().resolve(word)
              : word.replace(file, space.toString()).replace("runs/mobile", run.path().toString()));
    }
    command.addAll(List.of("--set", "data.batch_size=4"));

    CommandRun end = CommandRun.of(command.subList(1, command.size()).toArray());

    assertThat(end.exitCode()).as(end.err()).isZero();
    assertThat(run.path().resolve("sweep.yaml")).content().contains("inverted_residual");
    Files.delete(space);
    assertThat(CommandRun.of("status", run.path()).exitCode()).isZero();
    assertThat(run.rows(Tables.CANDIDATES).stream().map(row -> row.text("space")))
        .hasSize(4 * SAMPLE)
        .containsOnly("my-mobile");
    assertThat(failures(run, Tables.SCORES)).isEmpty();
    assertThat(failures(run, Tables.COSTS)).isEmpty();
  }

  private static void assertWhole(
      RunTables run, String space, int architectures, List<String> proxies, List<String> devices)
      throws IOException {
    List<Row> candidates = run.rows(Tables.CANDIDATES);
    assertThat(candidates).hasSize(architectures);
    assertThat(ids(candidates, "candidate_id")).hasSize(architectures);
    assertThat(ids(candidates, "space")).containsExactly(space);
    Set<String> networks = ids(candidates, "network_id");

    List<Row> scores = run.rows(Tables.SCORES);
    assertThat(failures(run, Tables.SCORES)).isEmpty();
    assertThat(scores).hasSize(networks.size() * proxies.size());
    assertThat(ids(scores, "network_id")).isEqualTo(networks);
    assertThat(ids(scores, "proxy")).containsExactlyInAnyOrderElementsOf(proxies);

    List<Row> costs = run.rows(Tables.COSTS);
    assertThat(ids(costs, "status")).containsExactly("ok");
    assertThat(costs).hasSize(networks.size() * devices.size());

    List<Row> results = run.rows("results");
    assertThat(ids(results, "candidate_id")).isEqualTo(ids(candidates, "candidate_id"));
    assertThat(results)
        .hasSize(architectures)
        .allSatisfy(
            row -> {
              assertThat(row.numeric("params")).hasValue((double) row.integer("parameters"));
              assertThat(row.numeric("flops").orElseThrow()).isNotNegative();
            });
    assertThat(ids(run.rows("training"), "candidate_id")).isEqualTo(ids(results, "candidate_id"));

    List<Row> front = run.rows("pareto").stream().filter(row -> row.flag("is_pareto")).toList();
    assertThat(ids(front, "device")).containsExactlyInAnyOrderElementsOf(devices);
    assertThat(run.path().resolve("report.html")).content().contains(space, devices.get(0));
    assertThat(run.contentHash()).hasSize(64);
  }

  /** What went wrong, in its own words. */
  private static List<String> failures(RunTables run, TableSchema table) throws IOException {
    Set<String> fine = Set.of("ok", "undefined", "unsupported");
    return run.rows(table).stream()
        .filter(row -> !fine.contains(row.text("status")))
        .map(row -> row.text("status") + ": " + row.optionalText("error").orElse(""))
        .toList();
  }

  private static Set<String> ids(List<Row> rows, String column) {
    return rows.stream().map(row -> row.text(column)).collect(Collectors.toSet());
  }
}
