package archsweep.system.contiguous;

import archsweep.system.instance.Instance;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Operators that take no time on any device and no memory that could be short: of these some can
 * always be on the device of another operator, without any more load of any device, in pipelines
 * whose stages are contiguous. With tensors of size c, where a tensor costs the device that it
 * leaves and each that it comes to once, a free operator v goes
 *
 * <ul>
 *   <li>with its only neighbour;
 *   <li>with its only source u, together with all others that read u, if they are all free, have no
 *       other source, and have tensors that sum up to at most c(u): they may cross instead of u's;
 *   <li>with its only reader, if what v reads sums up to at most c(v): that may cross instead;
 *   <li>with its reader from which all its others can be reached, if it reads nothing and c(v) = 0.
 * </ul>
 *
 * <p>In each case v moves to a stage between those of what it reads and what reads it, so stages
 * stay contiguous. docs/partitioning.md has the argument.
 */
final class FreeOperators {

  private final Instance instance;
  private final Labels labels;
  private final boolean memoryAbounds;
  private final int[] groupSizes;
  private final boolean[] moved;

  FreeOperators(Instance instance, Labels labels) {
    this.instance = instance;
    this.labels = labels;
    double needed = 0;
    this.groupSizes = new int[instance.groupCount()];
    for (int i = 0; i < instance.size(); i++) {
      needed += instance.memory(i);
      if (instance.group(i) >= 0) {
        groupSizes[instance.group(i)]++;
      }
    }
    this.moved = new boolean[instance.size()];
    double all = needed;
    this.memoryAbounds = instance.devices().stream().allMatch(device -> all <= device.memory());
  }

  /** Joins them, those that come late in the graph first. */
  void joinAll() {
    int[] order = instance.order();
    for (int at = order.length - 1; at >= 0; at--) {
      joinReaders(order[at]);
      if (free(order[at])) {
        joinNeighbour(order[at]);
      }
    }
    for (int at = order.length - 1; at >= 0; at--) {
      if (!moved[order[at]]
          && free(order[at])
          && instance.in(order[at]).length == 0
          && size(order[at]) == 0) {
        joinFirstReader(order[at]);
      }
    }
  }

  private void joinReaders(int operator) {
    double sum = 0;
    for (int e : instance.out(operator)) {
      int reader = target(e);
      if (!labels.together(reader, operator)) {
        if (moved[reader] || !free(reader) || instance.in(reader).length != 1) {
          return;
        }
        sum += size(reader);
      }
    }
    for (int e : instance.out(operator)) {
      if (sum <= size(operator) && !labels.together(target(e), operator)) {
        move(target(e), operator);
      }
    }
  }

  private void joinNeighbour(int operator) {
    int[] in = instance.in(operator);
    int[] out = instance.out(operator);
    if (in.length == 1 && out.length == 0) {
      move(operator, source(in[0]));
    } else if (out.length == 1
        && !labels.together(operator, target(out[0]))
        && (in.length == 0 || Arrays.stream(in).mapToDouble(this::read).sum() <= size(operator))) {
      move(operator, target(out[0]));
    }
  }

  private void joinFirstReader(int operator) {
    for (int e : instance.out(operator)) {
      if (reachesAllReaders(target(e), operator)) {
        move(operator, target(e));
        return;
      }
    }
  }

  /** Once only: it may be with one or the other, which does not bring these two together. */
  private void move(int operator, int other) {
    labels.join(operator, other);
    moved[operator] = true;
  }

  private boolean reachesAllReaders(int start, int operator) {
    boolean[] reached = new boolean[instance.size()];
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < instance.size(); i++) {
      if (i != operator && labels.together(i, start)) {
        reached[i] = true;
        open.add(i);
      }
    }
    while (!open.isEmpty()) {
      for (int e : instance.out(open.remove())) {
        if (!reached[target(e)]) {
          reached[target(e)] = true;
          open.add(target(e));
        }
      }
    }
    return Arrays.stream(instance.out(operator)).allMatch(e -> reached[target(e)]);
  }

  private boolean free(int operator) {
    int group = instance.group(operator);
    if ((!memoryAbounds && instance.memory(operator) > 0)
        || (group >= 0 && groupSizes[group] > 1)) {
      return false;
    }
    for (int k = 0; k < instance.deviceCount(); k++) {
      if (instance.time(operator, k) > 0) {
        return false;
      }
    }
    return true;
  }

  /** Of the tensor that an operator makes. */
  private double size(int operator) {
    return Arrays.stream(instance.out(operator)).mapToDouble(this::edgeSize).max().orElse(0);
  }

  /** Of the whole tensor that an edge reads. */
  private double read(int edge) {
    return size(source(edge));
  }

  private double edgeSize(int edge) {
    return instance.edges().get(edge).size();
  }

  private int source(int edge) {
    return instance.edges().get(edge).source();
  }

  private int target(int edge) {
    return instance.edges().get(edge).target();
  }
}
