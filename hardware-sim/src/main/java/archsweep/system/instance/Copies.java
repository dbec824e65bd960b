package archsweep.system.instance;

import java.util.ArrayList;
import java.util.List;

/**
 * Several samples at once: independent copies of an instance that share their weights. Its makespan
 * is that of a batch, where data parallelism (whole copies on different devices) and model
 * parallelism (copies that are cut) may be mixed. Memory is counted once for each operator and
 * device, and copies are not bound to be placed alike; colocation holds within each copy.
 */
public final class Copies {

  private Copies() {}

  /** An instance of {@code copies} samples. The operators of copy b are called {@code name#b}. */
  public static Instance of(Instance instance, int copies) {
    if (copies == 1) {
      return instance;
    }
    List<Operator> operators = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    for (int copy = 0; copy < copies; copy++) {
      String suffix = "#" + copy;
      for (Operator operator : instance.operators()) {
        operators.add(
            new Operator(
                operator.name() + suffix,
                operator.times(),
                operator.memory(),
                operator.weights(),
                operator.colocation().isEmpty() ? "" : operator.colocation() + suffix));
      }
      int shift = copy * instance.size();
      for (Edge edge : instance.edges()) {
        edges.add(edge.between(edge.source() + shift, edge.target() + shift));
      }
    }
    return instance.with(operators, edges);
  }
}
