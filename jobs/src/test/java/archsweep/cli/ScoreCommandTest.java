package archsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import archsweep.network.Initialisation;
import archsweep.network.Network;
import archsweep.network.NetworkBuilder;
import archsweep.network.NetworkId;
import archsweep.network.NetworkJson;
import archsweep.network.Parameters;
import archsweep.network.Source;
import archsweep.network.op.Activation;
import archsweep.network.op.Add;
import archsweep.network.op.Linear;
import archsweep.network.op.Shape;
import archsweep.network.op.TensorType;
import archsweep.onnx.OnnxExport;
import archsweep.onnx.read.OnnxImport;
import archsweep.precision.Formats;
import archsweep.precision.LayerPrecision;
import archsweep.precision.PrecisionAssignment;
import archsweep.proxy.Proxies;
import archsweep.proxy.Proxy;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code score} says of networks, and {@code architecture} of models of others. */
class ScoreCommandTest {

  /** Of about 5 thousand million parameters. */
  private static final String LLAMA = "llama:layers=32,width=3072,hidden=14336,queries_per_key=1";

  @TempDir Path folder;

  @Test
  void theUsualProxiesHaveAValue() throws IOException {
    Map<String, JsonNode> rows = score("resnet20", "--batch=4");
    assertThat(rows.keySet())
        .containsExactlyInAnyOrderElementsOf(Proxies.usual().stream().map(Proxy::name).toList());
    assertThat(rows.values()).allMatch(row -> row.get("status").asText().equals("ok"));
    assertThat(rows.get("sensitivity").get("better").asText()).isEqualTo("lower");
  }

  @Test
  void aRowForEachPrecisionThatAProxySees() {
    String lines =
        output("score", model(1), "--proxies=sqnr_db,snip", "--precision=int4,int8/fp16");
    assertThat(lines.lines().map(line -> line.split(" +")[0]))
        .containsExactly("proxy", "sqnr_db", "sqnr_db", "snip");
    assertThat(lines).contains(" int4 ", " w-int8,a-fp16 ");
  }

  @Test
  void theSameSeedGivesTheSameScores() throws IOException {
    assertThat(value("l2_norm", "resnet20", "--seed=3"))
        .isEqualTo(value("l2_norm", "resnet20", "--seed=3"))
        .isNotEqualTo(value("l2_norm", "resnet20", "--seed=4"));
  }

  @Test
  void aModelIsScoredWithItsOwnWeights() throws IOException {
    assertThat(value("l2_norm", model(1), "--seed=3")).isEqualTo(value("l2_norm", model(1)));
    assertThat(value("l2_norm", model(2))).isNotEqualTo(value("l2_norm", model(1)));
    assertThat(value("snip", model(1))).isPositive().isEqualTo(value("snip", model(1)));
  }

  @Test
  void inputsBehindTheFirstAreZeros() throws IOException {
    Path one = folder.resolve("one.onnx");
    Path two = folder.resolve("two.onnx");
    write(one, network(false), 1);
    write(two, network(true), 1);
    for (String proxy : List.of("snip", "grad_norm", "nwot", "jacob_cov", "synflow", "grasp")) {
      assertThat(value(proxy, two)).as(proxy).isEqualTo(value(proxy, one));
    }
  }

  @Test
  void countsNeedNoWeights() throws IOException {
    assertThat(value("params", LLAMA)).isGreaterThan(1e9);
    assertThat(value("flops", "resnet20")).isGreaterThan(1e7);
  }

  @Test
  void whatNeedsClassesIsUndefinedWithoutThem() throws IOException {
    NetworkBuilder network = new NetworkBuilder("steps");
    Source words = network.input("words", TensorType.real(Shape.batched(6, 8)));
    Path json = folder.resolve("steps.json");
    Files.writeString(
        json, NetworkJson.write(network.build(network.layer("y", new Linear(8, true), words))));
    Map<String, JsonNode> rows = score(json.toString(), "--proxies=snip,synflow");
    assertThat(rows.get("snip").get("status").asText()).isEqualTo("undefined");
    assertThat(rows.get("snip").get("reason").asText()).contains("[batch, 6, 8] has no logits");
    assertThat(rows.get("synflow").get("status").asText()).isEqualTo("ok");
  }

