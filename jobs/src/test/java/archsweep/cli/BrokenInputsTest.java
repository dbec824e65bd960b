package archsweep.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import archsweep.table.Manifest;
import archsweep.table.RunDirectory;
import archsweep.table.RunIdentity;
import archsweep.table.RunLocation;
import archsweep.table.RunOwner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import scala.Option;

/**
 * Mistakes of users: each ends with exit code 2, says where and what is wrong and what to do, shows
 * no stack trace, and is found before Spark is started.
 */
class BrokenInputsTest {

  private static final String SWEEP =
      """
      name: broken
      space: nas-bench-201
      task: cifar10
      candidates: {sample: 4}
      seed: 1
      precisions: [int8]
      data: {batch_size: 8}
      proxies: [params, synflow]
      devices: [nvidia-t4]
      objectives: [max synflow, min latency_us]
      constraints: [latency_us <= 500]
      """;

  private static final String DEVICE =
      """
      name: home-made
      version: 1
      family: roofline
      description: a device of the test
      source: none
      peak_tera_operations_per_s: {fp32: 1, int8: 4}
      vector_tera_operations_per_s: 1
      dram_bandwidth_gb_per_s: 100
      launch_overhead_us: 5
      """;

  private static final String NETWORK =
      """
      {"name": "tiny",
       "inputs": [{"name": "image", "data_type": "FLOAT", "shape": ["batch", 8]}],
       "layers": [
         {"name": "one", "op": {"kind": "activation", "function": "RELU"}, "inputs": ["image"]},
         {"name": "two", "op": {"kind": "add"}, "inputs": ["one", "image"]}],
       "outputs": ["two"]}
      """;

  private static final int CIFAR_RECORD = 3073;

  @TempDir static Path folder;

  private static Option<SparkSession> formerSession;

  @BeforeAll
  static void forgetSpark() {
    formerSession = SparkSession.getDefaultSession();
    SparkSession.clearDefaultSession();
    SparkSession.clearActiveSession();
  }

  @AfterAll
  static void rememberSpark() {
    if (formerSession.isDefined()) {
      SparkSession.setDefaultSession(formerSession.get());
    }
  }

  /**
   * A command that is wrong in one thing.
   *
   * @param said what the message must contain
   */
  private record Mistake(String name, List<String> command, List<String> said) {

    static Mistake of(String name, Object... command) {
      return new Mistake(name, Stream.of(command).map(Object::toString).toList(), List.of());
    }

    Mistake with(String option) {
      List<String> longer = new ArrayList<>(command);
      longer.add(option);
      return new Mistake(name, longer, said);
    }

    Mistake says(String... parts) {
      return new Mistake(name, command, List.of(parts));
    }

    void isRefused() {
      CommandRun run = CommandRun.of(command.toArray());
      assertThat(run.exitCode()).as("%s: %s", command, run.err()).isEqualTo(2);
      assertThat(run.err()).contains(said).doesNotContain("\tat ", "Exception", ": null");
      assertThat(run.err().lines().filter(line -> line.startsWith("Maybe "))).hasSize(1);
      assertThat(run.out()).isEmpty();
      assertThat(SparkSession.getDefaultSession().isDefined()).as("Spark was started").isFalse();
    }
  }

