package archsweep.publish;

import archsweep.space.Architecture;
import archsweep.space.SearchSpace;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The layout zc_nasbench201.json that users of NAS-Bench-Suite-Zero load with NASLib's {@code
 * get_zc_benchmark_api}: for each dataset, for each architecture as a tuple, {@code score} and
 * {@code time} of each proxy, and {@code val_accuracy}. Names, units and the value of undefined
 * scores are NASLib's. A proxy here shares its passes with others, so {@code time} is null.
 */
public final class NaslibJson {

  public static final String FILE = "zc_nasbench201.json";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double UNDEFINED = -1e8;
  private static final List<String> OPERATIONS =
      List.of("skip_connect", "none", "nor_conv_3x3", "nor_conv_1x1", "avg_pool_3x3");

  /** NASLib's edges (1,2), (1,3), (1,4), (2,3), (2,4), (3,4) among the choices of the space. */
  private static final List<Integer> EDGES = List.of(0, 1, 3, 2, 4, 5);

  private final SearchSpace space;
  private final ObjectNode root = JSON.createObjectNode();
  private final ObjectNode architectures;

  /**
   * An empty file.
   *
   * @param space NAS-Bench-201
   * @param dataset as this program calls it
   */
  public NaslibJson(SearchSpace space, String dataset) {
    this.space = space;
    this.architectures =
        root.putObject(dataset.equals("imagenet16-120") ? "ImageNet16-120" : dataset);
  }

  /** Whether NASLib has a layout for a space. */
  public static boolean knows(SearchSpace space) {
    return space.name().equals("nas-bench-201");
  }

  /** Adds an architecture. */
  public void add(
      String architecture, Map<String, OptionalDouble> scores, OptionalDouble validAccuracy) {
    ObjectNode entry = architectures.putObject(tuple(architecture));
    scores.forEach(
        (proxy, score) ->
            entry
                .putObject(proxy.equals("jacob_cov") ? "jacov" : proxy)
                .put("score", score.isPresent() ? score.getAsDouble() * scale(proxy) : UNDEFINED)
                .putNull("time"));
    validAccuracy.ifPresent(accuracy -> entry.put("val_accuracy", accuracy));
  }

  /** The file. */
  public byte[] bytes() {
    return root.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static double scale(String proxy) {
    return proxy.equals("params") || proxy.equals("flops") ? 1e-6 : 1;
  }

  private String tuple(String text) {
    List<Integer> decisions = space.decisions(new Architecture(space.name(), text));
    return IntStream.range(0, EDGES.size())
        .map(
            edge -> {
              int choice = EDGES.get(edge);
              String operation = space.choices().get(choice).options().get(decisions.get(choice));
              return OPERATIONS.indexOf(operation);
            })
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
