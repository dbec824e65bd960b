package archsweep.onnx.read;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The names that a graph knows: its own, and for a branch those of the graph around it. */
final class Scope {

  private final Room room;
  private final Optional<Scope> around;
  private final Map<String, Value> values = new HashMap<>();
  private final Map<String, OnnxNode> makers = new HashMap<>();

  /** The names of a model. */
  Scope(Room room) {
    this(room, Optional.empty());
  }

  private Scope(Room room, Optional<Scope> around) {
    this.room = room;
    this.around = around;
  }

  /** The names of a branch. */
  Scope within() {
    return new Scope(room, Optional.of(this));
  }

  void put(String name, Value value) {
    if (value instanceof Constant constant) {
      room.take(name, constant);
    }
    values.put(name, value);
  }

  void madeBy(OnnxNode node) {
    node.outputs().forEach(output -> makers.put(output, node));
  }

  /** The node that gives a tensor, of an operator; none if another does. */
  Optional<OnnxNode> maker(String name, String operator) {
    return Optional.ofNullable(makers.get(name)).filter(node -> node.operator().equals(operator));
  }

  boolean has(String name) {
    return values.containsKey(name) || around.map(scope -> scope.has(name)).orElse(false);
  }

  Value get(String name) {
    if (values.containsKey(name)) {
      return values.get(name);
    }
    if (around.isEmpty()) {
      throw new RefusedNodeException("it reads %s, which nothing before it gives", name);
    }
    return around.get().get(name);
  }
}