  @TestFactory
  Stream<DynamicTest> sweepFiles() {
    return tests(
        edited("unknown key", "seed: 1", "sede: 1").says(":5: there is no key sede", "seed"),
        edited("unknown key of a group", "{batch_size: 8}", "{batch_sice: 8}")
            .says(":7: there is no key data.batch_sice", "batch_size"),
        edited("misspelt space", "nas-bench-201", "nas-bench-210")
            .says(":2: space: ", "nas-bench-210", "Maybe you meant nas-bench-201"),
        edited("misspelt task", "cifar10", "cifra10").says(":3: the task (cifra10)", "cifar10"),
        edited("misspelt proxy", "synflow]", "synfow]").says(":8: proxies: ", "synfow", "synflow"),
        edited("misspelt device", "[nvidia-t4]", "[nvidia-t5]")
            .says(":9: devices: ", "nvidia-t5", "nvidia-t4"),
        edited("device file that is not there", "[nvidia-t4]", "[mine/t4.yaml]")
            .says(":9: devices: ", "mine/t4.yaml", "relative to another directory"),
        edited("misspelt format", "[int8]", "[int88]").says(":6: the precisions (int88)", "int8"),
        edited("objective that is no metric", "min latency_us]", "min latency_ms]")
            .says(":10: the objectives (latency_ms)", "latency_us"),
        edited("objective without direction", "max synflow", "synflow")
            .says(":10: the objectives (synflow)", "max METRIC"),
        edited("constraint that is no metric", "latency_us <= 500", "latency <= 500")
            .says(":11: the constraints (latency)", "latency_us"),
        edited("constraint of another form", "latency_us <= 500", "latency_us < 500")
            .says(":11: the constraints (latency_us < 500)", "METRIC <= NUMBER"),
        edited("constraint with a unit", "latency_us <= 500", "latency_us <= 500us")
            .says(":11: the constraints (latency_us <= 500us)"),
        edited("number with a unit", "{sample: 4}", "{sample: 4k}")
            .says(":4: the candidates.sample (4k)", "without unit"),
        edited("number out of range", "{batch_size: 8}", "{batch_size: 1}")
            .says(":7: the data.batch_size (1)", "between 2 and"),
        edited("text for a seed", "seed: 1", "seed: one").says(":5: the seed (one)"),
        edited("candidates of no kind", "{sample: 4}", "some").says(":4: the candidates (some)"),
        edited("duplicate key", "seed: 1", "seed: 1\nseed: 2").says(":6: ", "seed", "twice"),
        edited("proxy twice", "[params, synflow]", "[params, synflow, params]")
            .says(":8: the proxies", "twice"),
        edited("device twice", "[nvidia-t4]", "[nvidia-t4, nvidia-t4]")
            .says(":9: the devices (nvidia-t4)", "twice"),
        edited("device files of one name", "[nvidia-t4]", "[nvidia-t4, %s]".formatted(namesake()))
            .says(":9: devices: ", "are files of one name"),
        edited("scores of a language model", "nas-bench-201\ntask: cifar10", "gpt-2")
            .says(":7: the proxies (synflow)", "tokens-gpt2", "params and flops"),
        edited(
                "figure that a device does not have",
                "[nvidia-t4]",
                "[{vary: nvidia-t4, rows: [8]}]")
            .says(":9: devices: ", "there is no key rows"),
        edited("figure out of range", "[nvidia-t4]", "['nvidia-t4[launch_overhead_us=-1]']")
            .says(":9: devices: ", "launch_overhead_us (-1)"),
        edited("device that varies nothing", "[nvidia-t4]", "[{vary: nvidia-t4}]")
            .says(":9: the devices[0].vary (nvidia-t4)", "stands alone"),
        edited("no device", "[nvidia-t4]", "[]").says(":9: the devices ([])", "at least one entry"),
        edited("no proxy", "[params, synflow]", "[]")
            .says(":8: the proxies ([])", "at least one entry"),
        edited("no objective", "[max synflow, min latency_us]", "[]")
            .says(":10: the objectives ([])", "at least one entry"),
        edited("no space", "space: nas-bench-201\n", "").says(":1: the key space is missing"),
        edited("not YAML", "{sample: 4}", "{sample: 4").says(":5: this is not YAML"),
        edited("empty", SWEEP, "").says("holds no settings"),
        edited("a list", SWEEP, "- a\n- b\n").says("holds no settings"),
        edited("several precisions and no judge", "[int8]", "[int8, int4]")
            .says(":10: the objectives", "lowest of the 2 precisions", "sqnr_db"),
        Mistake.of("missing file", "sweep", folder.resolve("none.yaml"))
            .says("There is no file", "none.yaml"),
        Mistake.of("directory for a file", "sweep", folder).says("cannot be read"),
        set("setting without a value", "seed").says("--set seed: this is not of the form"),
        set("setting of no key", "candidates.smaple=4").says("candidates.smaple", "sample"),
        set("setting inside a value", "seed.first=4").says("--set seed.first=4", "single value"));
  }

