package archsweep.onnx.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which translator reads which operator of ONNX. */
final class Operators {

  /** Makes layers of a node, or folds it. */
  interface Translator {
    List<Value> apply(At at);
  }

  private static final Map<String, Translator> TABLE = new HashMap<>();

  static {
    TABLE.putAll(Moves.TABLE);
    TABLE.putAll(Weighted.TABLE);
    TABLE.putAll(Reductions.TABLE);
    TABLE.putAll(Elementwise.TABLE);
    TABLE.putAll(Bounds.TABLE);
  }

  private Operators() {}

  static List<Value> apply(OnnxNode node, Scope scope, Layers layers) {
    scope.madeBy(node);
    if (!node.domain().isEmpty() && !node.domain().equals("ai.onnx")) {
      throw new RefusedNodeException("operators of the domain %s are not supported", node.domain());
    }
    At at = new At(node, scope, layers);
    if (node.operator().equals("Constant")) {
      return List.of(Constants.read(node));
    }
    List<Constant> known = new ArrayList<>();
    for (int i = 0; i < node.inputs().size(); i++) {
      if (at.known(i)) {
        known.add(at.constant(i));
      }
    }
    if (known.size() == node.inputs().size()) {
      Optional<Constant> folded = Folding.fold(node, known);
      if (folded.isPresent()) {
        return List.of(folded.get());
      }
    }
    Translator translator = TABLE.get(node.operator());
    if (translator == null) {
      throw new RefusedNodeException("the operator is not supported");
    }
    return translator.apply(at);
  }
}
