package archsweep.space.darts;

import archsweep.network.Network;
import archsweep.space.Task;
import archsweep.space.darts.Genotype.Edge;
import archsweep.space.darts.Genotype.Operation;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The networks of the rows of DARTS, genotypes outside of its space among them. */
public final class DartsGolden {

  private DartsGolden() {}

  public static Map<String, Network> networks(JsonNode row) {
    JsonNode node = row.get("genotype");
    Genotype genotype =
        new Genotype(
            edges(node.get("normal")),
            states(node.get("normal_concat")),
            edges(node.get("reduce")),
            states(node.get("reduce_concat")));
    Map<String, Network> networks = new LinkedHashMap<>();
    networks.put(
        "",
        new DartsNetwork(genotype, row.get("C").asInt(), row.get("layers_n").asInt())
            .build("golden", Task.CIFAR10));
    if (row.has("params_with_auxiliary")) {
      networks.put(
          "/params_with_auxiliary",
          new DartsNetwork(genotype, row.get("C").asInt(), row.get("layers_n").asInt(), true)
              .build("golden", Task.CIFAR10));
    }
    if (row.has("imagenet_C48_L14")) {
      networks.put(
          "/imagenet_C48_L14", new DartsNetwork(genotype, 48, 14).build("golden", Task.IMAGENET));
    }
    return networks;
  }

  private static List<Edge> edges(JsonNode rows) {
    List<Edge> edges = new ArrayList<>();
    for (JsonNode row : rows) {
      Operation operation = Operation.valueOf(row.get(0).asText().toUpperCase(Locale.ROOT));
      edges.add(new Edge(operation, row.get(1).asInt()));
    }
    return edges;
  }

  private static List<Integer> states(JsonNode rows) {
    List<Integer> states = new ArrayList<>();
    rows.forEach(row -> states.add(row.asInt()));
    return states;
  }
}
