package archsweep.space.transformer;

import archsweep.network.Network;
import archsweep.space.Blueprint;
import archsweep.space.DeadEdges;
import archsweep.space.ProductSpace;
import archsweep.space.Task;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The networks of the rows of transformers: some counted on code, others by the formulas of their
 * published configurations, with full attention.
 */
public final class GoldenTransformers {

  private static final String PARAMETERS = "/params_formula";
  private static final String MACS = "/forward_macs/total_full";

  private GoldenTransformers() {}

  public static Map<String, Network> networks(JsonNode row) {
    String name = row.get("name").asText().replace('_', '-');
    Map<String, Network> networks = new LinkedHashMap<>();
    if (name.startsWith("deit")) {
      Network network = vision(row.get("config"), name.contains("distilled"));
      networks.put(PARAMETERS, network);
      if (row.has("params")) {
        networks.put("", network);
        networks.put("/macs_formula", network);
      }
    } else if (name.startsWith("bert")) {
      networks.put(PARAMETERS, Bert.encoder(name, true).build(name, Bert.PAIRS));
      if (row.has("forward_macs")) {
        Task task = Bert.pairs("golden", row.at("/forward_macs/S").asInt());
        networks.put(MACS, Bert.encoder(name, false).build(name, task));
      }
    } else {
      Network network = language(name);
      networks.put(PARAMETERS, network);
      if (row.has("forward_macs")) {
        networks.put(MACS, network);
      }
    }
    return networks;
  }

  private static Network vision(JsonNode config, boolean distilled) {
    return new VisionTransformer(
            config.get("layers").asInt(),
            config.get("dim").asInt(),
            config.get("heads").asInt(),
            config.get("mlp").asInt(),
            config.get("patch").asInt(),
            distilled)
        .build("golden", Task.IMAGENET);
  }

  private static Network language(String name) {
    if (name.startsWith("gpt2")) {
      return network(new Gpt2(), name, Gpt2.TOKENS);
    }
    return network(new Llama(), name, name.startsWith("llama-2") ? Llama.TOKENS_2 : Llama.TOKENS_3);
  }

  private static Network network(Blueprint blueprint, String text, Task task) {
    ProductSpace space = new ProductSpace(blueprint);
    return space.toNetwork(space.parse(text), task, DeadEdges.DROP);
  }
}