  @TestFactory
  Stream<DynamicTest> deviceFiles() {
    return tests(
        device("missing key", "launch_overhead_us: 5\n", "")
            .says(":1: the key launch_overhead_us is missing"),
        device("negative", "per_s: 100", "per_s: -100")
            .says(":8: the dram_bandwidth_gb_per_s (-100)"),
        device("not a number", "per_s: 100", "per_s: 100GB")
            .says(":8: the dram_bandwidth_gb_per_s (100GB)"),
        device("unknown family", "roofline", "roofling").says(":3: the family (roofling)"),
        device("unknown format", "int8: 4", "int9: 4").says(":6: ", "int9"),
        device("misspelt key", "launch_overhead_us", "launch_overhead_ms")
            .says(":1: the key launch_overhead_us is missing", "launch_overhead_ms"),
        device("unknown key", "version: 1", "version: 1\nfans: 2")
            .says(":3: there is no key fans"));
  }

  @TestFactory
  Stream<DynamicTest> dataFiles() throws IOException {
    Path images = write("images", idx(0x803, 3, 4, 4));
    Path labels = write("labels", idx(0x801, 3));
    byte[] label = new byte[2 * CIFAR_RECORD];
    label[CIFAR_RECORD] = 77;
    return tests(
        data("truncated CIFAR", "source: cifar10-binary, files: %s", cifar(CIFAR_RECORD - 1))
            .says(":7: the data.files (", "has 3072 bytes"),
        data("label outside", "source: cifar10-binary, files: %s", write("label", label))
            .says(":7: the data.files (", "label 77 in record 1"),
        data("missing file", "source: cifar10-binary, files: %s", folder.resolve("none.bin"))
            .says(":7: the data.files (", "none.bin", "is not a file"),
        data("too few images", "source: cifar10-binary, files: %s", cifar(2 * CIFAR_RECORD))
            .says("minibatch of 64", "the 2 of cifar10-binary"),
        data(
                "idx of another size",
                "source: idx, images: %s, labels: " + labels,
                write("cut", Arrays.copyOf(Files.readAllBytes(images), 40)))
            .says(":7: the data.images (", "has 40 bytes"),
        data("idx swapped", "source: idx, images: %s, labels: " + images, labels)
            .says(":7: the data.images (", "is no idx file of images"),
        data("no zip", "source: cifar10-jpeg-zip, file: %s", labels)
            .says(":7: the data.file (", "is no zip file"),
        data("key of another source", "source: idx, files: %s", labels).says(":7: ", "data.images"),
        data("unknown source", "source: cifar11, files: %s", labels)
            .says(":7: the data.source (cifar11)"));
  }

