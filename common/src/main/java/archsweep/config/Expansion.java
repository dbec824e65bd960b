package archsweep.config;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * How many values a document has when each alias ({@code *name}) is written out. A page of aliases
 * of aliases can stand for more than any memory holds, and an alias within its own anchor for an
 * infinite document; both are refused before anything walks through them.
 */
final class Expansion {

  private static final long MOST = 1_000_000;
  private static final long OPEN = -1;

  private final String origin;
  private final IdentityHashMap<Node, Long> sizes = new IdentityHashMap<>();

  private Expansion(String origin) {
    this.origin = origin;
  }

  /**
   * Refuses documents of more values than any file of settings has.
   *
   * @param origin the file, for messages
   */
  static void check(Node root, String origin) {
    new Expansion(origin).size(root);
  }

  /** With a document's nesting, which its parser limits, as its depth. */
  private long size(Node node) {
    Long known = sizes.putIfAbsent(node, OPEN);
    if (known != null && known == OPEN) {
      throw refused(node, "contains itself");
    }
    if (known != null) {
      return known;
    }
    long size = 1;
    for (Node part : parts(node)) {
      size += size(part);
      if (size > MOST) {
        throw refused(node, "stands for more than %d values".formatted(MOST));
      }
    }
    sizes.put(node, size);
    return size;
  }

  private static List<Node> parts(Node node) {
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    List<Node> parts = new ArrayList<>();
    if (node instanceof MappingNode mapping) {
      for (NodeTuple entry : mapping.getValue()) {
        parts.add(entry.getKeyNode());
        parts.add(entry.getValueNode());
      }
    }
    return parts;
  }

  private UserException refused(Node node, String reason) {
    return new UserException(
        "%s:%d: what begins here %s.".formatted(origin, node.getStartMark().getLine() + 1, reason),
        "an alias (*name) refers to the wrong anchor (&name).");
  }
}
