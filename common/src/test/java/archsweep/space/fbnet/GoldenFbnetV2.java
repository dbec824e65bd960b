package archsweep.space.fbnet;

import archsweep.network.Network;
import archsweep.space.DeadEdges;
import archsweep.space.SearchSpace;
import archsweep.space.Spaces;
import archsweep.space.Task;
import archsweep.space.fbnet.FbnetV2.Row;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The networks of the rows of FBNetV2: from their blocks, and as they are registered. */
public final class GoldenFbnetV2 {

  private GoldenFbnetV2() {}

  public static Map<String, Network> networks(JsonNode row) {
    List<Row> rows = new ArrayList<>();
    for (JsonNode stage : row.get("blocks")) {
      for (JsonNode block : stage) {
        double expansion = 1;
        for (JsonNode setting : block) {
          expansion = setting.path("expansion").asDouble(expansion);
        }
        rows.add(
            new Row(block.get(0).asText(), block.get(1).asInt(), block.get(2).asInt(), expansion));
      }
    }
    Task task = Task.imagenet(row.get("input").get(2).asInt());
    String name = row.get("name").asText().toLowerCase(Locale.ROOT);
    SearchSpace space = Spaces.named(name.replace("fbnetv2_", "fbnet-v2-"));
    return Map.of(
        "", FbnetV2.network("golden", rows, task),
        "/", space.toNetwork(space.parse(space.name()), space.tasks().get(0), DeadEdges.KEEP));
  }
}
