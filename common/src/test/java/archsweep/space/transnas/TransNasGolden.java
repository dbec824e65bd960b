package archsweep.space.transnas;

import archsweep.network.Network;
import archsweep.space.DeadEdges;
import archsweep.space.ProductSpace;
import archsweep.space.SearchSpace;
import archsweep.space.Task;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The networks of the rows of TransNAS-Bench-101. */
public final class TransNasGolden {

  private TransNasGolden() {}

  public static Map<String, Network> networks(JsonNode row) {
    String text = row.get("arch").asText();
    Map<String, Network> networks = new LinkedHashMap<>();
    networks.put("", backbone(text, 224));
    networks.put("/backbone_256", backbone(text, 256));
    networks.put("/full_75", full(text, TransNasTasks.CLASS_OBJECT));
    if (row.has("tasks")) {
      row.get("tasks")
          .fieldNames()
          .forEachRemaining(name -> networks.put("/tasks/" + name, full(text, task(name))));
    }
    return networks;
  }

  private static Task task(String name) {
    return TransNasTasks.ALL.stream()
        .filter(task -> task.name().equals(name.replace("_generator", "")))
        .findFirst()
        .orElseThrow();
  }

  private static Network full(String text, Task task) {
    SearchSpace space =
        text.endsWith("basic") ? new TransNasMacro() : new ProductSpace(new TransNasMicro());
    return space.toNetwork(space.parse(text), task, DeadEdges.KEEP);
  }

  private static Network backbone(String text, int size) {
    Task task = Task.image("golden", 3, size, 75);
    if (text.endsWith("basic")) {
      TransNasMacro space = new TransNasMacro();
      return space.backbone(space.parse(text), task);
    }
    TransNasMicro space = new TransNasMicro();
    return space.backbone(space.read(text), task, DeadEdges.KEEP);
  }
}
