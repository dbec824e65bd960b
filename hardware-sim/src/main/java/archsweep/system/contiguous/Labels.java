package archsweep.system.contiguous;

import archsweep.system.instance.Edge;
import archsweep.system.instance.Instance;
import java.util.Arrays;

/**
 * Which operators never need to be apart: those of a colocation group; and one that takes neither
 * time nor memory and is linked with a single other, with that one.
 */
final class Labels {

  private final Instance instance;
  private final int[] joined;

  private Labels(Instance instance) {
    this.instance = instance;
    this.joined = new int[instance.size()];
  }

  /** A number for each operator; equal numbers stay together. */
  static int[] of(Instance instance) {
    Labels labels = new Labels(instance);
    int[] firstOfGroup = new int[instance.groupCount()];
    Arrays.fill(firstOfGroup, -1);
    for (int i = 0; i < instance.size(); i++) {
      labels.joined[i] = i;
      int group = instance.group(i);
      if (group >= 0 && firstOfGroup[group] < 0) {
        firstOfGroup[group] = i;
      } else if (group >= 0) {
        labels.joined[i] = firstOfGroup[group];
      }
    }
    for (int i = 0; i < instance.size(); i++) {
      if (labels.weightless(i)) {
        labels.join(i, labels.neighbour(i));
      }
    }
    int[] numbers = new int[instance.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = labels.find(i);
    }
    return numbers;
  }

  private boolean weightless(int operator) {
    if (instance.memory(operator) > 0
        || instance.in(operator).length + instance.out(operator).length != 1) {
      return false;
    }
    for (int k = 0; k < instance.deviceCount(); k++) {
      if (instance.time(operator, k) > 0) {
        return false;
      }
    }
    return alone(operator);
  }

  private boolean alone(int operator) {
    int group = instance.group(operator);
    for (int i = 0; group >= 0 && i < instance.size(); i++) {
      if (i != operator && instance.group(i) == group) {
        return false;
      }
    }
    return true;
  }

  private int neighbour(int operator) {
    int[] edges =
        instance.in(operator).length == 1 ? instance.in(operator) : instance.out(operator);
    Edge edge = instance.edges().get(edges[0]);
    return edge.source() == operator ? edge.target() : edge.source();
  }

  private void join(int a, int b) {
    joined[find(a)] = find(b);
  }

  private int find(int operator) {
    int root = operator;
    while (joined[root] != root) {
      root = joined[root];
    }
    return root;
  }
}