  @TestFactory
  Stream<DynamicTest> networks() {
    Path convolutions = folder.resolve("convolutions.csv");
    String header = "Layer name, IFMAP Height, IFMAP Width, Filter Height, Filter Width, ";
    return tests(
        topology("missing column", header + "Channels, Num Filter, Strides,\na, 8, 8, 3, 3, 4,\n")
            .says(".csv:2: ", "8 or 9 cells"),
        topology(
                "text for a number",
                header + "Channels, Num Filter, Strides,\na, 8, 8, 3, 3, four, 8, 1,\n")
            .says(".csv:2: ", "channels (four)"),
        topology("other columns", "a, b\n1, 2\n").says(".csv:1: ", "columns (a, b)"),
        Mistake.of("missing topology", "cost", convolutions, "--device", "nvidia-t4")
            .says(convolutions.toString()),
        network("cycle", "[\"image\"]}", "[\"two\"]}").says("cycle"),
        network("unknown operator", "\"add\"", "\"ad\"").says(".json is not a network in line 5"),
        network("operator without a setting", "\"add\"}", "\"linear\", \"bias\": true}")
            .says(".json is not a network in line 5 at /layers[1]/op/out_features: "),
        network(
                "shapes that do not fit",
                "\"add\"",
                "\"global_average_pool\", \"keep_axes\": false")
            .says("layer two (", "cannot be"),
        network("dangling input", "[\"one\", ", "[\"none\", ").says("none", "does not exist"),
        network("not JSON", NETWORK, "{").says(".json is not a network"),
        network("no layers", NETWORK, "{\"name\": \"a\"}").says("it needs name, inputs, layers"),
        network("no dimension", "\"batch\", 8", "\"batch\", -8").says("-8"),
        cost("missing network", folder.resolve("none.json")).says("none.json"),
        cost("network of no kind", "resnet.pb").says("There is no search space resnet.pb"),
        cost("missing model", "resnet.onnx").says("There is no file resnet.onnx"),
        cost("no sizes for a model", "resnet.onnx:x").says("resnet.onnx", "stands :x"),
        cost("unknown space", "resnet:resnet18").says("There is no search space resnet"),
        cost("wrong architecture", "nas-bench-201:|nor_conv_9x9~0|").says("nor_conv_9x9~0"),
        Mistake.of("misspelt format", "cost", "resnet18:resnet18", "--device=nvidia-t4")
            .with("--precision=int88")
            .says("int88"),
        Mistake.of("misspelt device", "cost", "resnet18:resnet18", "--device=nvidia-t5")
            .says("nvidia-t5", "nvidia-t4"),
        Mistake.of("refused format", "cost", "resnet18:resnet18", "--device=nvidia-t4")
            .with("--precision=int3")
            .says("nvidia-t4", "int3"));
  }

  @TestFactory
  Stream<DynamicTest> names() throws IOException {
    Path space =
        Files.writeString(
            folder.resolve("endless.yaml"),
            "name: mine\ntasks: [cifar10]\nblocks: &all\n  - {repeat: 2, blocks: *all}\n");
    return tests(
        Mistake.of("endless space", "space", space, "--index=0")
            .says("endless.yaml:", "contains itself"),
        Mistake.of("space", "space", "nas-bench-202", "--index=0").says("nas-bench-202"),
        Mistake.of("index", "space", "nas-bench-201", "--index=15625").says("15625", "below 15625"),
        Mistake.of("negative index", "space", "nas-bench-201", "--index=-1").says("-1"),
        Mistake.of("architecture", "space", "nas-bench-201", "--arch=|avg_pool~0|")
            .says("|avg_pool~0|", "has avg_pool at character 2"),
        Mistake.of("cell that ends early", "space", "nas-bench-101", "--arch=[[0,1],[0,0]] [input,")
            .says("ends behind character 21"),
        Mistake.of("task", "space", "nas-bench-201", "--index=0", "--task=mnist").says("mnist"),
        Mistake.of("format", "format", "int88").says("int88"));
  }

