package archsweep.system.bound;

import archsweep.system.instance.Instance;
import java.util.Arrays;

/**
 * The shortest that chains of operators can take, when each predecessor may choose its device for
 * itself.
 *
 * <p>The head f[i, k] is the earliest that operator i can finish on device k: {@code f[i, k] = p[i,
 * k] + max over predecessors j of min over l of (f[j, l] + c(j, i, l, k))}. The tail g is the same
 * from the other end. Infinite where a device does not support an operator.
 */
public final class CriticalPaths {

  private final Instance instance;
  private final boolean communication;
  private final double[][] heads;
  private final double[][] tails;

  private CriticalPaths(Instance instance, boolean communication) {
    this.instance = instance;
    this.communication = communication;
    this.heads = new double[instance.size()][instance.deviceCount()];
    this.tails = new double[instance.size()][instance.deviceCount()];
    int[] order = instance.order();
    for (int operator : order) {
      Arrays.setAll(heads[operator], k -> head(operator, k));
    }
    for (int at = order.length - 1; at >= 0; at--) {
      int operator = order[at];
      Arrays.setAll(tails[operator], k -> tail(operator, k));
    }
  }

  public static CriticalPaths of(Instance instance) {
    return new CriticalPaths(instance, true);
  }

  /** As if all transfers took no time. */
  public static CriticalPaths withoutCommunication(Instance instance) {
    return new CriticalPaths(instance, false);
  }

  /** The earliest that an operator can finish on a device. */
  public double head(int operator) {
    return Arrays.stream(heads[operator]).min().orElseThrow();
  }

  /** The earliest start of an operator on a device. */
  public double release(int operator, int device) {
    return heads[operator][device] - instance.time(operator, device);
  }

  /** The earliest start of an operator on any device. */
  public double release(int operator) {
    return least(operator, this::release);
  }

  /** The least that follows an operator after its finish on a device. */
  public double delivery(int operator, int device) {
    return tails[operator][device] - instance.time(operator, device);
  }

  /** The least that follows an operator after its finish on any device. */
  public double delivery(int operator) {
    return least(operator, this::delivery);
  }

  /** The largest of all operators' heads: critical_path. */
  public double longest() {
    double longest = 0;
    for (int i = 0; i < instance.size(); i++) {
      longest = Math.max(longest, head(i));
    }
    return longest;
  }

  /** The longest way through any operator that has to choose one device for itself. */
  public double longestThroughNode() {
    double longest = 0;
    for (int i = 0; i < instance.size(); i++) {
      int operator = i;
      longest = Math.max(longest, least(i, (node, k) -> release(operator, k) + tails[node][k]));
    }
    return longest;
  }

  private interface Figure {
    double of(int operator, int device);
  }

  private double least(int operator, Figure figure) {
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < instance.deviceCount(); k++) {
      if (instance.supports(operator, k)) {
        least = Math.min(least, figure.of(operator, k));
      }
    }
    return least;
  }

  private double head(int operator, int device) {
    double ready = 0;
    for (int edge : instance.in(operator)) {
      int source = instance.edges().get(edge).source();
      double arrival = Double.POSITIVE_INFINITY;
      for (int l = 0; l < instance.deviceCount(); l++) {
        arrival = Math.min(arrival, heads[source][l] + transfer(edge, l, device));
      }
      ready = Math.max(ready, arrival);
    }
    return ready + instance.time(operator, device);
  }

  private double tail(int operator, int device) {
    double after = 0;
    for (int edge : instance.out(operator)) {
      int target = instance.edges().get(edge).target();
      double rest = Double.POSITIVE_INFINITY;
      for (int l = 0; l < instance.deviceCount(); l++) {
        rest = Math.min(rest, tails[target][l] + transfer(edge, device, l));
      }
      after = Math.max(after, rest);
    }
    return after + instance.time(operator, device);
  }

  private double transfer(int edge, int from, int to) {
    return communication ? instance.transfer(edge, from, to) : 0;
  }
}
