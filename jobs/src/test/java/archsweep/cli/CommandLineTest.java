package archsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsweep.pipeline.Installation;
import archsweep.proxy.Proxies;
import archsweep.proxy.Proxy;
import archsweep.space.SearchSpace;
import archsweep.space.Spaces;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that need no Spark, by what they print. */
class CommandLineTest {

  /** The cell with a 3 x 3 convolution on every edge. */
  private static final String ALL_CONVOLUTIONS =
      "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|"
          + "+|nor_conv_3x3~0|nor_conv_3x3~1|nor_conv_3x3~2|";

  @TempDir Path folder;

  @Test
  void listsSpaces() {
    List<List<String>> rows = csv("list", "spaces");
    assertThat(column(rows, "space"))
        .isEqualTo(Spaces.all().stream().map(SearchSpace::name).toList());
    assertThat(rows)
        .contains(List.of("nas-bench-201", "15625", "6", "cifar10 cifar100 imagenet16-120"));
  }

  @Test
  void listsProxies() {
    List<List<String>> rows = csv("list", "proxies");
    assertThat(column(rows, "proxy")).isEqualTo(Proxies.all().stream().map(Proxy::name).toList());
    assertThat(rows)
        .contains(List.of("params", "1", "higher", "the network alone"))
        .contains(List.of("sqnr_db", "1", "higher", "a minibatch and a precision"))
        .contains(List.of("sensitivity", "1", "lower", "a labelled minibatch and a precision"));
  }

  @Test
  void listsDevices() throws IOException {
    try (Stream<Path> files = Files.list(Installation.devices())) {
      assertThat(column(csv("list", "devices"), "device"))
          .containsExactlyInAnyOrderElementsOf(
              files.map(file -> file.getFileName().toString().replace(".yaml", "")).toList());
    }
  }

  @Test
  void validatesHardware() {
    List<List<String>> rows = csv("validate", "hardware");

    assertThat(column(rows, "verdict")).contains("ok", "plausible", "not reproducible");
    assertThat(column(rows, "verdict")).doesNotContain("OUT");
    assertThat(column(rows, "system")).contains("Systolic", "BRAMAC", "PQA", "Butterfly", "FLIQS");
  }

