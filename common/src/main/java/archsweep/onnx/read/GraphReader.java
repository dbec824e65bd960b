package archsweep.onnx.read;

import archsweep.config.UserException;
import archsweep.network.Source;
import archsweep.network.op.Op;
import archsweep.network.op.ShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Translates the nodes of a model in their order. */
final class GraphReader {

  private static final int DEEPEST = 32;

  private final OnnxGraph graph;
  private final Layers layers;
  private final Bindings bindings;
  private final Room room;
  private int depth;

  GraphReader(OnnxGraph graph, int opset, Bindings bindings, Room room) {
    this.graph = graph;
    this.bindings = bindings;
    this.room = room;
    this.layers = new Layers(graph.name().isEmpty() ? "onnx" : graph.name(), opset, room);
  }

  OnnxImport.Model read() {
    Scope scope = new Scope(room);
    for (OnnxInput input : graph.inputs()) {
      Optional<Constant> known = bindings.value(input);
      scope.put(
          input.name(),
          known.isPresent()
              ? known.get()
              : new Value.Flow(layers.input(input.name(), bindings.type(input))));
    }
    List<Value> results = new ArrayList<>();
    try {
      results.addAll(run(graph, scope));
    } catch (RefusedNodeException e) {
      throw new DamagedModelException(e.getMessage());
    }
    List<Source> outputs = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      if (!(results.get(i) instanceof Value.Flow flow)) {
        throw new UserException(
            "The output %s does not depend on any input.".formatted(graph.outputs().get(i)),
            "the model computes nothing there; remove the output.");
      }
      outputs.add(flow.source());
    }
    return layers.model(outputs);
  }

  private List<Value> run(OnnxGraph part, Scope scope) {
    part.initialisers().forEach(scope::put);
    part.nodes().forEach(node -> translate(node, scope));
    return part.outputs().stream().map(scope::get).toList();
  }

  private void translate(OnnxNode node, Scope scope) {
    try {
      List<Value> results =
          node.operator().equals("If") ? branch(node, scope) : Operators.apply(node, scope, layers);
      for (int i = 0; i < Math.min(results.size(), node.outputs().size()); i++) {
        scope.put(node.outputs().get(i), results.get(i));
      }
    } catch (RefusedNodeException | ShapeException e) {
      throw refused(node, e.getMessage());
    } catch (ArithmeticException | IndexOutOfBoundsException | NegativeArraySizeException e) {
      // What a damaged file says of sizes and places may contradict itself anywhere.
      throw contradictory(node, e);
    } catch (IllegalArgumentException e) {
      throw ofOperator(e) ? contradictory(node, e) : e;
    }
  }

  /** Whether an operator refused its own settings, which are the file's; all else is a defect. */
  private static boolean ofOperator(IllegalArgumentException e) {
    return e.getStackTrace().length > 0
        && e.getStackTrace()[0].getClassName().startsWith(Op.class.getPackageName());
  }

  private static UserException contradictory(OnnxNode node, RuntimeException e) {
    return refused(node, "its attributes and inputs contradict one another: " + e.getMessage());
  }

  private List<Value> branch(OnnxNode node, Scope scope) {
    if (!(scope.get(node.input(0)) instanceof Constant condition)) {
      throw new RefusedNodeException("its condition %s depends on the data", node.input(0));
    }
    if (++depth > DEEPEST) {
      throw new RefusedNodeException("branches are nested deeper than %d", DEEPEST);
    }
    String taken = condition.scalar() != 0 ? "then_branch" : "else_branch";
    List<Value> results = run(node.graph(taken), scope.within());
    depth--;
    return results;
  }

  private static UserException refused(OnnxNode node, String reason) {
    return new UserException(
        "The node %s (%s) cannot be read: %s.".formatted(node.name(), node.operator(), reason),
        "docs/onnx.md lists what is supported; onnxsim or a newer exporter may simplify the model.");
  }
}
