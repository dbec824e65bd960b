package archsweep.reduce;

import archsweep.pareto.ObjectiveMatrix;
import archsweep.pareto.ParetoAnalysis;
import java.io.Serializable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The front of a device, by the place of each candidate in the results, in a form that travels. */
final class DeviceFront implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int NONE = -1;

  private final int[] ranks;
  private final double[] contributions;
  private final int knee;
  private final BitSet feasible;

  private DeviceFront(int[] ranks, double[] contributions, int knee, BitSet feasible) {
    this.ranks = ranks;
    this.contributions = contributions;
    this.knee = knee;
    this.feasible = feasible;
  }

  /**
   * Finds the front.
   *
   * @param feasible the candidates that meet the constraints
   * @param mostRanks how many fronts, one behind the other, are told apart
   */
  static DeviceFront of(ObjectiveMatrix objectives, BitSet feasible, int mostRanks) {
    ParetoAnalysis analysis = ParetoAnalysis.of(objectives, feasible, mostRanks);
    int[] ranks = new int[analysis.candidates()];
    double[] contributions = new double[ranks.length];
    Arrays.setAll(ranks, i -> analysis.rank(i).orElse(NONE));
    Arrays.setAll(contributions, i -> analysis.contribution(i).orElse(Double.NaN));
    return new DeviceFront(ranks, contributions, analysis.knee().orElse(NONE), feasible);
  }

  /** 0 on the front, 1 on the front without it, and so on; none where no rank was found. */
  OptionalInt rank(int candidate) {
    return ranks[candidate] == NONE ? OptionalInt.empty() : OptionalInt.of(ranks[candidate]);
  }

  boolean onFront(int candidate) {
    return ranks[candidate] == 0;
  }

  /** What the front's hypervolume loses without the candidate. */
  OptionalDouble contribution(int candidate) {
    return Double.isNaN(contributions[candidate])
        ? OptionalDouble.empty()
        : OptionalDouble.of(contributions[candidate]);
  }

  boolean isKnee(int candidate) {
    return candidate == knee;
  }

  boolean feasible(int candidate) {
    return feasible.get(candidate);
  }
}
