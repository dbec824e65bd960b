package archsweep.system.contiguous;

import archsweep.system.instance.Instance;
import java.util.Arrays;

/**
 * Which operators never need to be apart: those of a colocation group, and {@link FreeOperators}
 * with what they can always be beside. Sets of operators that only ever grow together.
 */
final class Labels {

  private final int[] joined;

  private Labels(int operators) {
    this.joined = new int[operators];
    Arrays.setAll(joined, i -> i);
  }

  /** A number for each operator; equal numbers stay together. */
  static int[] of(Instance instance) {
    Labels labels = new Labels(instance.size());
    int[] firstOfGroup = new int[instance.groupCount()];
    Arrays.fill(firstOfGroup, -1);
    for (int i = 0; i < instance.size(); i++) {
      int group = instance.group(i);
      if (group >= 0 && firstOfGroup[group] < 0) {
        firstOfGroup[group] = i;
      } else if (group >= 0) {
        labels.join(i, firstOfGroup[group]);
      }
    }
    new FreeOperators(instance, labels).joinAll();
    int[] numbers = new int[instance.size()];
    Arrays.setAll(numbers, labels::find);
    return numbers;
  }

  boolean together(int a, int b) {
    return find(a) == find(b);
  }

  void join(int a, int b) {
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
