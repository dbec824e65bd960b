package archsweep.system.contiguous;

import archsweep.system.instance.Instance;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Orders of modules in which stages are looked for. Modules go by their first operator that takes
 * time, in a topological and in a depth-first order of operators. In training that is a forward
 * operator, and its backward part goes with it; backward operators that are not colocated with a
 * forward one would all come last, so each also goes next to what reads it, as if the arrows of the
 * backward part were turned.
 */
final class Lines {

  /** How far apart operators are that go next to another. */
  private static final double STEP = 1e-6;

  private final Instance instance;
  private final int[] labels;

  private Lines(Instance instance, int[] labels) {
    this.instance = instance;
    this.labels = labels;
  }

  /** For each order the place of each module by its label. */
  static List<double[]> of(Instance instance, int[] labels) {
    Lines lines = new Lines(instance, labels);
    double[] topological = lines.places(instance.order());
    double[] depthFirst = lines.places(DepthFirst.order(instance));
    return List.of(
        topological,
        depthFirst,
        lines.turned(topological, instance.order()),
        lines.turned(depthFirst, DepthFirst.order(instance)));
  }

  private double[] places(int[] order) {
    double[] places = new double[Arrays.stream(labels).max().orElse(-1) + 1];
    Arrays.fill(places, Double.POSITIVE_INFINITY);
    for (boolean timed : new boolean[] {true, false}) {
      for (int at = 0; at < order.length; at++) {
        int label = labels[order[at]];
        if (takesTime(order[at]) == timed && (timed || places[label] > order.length)) {
          places[label] = Math.min(places[label], at);
        }
      }
    }
    return places;
  }

  private double[] turned(double[] places, int[] order) {
    double[] turned = places.clone();
    int[] at = new int[order.length];
    for (int place = 0; place < order.length; place++) {
      at[order[place]] = place;
    }
    for (int place = order.length - 1; place >= 0; place--) {
      int operator = order[place];
      int label = labels[operator];
      double latestReader = latest(instance.out(operator), turned, true);
      if (places[label] == place && instance.out(operator).length > 0 && latestReader < place) {
        turned[label] = latestReader + STEP;
      }
    }
    for (int operator : order) {
      int label = labels[operator];
      boolean behindTurned =
          Arrays.stream(instance.in(operator))
              .map(e -> instance.edges().get(e).source())
              .anyMatch(source -> turned[labels[source]] < at[source] - 0.5);
      if (instance.out(operator).length == 0 && places[label] == at[operator] && behindTurned) {
        turned[label] = latest(instance.in(operator), turned, false) + STEP;
      }
    }
    return turned;
  }

  private double latest(int[] edges, double[] places, boolean readers) {
    return Arrays.stream(edges)
        .mapToObj(e -> instance.edges().get(e))
        .mapToDouble(edge -> places[labels[readers ? edge.target() : edge.source()]])
        .max()
        .orElse(0);
  }

  private boolean takesTime(int operator) {
    return IntStream.range(0, instance.deviceCount())
        .anyMatch(k -> instance.supports(operator, k) && instance.time(operator, k) > 0);
  }
}
