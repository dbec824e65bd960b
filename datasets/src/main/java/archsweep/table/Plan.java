package archsweep.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Which chunk holds which items. Once committed, a plan never changes; a resumed run adds another.
 *
 * @param number from 1
 */
public record Plan(int number, List<Chunk> chunks) {

  public Plan {
    chunks = List.copyOf(chunks);
  }

  /**
   * A plan for one table.
   *
   * @param number that of the plan
   * @param items the items of each chunk, in the order in which the chunks are to be numbered
   */
  public static Plan of(int number, TableSchema table, List<List<Block>> items) {
    List<Chunk> chunks = new ArrayList<>();
    for (List<Block> blocks : items) {
      String id = "%s-%04d-%05d".formatted(table.name(), number, chunks.size() + 1);
      chunks.add(new Chunk(id, table.name(), blocks));
    }
    return new Plan(number, chunks);
  }

  String fileName() {
    return "plan-%04d.json".formatted(number);
  }

  JsonNode toJson() {
    ObjectNode json = Json.object().put("plan", number);
    ArrayNode list = json.putArray("chunks");
    for (Chunk chunk : chunks) {
      ArrayNode blocks =
          list.addObject().put("id", chunk.id()).put("table", chunk.table()).putArray("blocks");
      for (Block block : chunk.blocks()) {
        ObjectNode node = blocks.addObject();
        block.schemes().forEach(node.putArray("schemes")::add);
        node.put("ordinals", block.ordinals().toString());
        block.columns().forEach(node.putArray("columns")::add);
      }
    }
    return json;
  }

  static Plan fromJson(JsonNode json) {
    List<Chunk> chunks = new ArrayList<>();
    for (JsonNode chunk : json.required("chunks")) {
      List<Block> blocks = new ArrayList<>();
      for (JsonNode block : chunk.required("blocks")) {
        blocks.add(
            new Block(
                texts(block.required("schemes")),
                Ordinals.parse(block.required("ordinals").asText()),
                texts(block.required("columns"))));
      }
      chunks.add(
          new Chunk(chunk.required("id").asText(), chunk.required("table").asText(), blocks));
    }
    return new Plan(json.required("plan").asInt(), chunks);
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
