package archsweep.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts layers behind those that they read, keeping the given order where it already does so. */
final class TopologicalOrder {

  private enum Mark {
    OPEN,
    DONE
  }

  private final Map<String, Layer> layers = new LinkedHashMap<>();
  private final Map<String, Mark> marks = new LinkedHashMap<>();
  private final List<Layer> sorted = new ArrayList<>();

  TopologicalOrder(Set<String> inputs, Collection<Layer> given) {
    for (Layer layer : given) {
      if (inputs.contains(layer.name()) || layers.put(layer.name(), layer) != null) {
        throw new InvalidNetworkException(
            "The name %s is used twice.".formatted(layer.name()),
            "number the layers of a repeated block.");
      }
    }
  }

  List<Layer> sorted() {
    if (isSorted()) {
      return List.copyOf(layers.values());
    }
    layers.keySet().forEach(this::visit);
    return sorted;
  }

  private boolean isSorted() {
    Set<String> before = new HashSet<>();
    for (Layer layer : layers.values()) {
      for (Source source : layer.inputs()) {
        if (!before.contains(source.node()) && layers.containsKey(source.node())) {
          return false;
        }
      }
      before.add(layer.name());
    }
    return true;
  }

  /** Depth first with an explicit stack: a network may be deeper than the thread's stack. */
  private void visit(String start) {
    Deque<String> path = new ArrayDeque<>();
    path.push(start);
    while (!path.isEmpty()) {
      String name = path.peek();
      Layer layer = layers.get(name);
      if (layer == null || marks.get(name) == Mark.DONE) {
        path.pop();
        continue;
      }
      marks.put(name, Mark.OPEN);
      boolean ready = true;
      for (Source source : layer.inputs()) {
        Mark mark = marks.get(source.node());
        if (mark == Mark.OPEN) {
          throw new InvalidNetworkException(
              "The layer %s reads %s, which depends on it: a cycle.".formatted(name, source),
              "unroll the loop into layers that share parameters.");
        }
        if (mark == null && layers.containsKey(source.node())) {
          path.push(source.node());
          ready = false;
          break;
        }
      }
      if (ready) {
        path.pop();
        marks.put(name, Mark.DONE);
        sorted.add(layer);
      }
    }
  }
}
