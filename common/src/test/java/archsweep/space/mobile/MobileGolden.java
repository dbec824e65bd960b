package archsweep.space.mobile;

import archsweep.network.Network;
import archsweep.network.op.Activation;
import archsweep.network.op.BatchNorm;
import archsweep.space.DeadEdges;
import archsweep.space.ProductSpace;
import archsweep.space.SearchSpace;
import archsweep.space.Task;
import archsweep.space.block.Blocks;
import archsweep.space.block.InvertedResidual;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The networks of the rows of Once-for-all and ProxylessNAS. */
public final class MobileGolden {

  private MobileGolden() {}

  public static Map<String, Network> onceForAll(JsonNode row) {
    SearchSpace space =
        new ProductSpace(new OnceForAll("once-for-all", row.get("width_mult").asDouble()));
    String text = "ks=%s;e=%s;d=%s".formatted(row.get("ks"), row.get("e"), row.get("d"));
    Task task = Task.imagenet(row.get("resolution").asInt());
    return Map.of("", space.toNetwork(space.parse(text), task, DeadEdges.KEEP));
  }

  public static Map<String, Network> specialised(JsonNode row) {
    boolean third = row.get("class_name").asText().equals("MobileNetV3");
    List<InvertedResidual> blocks = new ArrayList<>();
    for (JsonNode block : row.get("blocks_k_e_mid_in_out_s_act_se")) {
      int given = block.get(3).asInt();
      int expansion = block.get(1).asInt();
      int hidden = block.get(2).isNull() ? given * expansion : block.get(2).asInt();
      int stride = block.get(5).asInt();
      int channels = block.get(4).asInt();
      blocks.add(
          new InvertedResidual(
              block.get(0).asInt(),
              stride,
              hidden,
              channels,
              activation(block.get(6).asText()),
              BatchNorm.USUAL,
              block.get(7).asBoolean()
                  ? InvertedResidual.Squeeze.quarter(hidden)
                  : InvertedResidual.Squeeze.NONE));
    }
    Network network =
        new MobileNetwork(
                row.get("first").get(0).asInt(),
                third ? Blocks.HARD_SWISH : Blocks.RELU6,
                blocks,
                row.get("head").get(0).asInt(0),
                row.get("head").get(1).asInt())
            .build("golden", Task.imagenet(row.get("resolution").asInt()));
    return Map.of("", network);
  }

  private static Activation activation(String name) {
    return switch (name) {
      case "relu" -> Activation.RELU;
      case "relu6" -> Blocks.RELU6;
      case "h_swish" -> Blocks.HARD_SWISH;
      default -> throw new IllegalArgumentException(name);
    };
  }

  public static Map<String, Network> proxyless(JsonNode row) {
    List<InvertedResidual> blocks = new ArrayList<>();
    JsonNode rows = row.get("blocks_in_out_k_s_e_shortcut");
    for (JsonNode block : rows) {
      if (!block.isNull()) {
        blocks.add(
            InvertedResidual.plain(
                block.get(0).asInt(),
                block.get(1).asInt(),
                block.get(2).asInt(),
                block.get(3).asInt(),
                block.get(4).asInt(),
                Blocks.RELU6));
      }
    }
    Network network =
        new MobileNetwork(
                row.get("first").asInt(), Blocks.RELU6, blocks, 0, row.get("feature_mix").asInt())
            .build("golden", Task.IMAGENET);
    if (!row.get("name").asText().equals("proxyless_mobile")) {
      return Map.of("", network);
    }
    String text =
        StreamSupport.stream(rows.spliterator(), false)
            .skip(1)
            .map(block -> block.isNull() ? "skip" : "k" + block.get(2) + "e" + block.get(4))
            .collect(Collectors.joining(","));
    SearchSpace space = new ProductSpace(new ProxylessNas());
    return Map.of(
        "", network, "/", space.toNetwork(space.parse(text), Task.IMAGENET, DeadEdges.KEEP));
  }
}
