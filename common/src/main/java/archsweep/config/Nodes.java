package archsweep.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** What nodes of a YAML document hold and where they stand. */
final class Nodes {

  private Nodes() {}

  /** The maps, lists and values that a node stands for. */
  static Object plain(Node node) {
    if (node instanceof MappingNode mapping) {
      Map<String, Object> values = new LinkedHashMap<>();
      for (NodeTuple entry : mapping.getValue()) {
        values.put(String.valueOf(plain(entry.getKeyNode())), plain(entry.getValueNode()));
      }
      return values;
    }
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue().stream().map(Nodes::plain).toList();
    }
    String value = ((ScalarNode) node).getValue();
    if (node.getTag().equals(Tag.INT) && value.matches("[-+]?[0-9]{1,18}")) {
      return Long.valueOf(value);
    }
    if (node.getTag().equals(Tag.BOOL) && (value.equals("true") || value.equals("false"))) {
      return Boolean.valueOf(value);
    }
    return value;
  }

  /** Puts every value below a node by its path; entries of lists count from 0. */
  static void flatten(String path, Node node, Map<String, String> values) {
    if (node instanceof ScalarNode scalar) {
      values.put(path, scalar.getValue());
    } else if (node instanceof SequenceNode sequence) {
      for (int i = 0; i < sequence.getValue().size(); i++) {
        flatten("%s[%d]".formatted(path, i), sequence.getValue().get(i), values);
      }
    } else if (node instanceof MappingNode mapping) {
      for (NodeTuple entry : mapping.getValue()) {
        String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
        flatten(path + "." + key, entry.getValueNode(), values);
      }
    }
  }

  /** A node in the words of a complaint. */
  static String describe(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    return node instanceof SequenceNode ? "a list" : "a group of keys";
  }

  /** The line that a node begins in, from 1. */
  static int lineOf(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}