  @TestFactory
  Stream<DynamicTest> outputs() throws IOException {
    Path sweep = Files.writeString(folder.resolve("good.yaml"), SWEEP);
    Path run = begun();
    List<Mistake> mistakes = new ArrayList<>();
    mistakes.add(
        Mistake.of("file in the place", "sweep", sweep, "--out", sweep)
            .says("The output " + sweep, "cannot be written"));
    mistakes.add(
        Mistake.of("file in the way", "sweep", sweep, "--out", sweep + "/run")
            .says("The output " + sweep + "/run", "cannot be written"));
    if (Files.isDirectory(Path.of("/proc/self"))) {
      mistakes.add(
          Mistake.of("directory that nobody may write", "sweep", sweep, "--out", "/proc/run")
              .says("The output /proc/run", "cannot be written"));
    }
    mistakes.add(
        Mistake.of("unknown file system", "sweep", sweep, "--out", "s4a://bucket/run")
            .says("s4a://bucket/run"));
    mistakes.add(
        Mistake.of("another sweep", "sweep", sweep, "--out", run)
            .says("The output " + run + " holds another run", "seed: was 2, is now 1"));
    Path none = folder.resolve("no-run");
    mistakes.add(Mistake.of("status of no run", "status", none).says("There is no run in " + none));
    mistakes.add(Mistake.of("report of no run", "report", none).says("There is no run in " + none));
    mistakes.add(
        Mistake.of("export of no run", "export", none, "--table=results")
            .says("There is no run in " + none));
    mistakes.add(
        Mistake.of("export of an unknown table", "export", run, "--table=result")
            .says("There is no table result", "results"));
    mistakes.add(
        Mistake.of("export of a table that is not there yet", "export", run, "--table=results")
            .says("has no results.parquet yet"));
    return tests(mistakes.toArray(Mistake[]::new));
  }

  private static Stream<DynamicTest> tests(Mistake... mistakes) {
    return Stream.of(mistakes).map(mistake -> dynamicTest(mistake.name(), mistake::isRefused));
  }

  /** The sweep of {@link #SWEEP} with one change. */
  private static Mistake edited(String name, String from, String to) {
    assertThat(SWEEP).contains(from);
    Path file = write(name + ".yaml", SWEEP.replace(from, to).getBytes(UTF_8));
    return Mistake.of(name, "sweep", file, "--out", folder.resolve("run"));
  }

  private static Mistake data(String name, String settings, Path file) {
    return edited(name, "{batch_size: 8}", "{%s}".formatted(settings.formatted(file)));
  }

  private static Mistake set(String name, String setting) {
    return Mistake.of(name, "sweep", write("set.yaml", SWEEP.getBytes(UTF_8)), "--set", setting);
  }

  private static Mistake device(String name, String from, String to) {
    assertThat(DEVICE).contains(from);
    Path file = write(name + ".device.yaml", DEVICE.replace(from, to).getBytes(UTF_8));
    return Mistake.of(name, "cost", "resnet18:resnet18", "--device", file);
  }

  private static Mistake topology(String name, String text) {
    return cost(name, write(name + ".csv", text.getBytes(UTF_8)));
  }

  private static Mistake network(String name, String from, String to) {
    assertThat(NETWORK).contains(from);
    return cost(name, write(name + ".json", NETWORK.replace(from, to).getBytes(UTF_8)));
  }

  private static Mistake cost(String name, Object network) {
    return Mistake.of(name, "cost", network, "--device=nvidia-t4");
  }

  private static Path cifar(int length) {
    return write("cifar" + length, new byte[length]);
  }

  /** An idx file of zeros. */
  private static byte[] idx(int magic, int... sizes) {
    int content = IntStream.of(sizes).reduce(1, (a, b) -> a * b);
    ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * sizes.length + content).putInt(magic);
    IntStream.of(sizes).forEach(bytes::putInt);
    return bytes.array();
  }

  /** Another device in a file that is called like one of ours. */
  private static Path namesake() {
    return write("nvidia-t4.yaml", DEVICE.getBytes(UTF_8));
  }

  /** A run that another sweep began. */
  private static Path begun() throws IOException {
    Path path = folder.resolve("begun");
    try (RunOwner owner = RunDirectory.open(RunLocation.of(path.toString())).own()) {
      RunIdentity other = RunIdentity.of(Map.of("seed", "2"));
      owner.replaceManifest(Manifest.begun(other, Map.of(), Map.of()));
    }
    return path;
  }

  private static Path write(String name, byte[] bytes) {
    try {
      return Files.write(folder.resolve(name.replace(' ', '-')), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
