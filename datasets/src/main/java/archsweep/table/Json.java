package archsweep.table;

import archsweep.config.UserException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.function.Function;

/** The small JSON files of a run. */
final class Json {

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static byte[] bytes(JsonNode json) {
    try {
      return MAPPER.writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree of JSON nodes can always be written.", e);
    }
  }

  /**
   * Reads a file that the program wrote.
   *
   * @throws UserException if it is not what the program writes
   */
  static <T> T read(String file, byte[] bytes, Function<JsonNode, T> reader) {
    try {
      return reader.apply(MAPPER.readTree(bytes));
    } catch (IOException | RuntimeException e) {
      throw new UserException(
          "The file %s is damaged: %s.".formatted(file, e.getMessage()),
          "it was edited; put it back, or choose another --out.",
          e);
    }
  }
}
