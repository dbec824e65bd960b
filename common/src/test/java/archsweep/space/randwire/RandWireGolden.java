package archsweep.space.randwire;

import archsweep.network.Network;
import archsweep.space.Task;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The networks of the rows of RandWire, from their edges. */
public final class RandWireGolden {

  private RandWireGolden() {}

  public static Map<String, Network> networks(JsonNode row) {
    List<List<int[]>> stages = new ArrayList<>();
    List<Integer> nodes = new ArrayList<>();
    for (JsonNode stage : row.get("edges")) {
      List<int[]> edges = new ArrayList<>();
      stage.forEach(edge -> edges.add(new int[] {edge.get(0).asInt(), edge.get(1).asInt()}));
      stages.add(edges);
      JsonNode counts = row.get("generator").path("n");
      nodes.add(counts.isArray() ? counts.get(nodes.size()).asInt() : counts.asInt(32));
    }
    return Map.of(
        "",
        new RandWireNetwork(row.get("C").asInt(), nodes, stages).build("golden", Task.IMAGENET));
  }
}
