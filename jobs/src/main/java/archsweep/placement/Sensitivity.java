package archsweep.placement;

import archsweep.system.Effort;
import archsweep.system.Objective;
import archsweep.system.Partitioner;
import archsweep.system.Placement;
import archsweep.system.instance.Instance;
import java.util.ArrayList;
import java.util.List;

/** How the value of placements changes with the bandwidth of all links. */
public final class Sensitivity {

  private static final List<Double> FACTORS = List.of(0.125, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0);

  /**
   * A point of the curve.
   *
   * @param factor of the bandwidth
   * @param value the makespan or the period
   * @param bound what no placement can beat
   */
  public record Point(double factor, double value, double bound) {}

  private Sensitivity() {}

  /** Solves an instance anew for several bandwidths, each within an equal part of the effort. */
  public static List<Point> of(
      Instance instance, Partitioner partitioner, Objective objective, Effort effort) {
    List<Point> points = new ArrayList<>();
    for (double factor : FACTORS) {
      Placement placement =
          Placement.of(
              partitioner,
              instance.withBandwidth(factor),
              objective,
              effort.within(effort.seconds() / FACTORS.size()));
      points.add(new Point(factor, placement.value(), placement.provenBound()));
    }
    return points;
  }
}
