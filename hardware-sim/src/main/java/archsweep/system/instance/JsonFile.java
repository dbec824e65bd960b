package archsweep.system.instance;

import archsweep.config.TextFiles;
import archsweep.config.UserException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;

/**
 * A place in a JSON file: knows its path, for messages.
 *
 * @param origin the file
 * @param path such as {@code ops[3].time}; empty for the whole document
 */
record JsonFile(String origin, String path, JsonNode node) {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  static JsonFile read(Path file) {
    return parse(TextFiles.read(file), file.toString());
  }

  static JsonFile parse(String text, String origin) {
    try {
      JsonNode root = MAPPER.readTree(text);
      if (!root.isObject()) {
        throw new UserException(
            "%s is not a JSON object.".formatted(origin), "the file is empty or cut short.");
      }
      return new JsonFile(origin, "", root);
    } catch (JsonProcessingException e) {
      throw new UserException(
          "%s:%d: this is not JSON: %s."
              .formatted(
                  origin,
                  e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                  e.getOriginalMessage()),
          "the file is cut short.",
          e);
    }
  }

  boolean has(String key) {
    return node.hasNonNull(key);
  }

  int size() {
    return node.size();
  }

  /** The value of a key, which must be there. */
  JsonFile at(String key) {
    JsonFile value = new JsonFile(origin, path.isEmpty() ? key : path + "." + key, node.path(key));
    if (value.node.isMissingNode()) {
      throw value.wrong("is missing", "add it.");
    }
    return value;
  }

  /** A list that a key must have. */
  JsonFile list(String key) {
    JsonFile list = at(key);
    if (!list.node.isArray()) {
      throw list.wrong("must be a list", "put [ and ] around it.");
    }
    return list;
  }

  JsonFile at(int index) {
    return new JsonFile(origin, "%s[%d]".formatted(path, index), node.path(index));
  }

  /** A finite number that is not negative. */
  double amount() {
    double value = number();
    if (value < 0) {
      throw wrong("(%s) must not be negative".formatted(node.asText()), "drop the sign.");
    }
    return value;
  }

  double number() {
    if (!node.isNumber() || !Double.isFinite(node.asDouble())) {
      throw wrong(
          "(%s) must be a number".formatted(node.isMissingNode() ? "missing" : node.toString()),
          "write it without quotes.");
    }
    return node.asDouble();
  }

  /** A whole number that is not negative. */
  int count() {
    double value = amount();
    if (value != Math.rint(value) || value > Integer.MAX_VALUE) {
      throw wrong("(%s) must be a whole number".formatted(node.asText()), "count from 0.");
    }
    return (int) value;
  }

  /** A name or number, as text. */
  String id() {
    if (!node.isValueNode() || node.isNull()) {
      throw wrong("must be a name or a number", "give it an id.");
    }
    return node.asText();
  }

  UserException wrong(String reason, String advice) {
    return new UserException("%s: the %s %s.".formatted(origin, path, reason), advice);
  }
}