  @Test
  void calibratesAProcessor() throws IOException {
    StringBuilder table = new StringBuilder("m,n,k,latency_us\n");
    for (int i = 1; i <= 40; i++) {
      table.append("%d,%d,64,%d\n".formatted(64 * i, 64 * (i % 7 + 1), 20 + i * (i % 7 + 1)));
    }
    Path kernels = Files.writeString(folder.resolve("kernels.csv"), table);
    Path device = folder.resolve("mine.yaml");
    CommandRun run =
        CommandRun.of(
            "calibrate",
            "nvidia-t4",
            "--measurements",
            kernels.toString(),
            "--name",
            "mine",
            "--out",
            device.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("gemm, fp32", "the worst held out", "written to " + device);
    assertThat(csv("cost", "resnet20", "--device", device.toString(), "--precision", "fp32"))
        .anyMatch(row -> row.get(0).equals("mine"));
  }

  @Test
  void listsFormats() {
    assertThat(csv("list", "formats"))
        .contains(List.of("int8", "8", "8.0", "127.0"), List.of("e4m3", "8", "8.0", "448.0"));
  }

  @Test
  void listsDatasets() {
    assertThat(column(csv("list", "datasets"), "source"))
        .containsExactly("fashion-mnist-sample", "cifar10-binary", "cifar10-jpeg-zip", "idx");
  }

  @ParameterizedTest
  @EnumSource(ListCommand.Subject.class)
  void aListIsTheSameInEveryFormat(ListCommand.Subject subject) throws IOException {
    List<List<String>> rows = csv("list", subject);
    List<String> lines = output("list", subject).lines().toList();
    assertThat(lines).hasSameSizeAs(rows);
    assertThat(lines.get(0).split(" +")).containsExactlyElementsOf(rows.get(0));
    JsonNode json = json("list", subject);
    assertThat(json).hasSize(rows.size() - 1);
    for (int r = 1; r < rows.size(); r++) {
      assertThat(lines.get(r)).startsWith(rows.get(r).get(0));
      for (int c = 0; c < rows.get(0).size(); c++) {
        assertThat(json.get(r - 1).get(rows.get(0).get(c)).asText()).isEqualTo(rows.get(r).get(c));
      }
    }
  }

  @Test
  void showsAnArchitecture() {
    String shown = output("space", "nas-bench-201", "--arch", ALL_CONVOLUTIONS);
    assertThat(shown)
        .contains("architecture  " + ALL_CONVOLUTIONS)
        .containsPattern("network_id    [0-9a-f]{16,}")
        .as("parameters as the archive of NAS-Bench-201 has them")
        .contains("1,531,546")
        .contains("\nnaslib        (2, 2, 2, 2, 2, 2)\n");
    String index = shown.replaceFirst("(?s).*\nindex +(\\d+) of 15625.*", "$1");
    assertThat(output("space", "nas-bench-201", "--index", index)).isEqualTo(shown);
  }

  @Test
  void deadEdgesAreShownOnDemand() {
    String dead = "|none~0|+|nor_conv_3x3~0|none~1|+|skip_connect~0|none~1|none~2|";
    String dropped = output("space", "nas-bench-201", "--arch", dead);
    String kept = output("space", "nas-bench-201", "--arch", dead, "--dead-edges", "keep");
    assertThat(kept.lines().count()).isGreaterThan(dropped.lines().count());
  }

  @ParameterizedTest
  @ValueSource(strings = {ALL_CONVOLUTIONS, "|none~0|+|none~0|none~1|+|none~0|none~1|none~2|"})
  void networksGoThroughJson(String architecture) throws IOException {
    Path file = folder.resolve("network.json");
    Files.writeString(file, output("space", "nas-bench-201", "--arch", architecture, "--json"));
    String devices = "--device=nvidia-t4,eyeriss-like";
    String named = "nas-bench-201:" + architecture;
    assertThat(csv("cost", file, devices)).isEqualTo(csv("cost", named, devices));
    assertThat(csv("cost", file, devices, "--layers"))
        .isEqualTo(csv("cost", named, devices, "--layers"));
  }

  @Test
  void costsAreTheSameInEveryFormat() throws IOException {
    Object[] command = {"cost", "resnet18:resnet18", "--device=nvidia-t4,eyeriss-like"};
    List<List<String>> rows = csv(command);
    assertThat(column(rows, "device")).containsExactly("nvidia-t4", "eyeriss-like");
    assertThat(column(rows, "precision")).containsOnly("int8");
    assertThat(rows.get(1).get(rows.get(0).indexOf("cycles")))
        .as("a roofline has no cycles")
        .isEmpty();
    JsonNode json = json(command);
    List<String> table = output(command).lines().toList();
    for (int r = 1; r <= 2; r++) {
      for (int c = 0; c < rows.get(0).size(); c++) {
        JsonNode value = json.get(r - 1).get(rows.get(0).get(c));
        assertThat(value.isNull() ? "" : value.asText()).isEqualTo(rows.get(r).get(c));
      }
      double latency = json.get(r - 1).get("latency_us").asDouble();
      assertThat(table.get(r)).contains(String.format("%,.3f", latency));
    }
  }

  @Test
  void layersAddUpToTheNetwork() {
    List<List<String>> network = csv("cost", "resnet18:resnet18", "--device=eyeriss-like");
    List<List<String>> layers =
        csv("cost", "resnet18:resnet18", "--device=eyeriss-like", "--layers");
    assertThat(layers).hasSizeGreaterThan(18);
    assertThat(sum(layers, "latency_us"))
        .isCloseTo(sum(network, "latency_us"), within(1e-6 * sum(network, "latency_us")));
    assertThat(sum(layers, "cycles")).isEqualTo(sum(network, "cycles"));
  }

  @Test
  void costsTopologies() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("two.csv"),
            "Layer, M, N, K,\nfirst, 64, 64, 64,\nsecond, 128, 32, 64,\n");
    String device = "--device=tpu-like-256x256-ws";
    List<List<String>> whole = csv("cost", file, device);
    List<List<String>> layers = csv("cost", file, device, "--layers");
    assertThat(column(whole, "layers")).containsExactly("2");
    assertThat(column(layers, "layer")).containsExactly("first", "second");
    assertThat(sum(layers, "latency_us")).isCloseTo(sum(whole, "latency_us"), within(1e-9));
  }

  @Test
  void costsAtOtherPrecisions() {
    double int8 = sum(csv("cost", "resnet18:resnet18", "--device=nvidia-t4"), "latency_us");
    List<List<String>> fp32 =
        csv("cost", "resnet18:resnet18", "--device=nvidia-t4", "--precision=fp32");
    assertThat(column(fp32, "precision")).containsExactly("fp32");
    assertThat(sum(fp32, "latency_us")).isGreaterThan(int8);
  }

  /** OCP Microscaling Formats (MX) Specification 1.0, table of E2M1. */
  @Test
  void showsEveryValueOfAFormat() {
    List<String> lines = output("format", "e2m1").lines().toList();
    assertThat(lines).contains("name                 e2m1", "maximum              6.0");
    assertThat(lines.subList(lines.size() - 16, lines.size()))
        .extracting(line -> line.strip().split(" +")[2])
        .containsExactly(
            "0.0", "0.5", "1.0", "1.5", "2.0", "3.0", "4.0", "6.0", "-0.0", "-0.5", "-1.0", "-1.5",
            "-2.0", "-3.0", "-4.0", "-6.0");
  }

  @Test
  void plansASweep() {
    Path quickstart = Installation.home().resolve("conf/sweeps/quickstart.yaml");
    assertThat(output("plan", quickstart))
        .contains("quickstart: 48 of the 15,625 architectures of nas-bench-201 for cifar10, ")
        .contains("at 4 precisions on 4 devices", "About 192 candidates (", "core-hours")
        .contains("sqnr_db >= 5.0: known after scoring", "latency_us on nvidia-t4");
    assertThat(output("plan", quickstart, "--set", "candidates.sample=3"))
        .contains("quickstart: 3 of the ", "About 12 candidates (");
  }

  @Test
  void constraintsThatNothingMeetsAreToldBeforehand() {
    Path quickstart = Installation.home().resolve("conf/sweeps/quickstart.yaml");
    assertThat(
            output(
                "plan",
                quickstart,
                "--set=candidates.sample=5",
                "--set=constraints=[parameters <= 10, latency_us >= 0]"))
        .contains("parameters <= 10.0: is met by nothing in the sample (0 %")
        .contains("latency_us >= 0.0 on nvidia-t4: can be met (100 %");
  }

  private static List<List<String>> csv(Object... command) {
    return output(with(command, "--format=csv")).lines().map(CommandLineTest::cells).toList();
  }

  private static JsonNode json(Object... command) throws IOException {
    return new JsonMapper().readTree(output(with(command, "--format=json")));
  }

  private static String output(Object... command) {
    CommandRun run = CommandRun.of(command);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    return run.out();
  }

  private static Object[] with(Object[] command, String option) {
    List<Object> longer = new ArrayList<>(List.of(command));
    longer.add(option);
    return longer.toArray();
  }

  /** The cells of a line of CSV. */
  private static List<String> cells(String line) {
    return Stream.of(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
        .map(cell -> cell.replaceFirst("^\"(.*)\"$", "$1").replace("\"\"", "\""))
        .toList();
  }

  private static List<String> column(List<List<String>> rows, String heading) {
    int column = rows.get(0).indexOf(heading);
    return rows.stream().skip(1).map(row -> row.get(column)).toList();
  }

  private static double sum(List<List<String>> rows, String heading) {
    return column(rows, heading).stream()
        .filter(cell -> !cell.isEmpty())
        .mapToDouble(Double::parseDouble)
        .sum();
  }
}
