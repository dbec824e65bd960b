package archsweep.network;

import archsweep.network.op.MatMul;
import archsweep.network.op.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Layers without parameters that do the same to the same, such as the activations at the head of
 * the edges that leave a node of a cell: one run gives the output of all of them. Products of two
 * activations are not among them, since each may be quantised in its own way.
 */
public final class Twins {

  private record Work(Op op, List<Object> inputs) {}

  private Twins() {}

  /** For each layer the position of the first one that does the same: mostly its own. */
  public static int[] of(Network network) {
    Map<Work, Integer> seen = new HashMap<>();
    int[] twins = new int[network.layers().size()];
    for (int i = 0; i < twins.length; i++) {
      Layer layer = network.layers().get(i);
      twins[i] = i;
      boolean shareable =
          layer.op().parameters(network.inputTypes(i)).isEmpty() && !(layer.op() instanceof MatMul);
      if (shareable) {
        List<Object> inputs = new ArrayList<>();
        for (Source source : layer.inputs()) {
          boolean input = network.inputs().containsKey(source.node());
          inputs.add(input ? source.node() : twins[network.position(source.node())]);
        }
        Integer first = seen.putIfAbsent(new Work(layer.op(), inputs), i);
        twins[i] = first == null ? i : first;
      }
    }
    return twins;
  }
}