  @Test
  void imagesOfASweepFileCanBeTaken() throws IOException {
    String data = "--data={source: fashion-mnist-sample}";
    assertThat(value("snip", "resnet20", data)).isNotEqualTo(value("snip", "resnet20"));
  }

  @Test
  void mistakesAreTold() {
    mistake("There is no proxy snap", "score", "resnet20", "--proxies=snap");
    mistake("int88", "score", "resnet20", "--precision=int88");
    mistake("--batch (1) must be at least 2", "score", "resnet20", "--batch=1");
    mistake("fashion-mnist-sampel", "score", "resnet20", "--data={source: fashion-mnist-sampel}");
    mistake("there is no key sauce", "score", "resnet20", "--data={sauce: idx}");
    mistake("there is room for", "score", LLAMA, "--proxies=snip");
    mistake("No candidate of the run runs/none is named", "architecture", "runs/none");
    mistake("add --to FILE", "architecture", model(1), "--export=json");
  }

  @Test
  void aModelIsWrittenAgainAsItWasRead() throws IOException {
    Path again = folder.resolve("again.onnx");
    output("architecture", model(1), "--export=onnx", "--to", again);
    OnnxImport.Model read = OnnxImport.read(again, Map.of());
    assertThat(read.network()).isEqualTo(network(false));
    assertThat(read.parameters().all()).usingRecursiveComparison().isEqualTo(parameters(1).all());

    Path json = folder.resolve("again.json");
    output("architecture", model(1), "--export=json", "--to", json);
    assertThat(NetworkJson.read(Files.readString(json), "again")).isEqualTo(network(false));
    assertThat(output("architecture", model(1))).contains("network_id    ", "hidden");
  }

  private Path model(long seed) {
    Path file = folder.resolve("model%d.onnx".formatted(seed));
    write(file, network(false), seed);
    return file;
  }

  private static void write(Path file, Network network, long seed) {
    PrecisionAssignment real =
        PrecisionAssignment.uniform(network, LayerPrecision.of(Formats.FP32));
    try {
      Files.write(file, OnnxExport.write(network, parameters(seed), real));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Parameters parameters(long seed) {
    Network network = network(false);
    return Initialisation.PYTORCH_DEFAULT.draw(network, NetworkId.of(network), seed);
  }

  /** A perceptron, to whose hidden layer a state may be added. */
  private static Network network(boolean withState) {
    NetworkBuilder network = new NetworkBuilder("perceptron");
    Source input = network.input("x", TensorType.real(Shape.batched(12)));
    Source hidden = network.layer("hidden", new Linear(16, true), input);
    if (withState) {
      Source state = network.input("state", TensorType.real(Shape.batched(16)));
      hidden = network.layer("sum", new Add(), hidden, state);
    }
    Source active = network.layer("active", Activation.RELU, hidden);
    return network.build(network.layer("y", new Linear(5, true), active));
  }

  private static double value(String proxy, Object network, String... more) throws IOException {
    String[] options = Arrays.copyOf(more, more.length + 1);
    options[more.length] = "--proxies=" + proxy;
    return score(network.toString(), options).get(proxy).get("value").asDouble();
  }

  /** The rows by proxy. */
  private static Map<String, JsonNode> score(String network, String... options) throws IOException {
    Object[] command = new Object[options.length + 3];
    command[0] = "score";
    command[1] = network;
    System.arraycopy(options, 0, command, 2, options.length);
    command[options.length + 2] = "--format=json";
    Map<String, JsonNode> rows = new HashMap<>();
    new JsonMapper()
        .readTree(output(command))
        .forEach(row -> rows.put(row.get("proxy").asText(), row));
    return rows;
  }

  private static String output(Object... command) {
    CommandRun run = CommandRun.of(command);
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    return run.out();
  }

  private static void mistake(String said, Object... command) {
    CommandRun run = CommandRun.of(command);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains(said).doesNotContain("\tat ");
  }
}
