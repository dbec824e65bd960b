package archsweep.space.nb101;

import archsweep.network.Network;
import archsweep.space.EncodingReader;
import archsweep.space.Task;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** The networks of the rows of NAS-Bench-101, with the order of vertices that a row has. */
public final class Golden101 {

  private Golden101() {}

  public static Map<String, Network> networks(JsonNode row) {
    String text = row.get("matrix") + " " + row.get("ops");
    Cell101 cell = Text101.read(new EncodingReader("golden", text, "")).pruned();
    return Map.of("", new Network101("golden", cell).build(Task.CIFAR10));
  }
}
