package archsweep.placement;

import archsweep.system.Effort;
import archsweep.system.Objective;
import archsweep.system.Partitioner;
import archsweep.system.Placement;
import archsweep.system.instance.Instance;
import archsweep.system.instance.Link;
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
              withBandwidth(instance, factor),
              objective,
              effort.within(effort.seconds() / FACTORS.size()));
      points.add(new Point(factor, placement.value(), placement.provenBound()));
    }
    return points;
  }

  private static Instance withBandwidth(Instance instance, double factor) {
    List<List<Link>> links =
        instance.links().stream()
            .map(
                row ->
                    row.stream()
                        .map(link -> new Link(link.latency(), link.perUnit() / factor))
                        .toList())
            .toList();
    return new Instance(
        instance.name(),
        instance.devices(),
        instance.operators(),
        instance.edges(),
        links,
        instance.periodModel());
  }
}
