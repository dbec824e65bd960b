package archsweep.space.darts;

import java.util.List;
import java.util.Locale;

/**
 * A pair of cells as the DARTS code writes them: two edges a node, and which states a cell joins.
 * States 0 and 1 are the outputs of the two cells before.
 */
record Genotype(
    List<Edge> normal, List<Integer> normalConcat, List<Edge> reduce, List<Integer> reduceConcat) {

  /** How many nodes a cell of the space has. */
  static final int NODES = 4;

  /** An operation on a state. */
  record Edge(Operation operation, int state) {}

  /** The operations of the DARTS code and of the genotypes in it. */
  enum Operation {
    SEP_CONV_3X3,
    SEP_CONV_5X5,
    DIL_CONV_3X3,
    DIL_CONV_5X5,
    MAX_POOL_3X3,
    AVG_POOL_3X3,
    SKIP_CONNECT,
    SEP_CONV_7X7,
    CONV_7X1_1X7;

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Genotype {
    normal = List.copyOf(normal);
    normalConcat = List.copyOf(normalConcat);
    reduce = List.copyOf(reduce);
    reduceConcat = List.copyOf(reduceConcat);
  }

  /**
   * Such as {@code Genotype(normal=[('sep_conv_3x3', 0), ...], normal_concat=[2, 3, 4, 5], ...)}.
   */
  @Override
  public String toString() {
    return "Genotype(normal=%s, normal_concat=%s, reduce=%s, reduce_concat=%s)"
        .formatted(write(normal), normalConcat, write(reduce), reduceConcat);
  }

  private static List<String> write(List<Edge> edges) {
    return edges.stream()
        .map(edge -> "('%s', %d)".formatted(edge.operation().text(), edge.state()))
        .toList();
  }
}
