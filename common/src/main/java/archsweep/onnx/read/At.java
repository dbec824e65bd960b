package archsweep.onnx.read;

import archsweep.network.Layer;
import archsweep.network.Source;
import archsweep.network.op.Op;
import archsweep.network.op.Shape;
import java.util.List;
import java.util.Optional;

/** A node at its place: what it reads, and the layers that it becomes. */
record At(OnnxNode node, Scope scope, Layers layers) {

  /** The name of the layer that gives the node's first output. */
  String name() {
    return node.outputs().get(0);
  }

  boolean given(int place) {
    return !node.input(place).isEmpty();
  }

  Value value(int place) {
    if (!given(place)) {
      throw new RefusedNodeException("its input %d is left out", place);
    }
    return scope.get(node.input(place));
  }

  boolean known(int place) {
    return given(place) && value(place) instanceof Constant;
  }

  Constant constant(int place) {
    if (value(place) instanceof Constant constant) {
      return constant;
    }
    throw new RefusedNodeException("its input %s has to be known", node.input(place));
  }

  Source flow(int place) {
    return flow(value(place));
  }

  Source flow(Value value) {
    if (value instanceof Value.Flow flow) {
      return flow.source();
    }
    throw new RefusedNodeException("a known tensor stands where an activation is expected");
  }

  Shape shape(int place) {
    return layers.type(flow(place)).shape();
  }

  Shape shape(Source source) {
    return layers.type(source).shape();
  }

  /** Whole numbers that are an attribute in older versions of ONNX and an input in newer ones. */
  Optional<long[]> numbers(String attribute, int place) {
    return node.has(attribute)
        ? node.numbers(attribute)
        : given(place) ? Optional.of(constant(place).wholes()) : Optional.empty();
  }

  /** A helper layer. */
  Source step(String step, Op op, Source... sources) {
    return layers.add(name() + "//" + step, op, sources);
  }

  List<Value> result(Op op, Source... sources) {
    return List.of(new Value.Flow(layers.add(name(), op, sources)));
  }

  List<Value> result(Layer layer) {
    return List.of(new Value.Flow(layers.add(layer)));
  }

  void parameter(String role, float[] values) {
    layers.parameter(name() + "." + role, values);
  }

  void parameter(String step, String role, float[] values) {
    layers.parameter(name() + "//" + step + "." + role, values);
  }
}
