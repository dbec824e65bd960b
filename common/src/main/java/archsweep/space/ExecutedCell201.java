package archsweep.space;

import archsweep.space.Cell201.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What remains of a cell of NAS-Bench-201 when dead edges are dropped, skips are wires and sums of
 * one term vanish: a graph of operations and sums with one output. Two edges with the same
 * operation and source stay two, as each has weights of its own.
 */
final class ExecutedCell201 {

  /** What a node or an edge computes. Two that compute alike are two objects. */
  private static final class Value {
    private final String operator;
    private final List<Value> operands;

    private Value(String operator, List<Value> operands) {
      this.operator = operator;
      this.operands = operands;
    }
  }

  private ExecutedCell201() {}

  /**
   * A text that two cells share just when their executed graphs are isomorphic: the least of those
   * that result from reading the incoming edges of each node in every order.
   */
  static String form(Cell201 cell) {
    StringBuilder least = null;
    for (List<Integer> second : orders(2)) {
      for (List<Integer> third : orders(3)) {
        StringBuilder text = new StringBuilder();
        write(output(cell, List.of(List.of(0), second, third)), new IdentityHashMap<>(), text);
        if (least == null || text.compareTo(least) < 0) {
          least = text;
        }
      }
    }
    return least.toString();
  }

  /** The least index of the cells that have a form. */
  static int firstIndex(String form) {
    return FirstIndices.BY_FORM.get(form);
  }

  private static Value output(Cell201 cell, List<List<Integer>> orders) {
    boolean[] live = cell.live();
    List<Value> nodes = new ArrayList<>(List.of(new Value("in", List.of())));
    for (int target = 1; target < Cell201.NODES; target++) {
      List<Value> terms = new ArrayList<>();
      for (int source : orders.get(target - 1)) {
        if (live[Cell201.edge(source, target)]) {
          Operation operation = cell.operation(source, target);
          Value operand = nodes.get(source);
          terms.add(
              operation == Operation.SKIP_CONNECT
                  ? operand
                  : new Value(operation.text(), List.of(operand)));
        }
      }
      nodes.add(terms.size() == 1 ? terms.get(0) : new Value("sum", terms));
    }
    return nodes.get(Cell201.OUTPUT);
  }

  /** Writes a value out where it is met first, and as its number afterwards. */
  private static void write(Value value, Map<Value, Integer> numbers, StringBuilder text) {
    Integer number = numbers.putIfAbsent(value, numbers.size());
    if (number != null) {
      text.append('#').append(number);
      return;
    }
    text.append(value.operator).append('(');
    value.operands.forEach(operand -> write(operand, numbers, text));
    text.append(')');
  }

  private static List<List<Integer>> orders(int size) {
    return size == 2
        ? List.of(List.of(0, 1), List.of(1, 0))
        : List.of(
            List.of(0, 1, 2),
            List.of(0, 2, 1),
            List.of(1, 0, 2),
            List.of(1, 2, 0),
            List.of(2, 0, 1),
            List.of(2, 1, 0));
  }

  /** Filled on first use, since it goes through the whole space. */
  private static final class FirstIndices {
    private static final Map<String, Integer> BY_FORM = new HashMap<>();

    static {
      for (int index = 0; index < Cell201.COUNT; index++) {
        BY_FORM.putIfAbsent(form(ArchiveOrder201.cell(index)), index);
      }
    }
  }
}
