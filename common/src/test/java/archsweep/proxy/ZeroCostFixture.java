package archsweep.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import archsweep.network.Network;
import archsweep.network.Parameters;
import archsweep.network.op.Shape;
import archsweep.space.DeadEdges;
import archsweep.space.NasBench201;
import archsweep.space.Task;
import archsweep.testing.Fixtures;
import archsweep.training.Minibatch;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * A network of NAS-Bench-201 with the weights, the batch and the scores that the references gave.
 */
record ZeroCostFixture(
    String name,
    String variant,
    JsonNode entry,
    Network network,
    Parameters parameters,
    Minibatch minibatch,
    Draws draws) {

  /** All fixtures of the golden folder. */
  static List<ZeroCostFixture> all() {
    Path folder = Fixtures.golden("zero-cost");
    try {
      JsonNode index = new ObjectMapper().readTree(folder.resolve("index.json").toFile());
      List<ZeroCostFixture> fixtures = new ArrayList<>();
      for (Map.Entry<String, JsonNode> entry : index.properties()) {
        fixtures.add(read(entry.getKey(), entry.getValue(), folder));
      }
      return fixtures;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  double score(String proxy) {
    return entry.get("scores_f64").path(proxy).asDouble(Double.NaN);
  }

  /** The references' summands by layer; empty if they gave none. */
  Map<String, Double> layers(String proxy) {
    Map<String, Double> layers = new LinkedHashMap<>();
    entry
        .get("per_layer_f64")
        .path(proxy)
        .properties()
        .forEach(layer -> layers.put(layer.getKey(), layer.getValue().asDouble()));
    return layers;
  }

  private static ZeroCostFixture read(String name, JsonNode entry, Path folder) throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve(entry.get("file").asText()));
    FloatBuffer floats = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    JsonNode arrays = entry.get("arrays");
    Task task = Task.image("golden", 3, 32, entry.get("classes").asInt());
    String variant = entry.get("variant").asText();
    NasBench201 space =
        new NasBench201(
            entry.get("C").asInt(),
            entry.get("N").asInt(),
            variant.equals("samsung")
                ? NasBench201.Variant.ZERO_COST_NAS
                : NasBench201.Variant.NAS_BENCH_201);
    Network network =
        space.toNetwork(space.parse(entry.get("arch").asText()), task, DeadEdges.KEEP);
    Map<String, float[]> values = new LinkedHashMap<>();
    network
        .parameters()
        .forEach(
            (parameter, spec) ->
                values.put(
                    parameter,
                    switch (spec.kind()) {
                      case RUNNING_MEAN -> new float[(int) spec.shape().elements()];
                      case RUNNING_VARIANCE -> ones((int) spec.shape().elements());
                      default -> array(arrays, "w:" + parameter, floats);
                    }));
    int[] labels =
        StreamSupport.stream(entry.get("labels").spliterator(), false)
            .mapToInt(JsonNode::asInt)
            .toArray();
    Shape shape = Shape.fixed(sizes(arrays, "input"));
    Minibatch minibatch = new Minibatch(array(arrays, "input", floats), labels, shape);
    Draws draws =
        arrays.has("zen:input1") ? new ZenDraws(arrays, floats, network) : Draws.seeded(network, 0);
    return new ZeroCostFixture(
        name, variant, entry, network, new Parameters(values), minibatch, draws);
  }

  /** The weights and inputs that the fixture's zen-score was computed with. */
  private record ZenDraws(JsonNode arrays, FloatBuffer floats, Network network) implements Draws {
    @Override
    public Parameters weights() {
      Map<String, float[]> values = new LinkedHashMap<>();
      network
          .parameters()
          .forEach(
              (parameter, spec) -> {
                int length = (int) spec.shape().elements();
                values.put(
                    parameter,
                    switch (spec.kind()) {
                      case NORM_SCALE, RUNNING_VARIANCE -> ones(length);
                      case WEIGHT -> array(arrays, "zen:w:" + parameter, floats);
                      default -> new float[length];
                    });
              });
      return new Parameters(values);
    }

    @Override
    public float[] normal(String purpose, int count) {
      return switch (purpose) {
        case "batch" -> array(arrays, "zen:input1", floats);
        case "disturbance" -> array(arrays, "zen:input2", floats);
        default -> new float[count];
      };
    }
  }

  private static float[] array(JsonNode arrays, String name, FloatBuffer floats) {
    assertThat(arrays.has(name)).as("array " + name).isTrue();
    int length = 1;
    for (long size : sizes(arrays, name)) {
      length *= (int) size;
    }
    float[] values = new float[length];
    floats.get(arrays.get(name).get("offset").asInt(), values);
    return values;
  }

  private static long[] sizes(JsonNode arrays, String name) {
    return StreamSupport.stream(arrays.get(name).get("shape").spliterator(), false)
        .mapToLong(JsonNode::asLong)
        .toArray();
  }

  private static float[] ones(int length) {
    float[] ones = new float[length];
    Arrays.fill(ones, 1);
    return ones;
  }

  @Override
  public String toString() {
    return name;
  }
}
